"""What the program promises (docs/security.md), shown on the built binary: promises_test.py PROGRAM
Numbers in the names are those of ASSURANCE.md."""
import base64, json, os, pathlib, resource, shutil, signal, subprocess, sys, time, urllib.parse
from program import MESSAGE, PROGRAM, Machine, Tests, fake, login, stray_key

t = Tests()
NOBODY = 65534 if os.geteuid() == 0 else None
WINDOW = 10


def windows(secret):
    """Every run of ten characters of a secret behind its public prefix, in the encodings that people meet."""
    body = secret[14:] if secret.startswith("sk-") else secret
    for i in range(len(body) - WINDOW + 1):
        yield body[i:i + WINDOW]
    for encoded in (base64.b64encode(secret.encode()).decode(), secret.encode().hex(), urllib.parse.quote(secret, safe="")):
        yield encoded[20:34]


def planted():
    """A machine with a secret in every place that is read, and the secrets."""
    m, secrets = Machine(), []

    def key(prefix="sk-ant-api03-", length=95):
        secrets.append(fake(prefix, length, 100 + len(secrets)))
        return secrets[-1]

    block = lambda: json.dumps({"env": {"ANTHROPIC_API_KEY": key(), "ANTHROPIC_AUTH_TOKEN": key("tok-", 40), "MY_SECRET_TOKEN": key("", 30)}, "apiKeyHelper": f"echo {key()}"})
    for path in (".claude/settings.json", "work/.claude/settings.json", "work/.claude/settings.local.json"):
        m.write(path, block())
    m.write(".claude/.credentials.json", login(seed=900))
    secrets.extend(json.loads(login(seed=900))["claudeAiOauth"][k] for k in ("accessToken", "refreshToken"))
    m.write(".claude.json", json.dumps({"primaryApiKey": key(), "env": {"ANTHROPIC_API_KEY": key()}}))
    for path in (".bashrc", ".zshrc", ".profile", ".zshenv", ".bash_profile"):
        m.write(path, f"export ANTHROPIC_API_KEY={key()}\nexport AWS_SECRET_ACCESS_KEY={key('', 40)}\n")
    m.write(".config/fish/config.fish", f"set -gx ANTHROPIC_API_KEY {key()}\n").write("work/.env", f"ANTHROPIC_API_KEY={key()}\n").write("work/.envrc", f"export ANTHROPIC_API_KEY={key()}\n")
    m.write(".config/Code/User/settings.json", json.dumps({"terminal.integrated.env.linux": {"ANTHROPIC_API_KEY": key()}}))
    m.env.update(ANTHROPIC_API_KEY=key(), ANTHROPIC_AUTH_TOKEN=key("tok-", 40), CLAUDE_CODE_OAUTH_TOKEN=key("sk-ant-oat01-"), OPENAI_API_KEY=key("sk-proj-", 120),
                 ANTHROPIC_CUSTOM_HEADERS=f"x-api-key: {key()}\nAuthorization: Bearer {key()}", HTTPS_PROXY=f"http://user:{key('', 24)}@127.0.0.1:1",
                 ANTHROPIC_BASE_URL=f"https://user:{key('', 24)}@llm.example.net/v1?token={key('', 24)}", AWS_SECRET_ACCESS_KEY=key("", 40))
    return m, secrets


def test_15_no_secret_is_shown():
    m, secrets = planted()
    needles = {w for s in secrets for w in windows(s)}
    inline = fake("sk-ant-api03-", 95, 999)
    needles |= set(windows(inline))
    pasted = f"{MESSAGE}\nx-api-key: {secrets[0]}\nAPI Error: Header '14' has invalid value: 'Bearer {secrets[1]}'"
    sinks = 0
    with m:
        for words in (["status"], ["check"], ["explain", pasted], ["explain", "-"], ["status", "--at", inline], ["status", inline], ["--" + inline], ["explain", f"unknown {inline}"]):
            for more in ([], ["-v"], ["--json"], ["--lang", "zh"], ["-o", "out.txt"]):
                meant = ["--", "claude", "-p", "ping", "--settings", json.dumps({"env": {"ANTHROPIC_API_KEY": inline}})] if words[0] in ("status", "check") else []
                done = m.run(*words, *more, *meant, stdin=pasted)
                said = (done.stdout + done.stderr).decode() + ((m.work / "out.txt").read_text() if (m.work / "out.txt").exists() else "")
                leaked = [n for n in needles if n in said]
                t.check("15 no secret in any output", not leaked, f"{words} {more}: {leaked[:2]}")
                sinks += 1
    print(f"assurance: 15 places={len(secrets)} outputs={sinks}")


def waiting(m):
    child = subprocess.Popen([PROGRAM, "explain", "-"], env=m.environment(), cwd=m.work, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.2)
    return child


def test_17_a_crash_shows_nothing():
    m, secrets = planted()
    with m:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.getrlimit(resource.RLIMIT_CORE)[1])) if resource.getrlimit(resource.RLIMIT_CORE)[1] == resource.RLIM_INFINITY else None
        for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL):
            child = waiting(m)
            child.send_signal(number)
            out, err = child.communicate(timeout=20)
            t.check("17 a crash is one fixed line and exit 70", child.returncode == 70 and len(err.splitlines()) == 1 and not out, f"{number}: {child.returncode} {err}")
            t.check("17 a crash shows no secret", not any(w in (out + err).decode() for s in secrets for w in windows(s)))
            t.check("17 a crash leaves no core file", not list(m.work.glob("core*")))


def test_19_nothing_beside_the_process():
    m, secrets = planted()
    with m:
        before = m.tree()
        child = waiting(m)
        line = pathlib.Path(f"/proc/{child.pid}/cmdline").read_bytes()
        t.check("19 the command line holds what was typed", line == b"\0".join([PROGRAM.encode(), b"explain", b"-"]) + b"\0", line)
        children = pathlib.Path(f"/proc/{child.pid}/task/{child.pid}/children")
        t.check("19 no child processes", not children.exists() or children.read_text().split() == [])
        child.communicate(MESSAGE.encode(), timeout=20)
        for words in (["status"], ["check"], ["explain", MESSAGE]):
            m.run(*words)
        t.check("19 nothing is written anywhere", m.tree() == before)


def test_62_reads_only_offline_starts_nothing():
    if shutil.which("strace") is None:
        print("skipped: 62 needs strace")
        return
    m, _ = planted()
    with m:
        for words in (["status"], ["check"], ["explain", MESSAGE]):
            trace = m.root / "trace"
            subprocess.run(["strace", "-f", "-o", str(trace), PROGRAM, *words], env=m.environment(), cwd=m.work, capture_output=True, timeout=120)
            lines = trace.read_text(errors="replace").splitlines() if trace.exists() else []
            if len(lines) < 10:
                print("skipped: 62 strace may not trace here")
                return
            calls = [l.split(None, 1)[1] for l in lines if len(l.split(None, 1)) > 1]
            bad = [c for i, c in enumerate(calls) if c.startswith(("socket(", "connect(", "sendto(", "fork(", "vfork(", "clone(", "clone3(", "unlink", "rename", "mkdir", "chmod", "fchmod", "chown", "link", "symlink", "truncate", "ftruncate"))
                   or (c.startswith("execve(") and i > 0) or (c.startswith(("open(", "openat(", "openat2(", "creat(")) and any(w in c for w in ("O_WRONLY", "O_RDWR", "O_CREAT")))]
            t.check("62 no network, no process, no write", not bad, f"{words}: {bad[:3]}")


def test_80_booby_traps_stay_shut():
    with Machine() as m:
        marker = m.root / "marker"
        trap = f"touch {marker}"
        script = f"#!/bin/sh\n{trap}\n"
        count = 0
        for name in ("claude", "git", "aws", "gcloud", "az", "node", "npx", "security", "sh", "cat", "env", "python3"):
            m.write(f"work/bin/{name}", script, 0o755).write(f".local/bin/{name}", script, 0o755)
            count += 2
        for path in (".claude/settings.json", "work/.claude/settings.json", "work/.claude/settings.local.json", ".claude.json"):
            m.write(path, json.dumps({"apiKeyHelper": trap, "awsAuthRefresh": trap, "awsCredentialExport": trap, "gcpAuthRefresh": trap, "otelHeadersHelper": trap,
                                      "statusLine": {"type": "command", "command": trap}, "hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": trap}]}]},
                                      "mcpServers": {"x": {"command": "sh", "args": ["-c", trap]}}, "env": {"CLAUDE_CODE_USE_BEDROCK": "1"}}))
            count += 8
        for path in (".bashrc", ".zshrc", ".profile", "work/.envrc", "work/.env"):
            m.write(path, f"export ANTHROPIC_API_KEY=$({trap})\nX=`{trap}`\n")
            count += 2
        m.write(".aws/config", f"[default]\ncredential_process = {trap}\n").write(".gitconfig", f"[core]\nfsmonitor = {trap}\npager = {trap}\n")
        count += 3
        for words in (["status"], ["check"], ["explain", MESSAGE], ["status", "--", "claude", "-p", "ping"]):
            m.run(*words, env=m.environment(PATH=f"{m.work}/bin:{m.home}/.local/bin:/usr/bin:/bin"))
        t.check("80 no trap went off", not marker.exists())
        print(f"assurance: 80 traps={count}")


def test_107_a_gap_is_named():
    if NOBODY is None:
        print("skipped: 107 needs root to become somebody else")
        return
    for path in (".claude/.credentials.json", ".claude/settings.json", ".claude.json", "work/.claude/settings.json", "work/.claude/settings.local.json", "."):
        with stray_key() as m:
            for p in (".claude/settings.json", "work/.claude/settings.json", "work/.claude/settings.local.json", ".claude.json"):
                m.write(p, "{}")
            os.chmod(m.root, 0o755)
            for p in [m.home, *m.home.rglob("*")]:
                os.chown(p, NOBODY, NOBODY)
            (m.home / path).chmod(0)
            start = {"cwd": "/"}
            done = subprocess.run([PROGRAM, "check", "--json", "--cwd", str(m.work)], env=m.environment(), capture_output=True, user=NOBODY, group=NOBODY, extra_groups=[], timeout=30, **start)
            report = json.loads(done.stdout)
            named = [g["what"] for g in report["not_looked"]]
            t.check("107 what cannot be read is named and never fine", done.returncode in (1, 3) and named, f"{path}: exit {done.returncode} {named}")


def test_108_equal_runs_and_languages():
    with stray_key() as m:
        for words in (["status"], ["check"], ["explain", MESSAGE]):
            t.check("108 two runs give equal bytes", m.run(*words, "--at", "2026-11-24T08:00:00Z").stdout == m.run(*words, "--at", "2026-11-24T08:00:00Z").stdout, words)
            en, zh = (m.json(*words, "--at", "2026-11-24T08:00:00Z", "--lang", lang) for lang in ("en", "zh"))

            def bones(value):
                if isinstance(value, dict):
                    return {k: bones(v) for k, v in value.items() if k not in ("title", "why", "because", "detail")}
                return [bones(v) for v in value] if isinstance(value, list) else value
            t.check("108 both languages say the same", bones(en) == bones(zh), words)


def test_no_network_code():
    for symbol in subprocess.run(["nm", "-D", "--undefined-only", PROGRAM], capture_output=True, text=True, timeout=30).stdout.split():
        name = symbol.split("@")[0]
        t.check("no network symbol in the program", name not in ("socket", "connect", "bind", "listen", "accept", "getaddrinfo", "gethostbyname", "sendto", "recvfrom", "res_query", "execve", "execv", "execvp", "fork", "posix_spawn", "system", "popen", "curl_easy_init"), name)
    needed = [l.split("[")[1].rstrip("]") for l in subprocess.run(["readelf", "-d", PROGRAM], capture_output=True, text=True, timeout=30).stdout.splitlines() if "NEEDED" in l]
    t.check("only libc is a shared library", set(needed) <= {"libc.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}, needed)


for test in [f for name, f in sorted(globals().items()) if name.startswith("test_")]:
    test()
t.finish()
