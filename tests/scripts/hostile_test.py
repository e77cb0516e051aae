"""Bad input of every kind ends in a clear answer: hostile_test.py PROGRAM"""
import json, os, random, socket, subprocess, sys, time
from program import MESSAGE, PROGRAM, Machine, Tests, fake, login

t = Tests()
KNOWN = (".claude/settings.json", ".claude/.credentials.json", ".claude.json", "work/.claude/settings.json", "work/.claude/settings.local.json", ".zshrc", ".bashrc",
         ".config/fish/config.fish", "work/.env", "work/.envrc", ".aws/config", ".aws/credentials", ".config/Code/User/settings.json")
COMMANDS = (["status", "claude-code"], ["check"], ["explain", MESSAGE])


def answers(name, m, words, env=None, stdin=b"", seconds=5, **options):
    start = time.monotonic()
    try:
        done = m.run(*words, env=env, stdin=stdin, timeout=60, **options)
    except subprocess.TimeoutExpired:
        t.check(name, False, f"{words}: no answer")
        return None
    ok = done.returncode in (0, 1, 2, 3) and time.monotonic() - start < seconds and b"\x1b" not in done.stdout + done.stderr and b"\x00" not in done.stdout
    t.check(name, ok, f"{words}: exit {done.returncode} {done.stderr[:200]}")
    return done


def nested(depth):
    return b"[" * depth + b"]" * depth, b'{"env":' * depth + b"1" + b"}" * depth


def texts():
    rng = random.Random(3)
    yield "empty", b""
    yield "null", b"null"
    yield "array", b"[]"
    yield "BOM", b"\xef\xbb\xbf" + login().encode()
    yield "random bytes", bytes(rng.randrange(256) for _ in range(4096))
    yield "NULs", b"\0" * 4096
    yield "UTF-16", login().encode("utf-16")
    yield "invalid UTF-8", b'{"env":{"ANTHROPIC_API_KEY":"\xff\xfe\xc3("}}'
    yield "escapes", '{"env":{"ANTHROPIC_API_KEY":"\\u001b[2J\\u001b]0;x\\u0007","ANTHROPIC_BASE_URL":"http://\\u202eevil"}}'.encode()
    yield "NUL in a value", b'{"env":{"ANTHROPIC_API_KEY":"a\\u0000b"}}'
    yield "numbers", b'{"env":{"ANTHROPIC_API_KEY":1e999},"claudeAiOauth":{"expiresAt":-1e400,"accessToken":18446744073709551616}}'
    yield "duplicates", b'{"env":1,"env":{"ANTHROPIC_API_KEY":"a","ANTHROPIC_API_KEY":"b"}}'
    yield "endless line", b"export A=" + b"x" * 900_000
    yield "open quotes", b"export ANTHROPIC_API_KEY='" + b"\n" * 2000
    yield "here-document", b"cat <<E\n" * 3000
    for depth in (64, 65, 1000, 100_000):
        for text in nested(depth):
            yield f"nesting {depth}", text
    yield "over the limit", b" " * (5 << 20)


def every_text_in_every_file():
    for name, text in texts():
        with Machine() as m:
            for path in KNOWN:
                m.write(path, text)
            for words in COMMANDS:
                answers("43 48 49 50 51 52 hostile files", m, [*words, "--json"])


def special_files():
    kinds = {"FIFO": os.mkfifo, "directory": os.mkdir, "loop": lambda p: os.symlink(p, p), "dangling link": lambda p: os.symlink("/nonexistent/x", p),
             "link to a device": lambda p: os.symlink("/dev/zero", p), "link to a FIFO of the kernel": lambda p: os.symlink("/proc/self/fd/0", p), "socket": bind}
    for path in KNOWN:
        for kind, make in kinds.items():
            with Machine() as m:
                target = m.home / path
                target.parent.mkdir(parents=True, exist_ok=True)
                make(str(target))
                done = answers("56 57 special files", m, ["check", "--json"], seconds=2)
                if path == ".claude/.credentials.json" and kind in ("FIFO", "directory", "loop", "socket", "link to a device"):
                    t.check("56 a login that is no file is named", done and json.loads(done.stdout)["not_looked"] and done.returncode != 0, f"{kind}: {done and done.stdout[-300:]}")


def bind(path):
    s = socket.socket(socket.AF_UNIX)
    os.chdir(os.path.dirname(path))
    s.bind(os.path.basename(path))
    s.close()


def odd_homes():
    for home in (None, "", "relative", "/nonexistent", "/dev/null", "/", "/tmp/a b\nc🙂", "//", "/proc/self", "~", "\x1b[31m"):
        with Machine() as m:
            for words in COMMANDS:
                answers("63 odd homes", m, words, env=m.environment(HOME=home))


def texts_on_stdin():
    rng = random.Random(5)
    for name, text in texts():
        with Machine() as m:
            answers("48 hostile text to explain", m, ["explain", "--json", "-"], stdin=text)
            done = answers("48 hostile text around a message", m, ["explain", "--json", "-"], stdin=text + b"\n" + MESSAGE.encode() + b"\n" + text)
            t.check("a message is found in hostile text", done and json.loads(done.stdout)["matches"], name)


def a_long_text():
    """64 MiB of noise in bounded memory, with one message in the middle."""
    code = "import os,sys;p=os.posix_spawn(sys.argv[1],sys.argv[1:],os.environ);print(os.wait4(p,0)[2].ru_maxrss,file=sys.stderr)"
    noise = b"".join(b"%d some line of a build with session and token words\n" % i for i in range(20000))
    text = noise * 32 + MESSAGE.encode() + b"\n" + noise * 32
    with Machine() as m:
        done = subprocess.run([sys.executable, "-S", "-E", "-c", code, PROGRAM, "explain", "--json", "-"], input=text, env=m.environment(), cwd=m.work, capture_output=True, timeout=120)
        t.check("47 a long text is read to its end", json.loads(done.stdout)["matches"][0]["line"] == 20000 * 32 + 1, done.stdout[:200])
        peak = int(done.stderr.split()[-1])
        t.check("47 in bounded memory", peak < 64 * 1024, peak)
        print(f"assurance: 47 bytes={len(text)} peak_kB={peak}")


def odd_env_files():
    for name, text in (("no names", b"====\0=\0x"), ("binary", bytes(range(256)) * 50), ("line breaks", b"A=1\nB=2\n\n=\n"), ("values with breaks", b"ANTHROPIC_API_KEY=a\nb\0C=\x1b[2J\0")):
        with Machine() as m:
            m.write("env", text)
            for words in COMMANDS:
                answers("odd env files", m, [*words, "--env-file", str(m.home / "env")])


for test in (every_text_in_every_file, special_files, odd_homes, texts_on_stdin, a_long_text, odd_env_files):
    test()
t.finish()
