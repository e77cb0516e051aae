"""Streams, exit codes, flags and formats of the built program: commands_test.py PROGRAM"""
import json, os, pty, select, subprocess, sys
import jsonschema
from program import MESSAGE, PROGRAM, SOURCE, Machine, Tests, fake, login, stray_key

t = Tests()
SCHEMA = json.loads((SOURCE / "docs/report.schema.json").read_text())


def valid(document):
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document))
    return not errors, errors[0].message[:200] if errors else ""


def exit_codes():
    with stray_key() as m:
        for words, code in ((["status"], 0), (["check"], 0), (["doctor"], 0), (["check", "--fail-on", "warning"], 1), (["explain", MESSAGE], 0),
                            (["explain", "nothing known"], 3), (["chek"], 2), (["status", "nosuch"], 2), (["--nosuch"], 2), (["catalog", "show", "nosuch"], 2),
                            (["version"], 0), (["help"], 0), (["help", "status"], 0), (["completion", "bash"], 0), (["completion", "tcsh"], 2),
                            (["status", "--pid", "999999999"], 3), (["status", "--env-file", "/nonexistent"], 3)):
            done = m.run(*words)
            t.check("exit code", done.returncode == code, f"{words}: {done.returncode} instead of {code}")
            t.check("a mistake is told on stderr alone", (code != 2) or (done.stderr and not done.stdout), words)
            t.check("a result is told on stdout alone", (code == 2) or words[-1] in ("999999999", "/nonexistent") or not done.stderr, words)


def suggestions():
    with Machine() as m:
        for words, wanted in ((["statsu"], "status"), (["--jason"], "--json"), (["check", "--fail-on", "warn"], "warning"), (["status", "claude-cod"], "claude-code"),
                              (["catalog", "lst"], "list"), (["catalog", "show", "claude-code/not-loged-in"], "claude-code/not-logged-in"), (["completion", "bsh"], "bash")):
            done = m.run(*words)
            t.check("the nearest right word is named", wanted.encode() in done.stderr, f"{words}: {done.stderr}")


def documents():
    with stray_key() as m:
        for words in (["status"], ["check"], ["explain", MESSAGE], ["explain", "unknown"], ["explain", "invalid-x-api-key"], ["explain", "stray-env-key-beats-login"],
                      ["explain", "comment-out-export"], ["version"], ["chek"], ["status", "nosuch"], ["--nosuch"], ["status", "--lang", "zh"], ["status", "--verbose"]):
            done = m.run(*words, "--json")
            document = json.loads(done.stdout)
            t.check("JSON is one valid document", *valid(document))
    with Machine() as m:
        t.check("JSON is one valid document", *valid(m.json("check")))


def places():
    with Machine() as m, stray_key() as other:
        (m.root / "env").write_bytes(b"\0".join(f"{k}={v}".encode() for k, v in other.env.items()) + b"\0")
        report = m.json("check", "--home", str(other.home), "--env-file", str(m.root / "env"))
        t.check("--home and --env-file examine another place", [f["causes"][0] for f in report["findings"]] == ["stray-env-key-beats-login"], report["findings"])
        etc = m.root / "etc"
        (etc / "claude-code").mkdir(parents=True)
        (etc / "claude-code/managed-settings.json").write_text('{"forceLoginMethod":"claudeai"}')
        report = m.json("check", "--etc", str(etc), "--env-file", str(m.root / "env"))
        t.check("--etc stands for /etc", report["findings"][0]["causes"] == ["org-policy-blocks"], report["findings"])
        fake_root = m.root / "root"
        (fake_root / "home/ada/.claude").mkdir(parents=True)
        (fake_root / "home/ada/.claude/.credentials.json").write_text(login())
        report = m.json("status", "claude-code", "--root", str(fake_root), "--home", "/home/ada", "--cwd", "/")
        t.check("--root examines a captured tree", any(c["state"] == "effective" and c["source"] == "login" for c in report["credentials"]), report["credentials"])
        late = m.json("status", "claude-code", "--home", str(other.home), "--at", "2200-01-01T00:00:00Z", "--env-file", "/dev/null")
        t.check("--at is the time", any(c["expires_at"] and "ended" in c["why"] or c["source"] == "login" for c in late["credentials"]), late)


def pid():
    with Machine() as m:
        child = subprocess.Popen(["/bin/sleep", "60"], env=m.environment(ANTHROPIC_API_KEY=fake("sk-ant-api03-", 95, 3)), cwd=m.work)
        try:
            report = m.json("status", "claude-code", "--pid", str(child.pid), env=m.environment())
            t.check("--pid sees what a process sees", any(c["state"] == "effective" and c["source"] == "api-key" for c in report["credentials"]), report["credentials"])
        finally:
            child.kill()
            child.wait()


def output_file():
    with stray_key() as m:
        done = m.run("status", "-o", "r.txt")
        path = m.work / "r.txt"
        t.check("-o writes the result, for the user alone", done.stdout == b"" and b"ANTHROPIC_API_KEY" in path.read_bytes() and path.stat().st_mode & 0o777 == 0o600, done)
        t.check("--quiet leaves the exit code", m.run("check", "--quiet", "--fail-on=warning").stdout == b"" and m.run("check", "--quiet", "--fail-on=warning").returncode == 1)


def languages():
    with stray_key() as m:
        t.check("LANG chooses Chinese", "未使用".encode() in m.run("status", env=m.environment(LANG="zh_CN.UTF-8")).stdout)
        t.check("another character set means ASCII", m.run("status", env=m.environment(LANG="en_US.ISO-8859-1")).stdout.isascii())


def terminal():
    """On a terminal `why401` alone checks, in colour."""
    with stray_key() as m:
        pid, fd = pty.fork()
        if pid == 0:
            os.chdir(m.work)
            os.execve(PROGRAM, [PROGRAM], m.environment(TERM="xterm"))
        seen = b""
        while select.select([fd], [], [], 10)[0]:
            try:
                part = os.read(fd, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.waitpid(pid, 0)
        t.check("on a terminal the machine is checked, in colour", b"overrides your login" in seen and b"\x1b[" in seen, seen[:300])


def broken_pipe():
    with Machine() as m:
        done = subprocess.run(["bash", "-c", f"'{PROGRAM}' catalog list errors | head -1; echo ${{PIPESTATUS[0]}}"], env=m.environment(), capture_output=True, timeout=60)
        t.check("a closed reader is a quiet end", done.stderr == b"" and done.stdout.splitlines()[-1] == b"0", done)


def completions():
    with Machine() as m:
        script = m.run("completion", "bash").stdout
        t.check("the completion for bash parses", subprocess.run(["bash", "-n"], input=script, timeout=10).returncode == 0)
        for shell in ("zsh", "fish"):
            t.check("completions name every command", all(c in m.run("completion", shell).stdout for c in (b"explain", b"status", b"check", b"catalog")), shell)


for test in (exit_codes, suggestions, documents, places, pid, output_file, languages, terminal, broken_pipe, completions):
    test()
t.finish()
