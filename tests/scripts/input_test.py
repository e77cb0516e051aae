"""Hostile files, texts and homes end in an answer: exit code 0 to 3, in seconds, in little memory.

SPDX-License-Identifier: Apache-2.0
"""

import os
import random
import subprocess
import time
import unittest

from places import FILES
from support import INSTRUMENTED, MESSAGE, PROGRAM, Promise, Scene, document, login

SECONDS = 5
MEMORY_MIB = int(os.environ.get("WHY_MEMORY_MIB", "16"))
# What would change a title, clear the screen and colour the rest.
COMMANDS = b"\x1b]0;title\x07\x1b[2J\x9b31m"


def answer(scene, *arguments, **how):
    """What is wrong with how the program answered, or None."""
    before = time.monotonic()
    try:
        done = scene.run(*arguments, timeout=60, **how)
    except subprocess.TimeoutExpired:
        return "no answer"
    said = done.stdout + done.stderr
    if done.returncode not in (0, 1, 2, 3):
        return f"exit {done.returncode}: {done.stderr[:200]}"
    if time.monotonic() - before > SECONDS * (10 if INSTRUMENTED else 1):
        return "too slow"
    return "a control character" if any(byte < 32 and byte != 10 for byte in said) else None


def nested(depth):
    yield f"arrays {depth}", b"[" * depth + b"]" * depth
    yield f"objects {depth}", b'{"env":' * depth + b"1" + b"}" * depth
    yield f"quotes and blocks {depth}", b"if (\"$(`" * depth


def texts():
    """Name and bytes of what nobody writes on purpose."""
    for depth in (64, 65, 10 ** 3, 10 ** 5, 10 ** 6):
        yield from nested(depth)
    yield "empty", b""
    yield "null", b"null"
    yield "array at the top", b'["env"]'
    yield "random bytes", random.Random(1).randbytes(65536)
    yield "NULs", b"\0" * 65536
    yield "NUL in a value", b'{"env":{"ANTHROPIC_API_KEY":"a\\u0000b"}}\nexport ANTHROPIC_API_KEY=a\0b\n'
    yield "invalid UTF-8", b'{"env":{"ANTHROPIC_API_KEY":"\xff\xfe\xc3("}}\nexport ANTHROPIC_API_KEY=\xed\xa0\x80\n'
    yield "byte-order mark", b"\xef\xbb\xbf" + login(1).encode()
    yield "UTF-16", login(1).encode("utf-16")
    yield "UTF-32", login(1).encode("utf-32")
    yield "terminal commands", b'{"env":{"ANTHROPIC_BASE_URL":"%b"}}\nexport ANTHROPIC_BASE_URL=%b\n' % (COMMANDS, COMMANDS)
    yield "odd numbers", b'{"claudeAiOauth":{"accessToken":1e999,"expiresAt":-1e400,"refreshTokenExpiresAt":99999999999999999}}'
    yield "double names", b'{"env":1,"env":{"ANTHROPIC_API_KEY":"a","ANTHROPIC_API_KEY":["b"]}}'
    yield "an endless line", b"export A=" + b"x" * (1 << 20)
    yield "open quotes", b"export ANTHROPIC_API_KEY='" + b"\n" * 5000
    yield "open here-documents", b"cat <<E\n" * 5000
    yield "an executable", PROGRAM.read_bytes()[:1 << 20]
    yield "over every limit", b" " * (17 << 20)


class Files(Promise):
    def test_any_bytes_in_any_file_end_in_an_answer(self):
        inputs, violations = 0, []
        for name, text in texts():
            with Scene() as scene:
                for place in FILES:
                    scene.write(place, text)
                for command in (["status"], ["check", "--json"], ["explain", "--verbose", "-"]):
                    wrong = answer(scene, *command, stdin=MESSAGE)
                    inputs += len(FILES)
                    violations += [(name, command, wrong)] if wrong else []
        self.kept(43, "any bytes in any file end in an answer", inputs, violations)

    def test_one_bad_file_does_not_spoil_the_others(self):
        inputs, violations = 0, []
        for place in FILES:
            for name, text in (("random", random.Random(2).randbytes(4096)), ("deep", b"[" * 10 ** 5)):
                with Scene({place: text}) as scene:
                    wrong = answer(scene, "check", "claude-code")
                    inputs += 1
                    violations += [(place, name, wrong)] if wrong else []
        self.kept(48, "one bad file ends in an answer", inputs, violations)


    def test_any_bytes_in_an_environment_file_end_in_an_answer(self):
        violations, inputs = [], 0
        with Scene() as scene:
            for name, text in (*texts(), ("no names", b"====\0=\0x\0"), ("commands", b"ANTHROPIC_API_KEY=" + COMMANDS)):
                scene.write("work/job.env", text)
                wrong = answer(scene, "check", "--env-file", "job.env")
                inputs += 1
                violations += [(name, wrong)] if wrong else []
        self.kept(48, "any bytes in an environment file end in an answer", inputs, violations)


class StandardInput(Promise):
    def test_any_text_ends_in_an_answer_and_hides_no_message(self):
        inputs, violations = 0, []
        with Scene() as scene:
            for name, text in texts():
                wrong = answer(scene, "explain", "-", stdin=text)
                violations += [(name, wrong)] if wrong else []
                around = scene.run("explain", "--json", stdin=text + b"\n" + MESSAGE.encode() + text)
                found = around.returncode == 0 and document(around.stdout)["matches"]
                violations += [] if found else [(name, "message not found")]
                inputs += 2
        self.kept(48, "any text ends in an answer and hides no message", inputs, violations)

    def test_64_mib_need_little_memory(self):
        noise = random.Random(3).randbytes(1 << 20).replace(b"\n", b" ") + b"\n"
        with Scene() as scene:
            reader, writer = os.pipe()
            os.write(writer, b"\0" * 65536)  # the pipe is full: the program stays until its memory was looked at
            child = subprocess.Popen(scene.command("explain", "--json", "-"), env=scene.env, cwd=scene.work,
                                     stdin=subprocess.PIPE, stdout=writer)
            os.close(writer)
            for block in range(64):
                child.stdin.write(noise)
                if block == 32:
                    child.stdin.write(MESSAGE.encode())
            child.stdin.close()
            peak = self.peak_when_it_waits(child.pid)
            with os.fdopen(reader, "rb") as out:
                report = document(out.read().lstrip(b"\0"))
            self.assertEqual(child.wait(20), 0)
        self.assertEqual([match["line"] for match in report["matches"]], [34])
        print(f"64 MiB of text: peak {peak} KiB")
        too_much = peak > MEMORY_MIB << 10 and not INSTRUMENTED
        self.kept(47, "64 MiB of text in little memory", 65, [peak] if too_much else [])

    def peak_when_it_waits(self, pid):
        """KiB. Read while the program waits for its reader."""
        for _ in range(2000):
            with open(f"/proc/{pid}/status") as status:
                fields = dict(line.split(":", 1) for line in status)
            if fields["State"].split()[0] == "S":
                return int(fields["VmHWM"].split()[0])
            time.sleep(0.01)
        self.fail("the program does not end")


class Homes(Promise):
    def test_odd_homes_end_in_an_answer(self):
        homes = ("", "relative", "/nonexistent", "/dev/null", "/", "//", "~", "/tmp/a b\nc 🙂", "/proc/self",
                 COMMANDS.decode("latin-1"), "x" * 5000)
        violations = []
        with Scene() as scene:
            for home in (None, *homes):
                scene.env.pop("HOME", None)
                for command in (["status"], ["check"], ["explain", "-"]):
                    wrong = answer(scene, *command, stdin=MESSAGE, env={} if home is None else {"HOME": home})
                    violations += [(home, command, wrong)] if wrong else []
        self.kept(63, "odd homes end in an answer", 3 * (len(homes) + 1), violations)

    def test_a_home_with_any_name_is_read(self):
        violations, names = [], ("a b", "a\nb", "家🙂", "-rf", "$(touch x)", "%s%n", "'\"")
        for name in names:
            with Scene({f"home/{name}/.claude/.credentials.json": login(1)}) as scene:
                _, report = scene.json("status", "claude-code", env={"HOME": str(scene.home / name)})
                sent = [c["origin"]["path"] for c in report["credentials"] if c["state"] == "effective"]
                violations += [] if sent == ["~/.claude/.credentials.json"] else [(name, sent)]
        self.kept(63, "a home with any name is read", len(names), violations)

    def test_a_closed_home_is_answered_and_named(self):
        violations = []
        for mode, wanted in ((0o500, {0}), (0o000, {1, 3})):
            with Scene({"home/.claude/.credentials.json": login(1)}) as scene:
                scene.give_to_nobody()
                scene.home.chmod(mode)
                code, _ = scene.json("check", "claude-code", as_nobody=True)
                violations += [] if code in wanted else [(oct(mode), code)]
        self.kept(63, "a closed home is answered", 2, violations)


if __name__ == "__main__":
    unittest.main(verbosity=0)
