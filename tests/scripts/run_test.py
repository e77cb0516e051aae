"""`why401 run -- CMD` runs CMD as if it were not there.

SPDX-License-Identifier: Apache-2.0
"""

import ctypes
import os
import re
import resource
import select
import signal
import socket
import subprocess
import sys
import termios
import time
import unittest
from pathlib import Path

from run_scenes import Scenes  # noqa: F401  its tests run here
from run_streams import Streams  # noqa: F401
from sessions import Session, state_of
from support import INSTRUMENTED, MESSAGE, PROGRAM, Promise, Scene, document

LIBC = ctypes.CDLL(None, use_errno=True)
RUN = [str(PROGRAM), "run"]
QUIET = [*RUN, "--quiet", "--"]
PYTHON = [sys.executable, "-I", "-S", "-c"]
MUCH = int(os.environ.get("WHY_MUCH", 256 << 20))  # bytes; 10737418240 is worth trying now and then
PR_SET_CHILD_SUBREAPER = 36


def normal(code):
    return 128 - code if code < 0 else code



def is_raw(session):
    """Whether keys go on one by one, as from a terminal that run has taken."""
    return not session.mode()[3] & termios.ICANON


class UnderRun(unittest.TestCase):
    """Helpers; what a run leaves behind becomes a child of this process, and fails the test."""

    maxDiff = 3000

    def setUp(self):
        self.scene = Scene()
        self.addCleanup(self.scene.__exit__)
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.addCleanup(self.nobody_is_left)

    def nobody_is_left(self):
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
        until = time.monotonic() + 5
        try:
            while os.waitpid(-1, os.WNOHANG) != (0, 0) or time.monotonic() < until:
                time.sleep(0.005)
            self.fail(f"left behind: {self.children()}")
        except ChildProcessError:
            pass

    @staticmethod
    def children():
        return subprocess.run(["ps", "-o", "pid,ppid,stat,args", "--ppid", str(os.getpid())], capture_output=True,
                              text=True, check=False).stdout

    def done(self, command, stdin=b"", **how):
        env = {**self.scene.env, **how.pop("env", {})}
        return subprocess.run(command, env=env, cwd=self.scene.work, input=stdin, capture_output=True, check=False,
                              timeout=60, **how)

    def both(self, *command, **how):
        """The same command alone and under run: exit code and streams are equal, and are given back."""
        alone, under = self.done(command, **how), self.done([*QUIET, *command], **how)
        self.assertEqual((normal(under.returncode), under.stdout, under.stderr),
                         (normal(alone.returncode), alone.stdout, alone.stderr), command)
        return under

    def sh(self, script, *arguments, **how):
        return self.both("sh", "-c", script, "sh", *arguments, **how)


class Endings(UnderRun):
    def test_exit_codes_are_the_command_s(self):
        for code in (0, 1, 2, 124, 125, 126, 127, 130, 255):
            self.assertEqual(self.sh(f"exit {code}").returncode, code)

    def test_a_death_by_a_signal_is_128_and_its_number(self):
        for name in ("TERM", "KILL", "SEGV", "USR1", "PIPE", "HUP"):
            code = self.sh(f"kill -{name} $$").returncode
            self.assertEqual(code, 128 + getattr(signal, f"SIG{name}"))

    def test_what_cannot_be_run_has_the_codes_of_env(self):
        self.scene.write("work/text", "no program\n")
        self.scene.write("work/wrong", "#!/nonexistent/interpreter\n").chmod(0o755)
        for command, code in (("/nonexistent", 127), ("no-such-program", 127), ("", 127), ("./text", 126), ("/", 126),
                              ("./text/below", 126), ("./wrong", 127)):
            alone, under = self.done(["env", command]), self.done([*RUN, "--", command])
            self.assertEqual((under.returncode, under.stdout, under.stderr.count(b"\n")), (code, b"", 1), command)
            if command:
                self.assertEqual(alone.returncode, code, command)

    def test_what_cannot_be_run_leaves_a_terminal_as_it_was(self):
        with Session([*RUN, "--", "no-such-program"], self.scene.env, self.scene.work) as session:
            mode = session.mode()
            session.wait_for(b"no-such-program")
            self.assertEqual(session.mode(), mode)
            self.assertEqual(session.end()[1], 127)

    def test_a_script_without_a_first_line_runs(self):
        self.scene.write("work/script", "echo $0 $1\n").chmod(0o755)
        done = self.done([*QUIET, "./script", "x"])
        self.assertEqual((done.returncode, done.stdout), (0, b"./script x\n"))

    def test_the_command_dies_with_us(self):
        for streams in (("pipe",) * 3, ("terminal",) * 3):
            with Session([*QUIET, "sh", "-c", "echo pid $$; exec sleep 60"], self.scene.env, self.scene.work,
                         streams) as session:
                session.wait_for(b"\n")
                command = int(session.shown[session.main].split()[1])
                session.signal(signal.SIGKILL)
                until = time.monotonic() + 5
                while state_of(command) not in (None, "Z"):
                    self.assertLess(time.monotonic(), until, streams)
                    time.sleep(0.005)

    def test_sigterm_gives_the_terminal_back(self):
        script = "stty raw -echo; trap 'stty sane; echo bye; exit 7' TERM; echo ready; while :; do sleep 0.1; done"
        with Session([*QUIET, "sh", "-c", script], self.scene.env, self.scene.work) as session:
            session.wait_for(b"ready")
            session.signal(signal.SIGTERM)
            shown, code = session.end()
            self.assertEqual(code, 7)
            self.assertIn(b"bye", shown[0])
        with Session([*QUIET, "sleep", "60"], self.scene.env, self.scene.work) as session:
            session.wait_until(lambda: is_raw(session), "raw mode")
            kept = os.open(f"/proc/{session.pid}/fd/0", os.O_RDONLY | os.O_NOCTTY)  # the terminal outlives its session
            session.signal(signal.SIGTERM)
            self.assertEqual(session.end()[1], 143)
            self.assertFalse(is_raw(session))
            os.close(kept)

    def test_a_terminal_that_goes_away_ends_the_command(self):
        for command in (["sleep", "60"], ["cat"], ["yes"]):
            with Session([*QUIET, *command], self.scene.env, self.scene.work) as session:
                session.wait_until(lambda s=session: is_raw(s), "raw mode")
                os.close(session.terminal)
                session.sources = {}
                until = time.monotonic() + 10
                while not session.has_ended():
                    self.assertLess(time.monotonic(), until, command)
                    time.sleep(0.005)
                self.assertNotEqual(os.waitstatus_to_exitcode(session.status), 0)


class Rest(UnderRun):
    """Those whom the command started and left behind."""

    def test_their_output_still_arrives_and_we_do_not_wait_for_them(self):
        script = "(sleep 1; echo late; echo worse >&2) & echo early"
        for before in ([], QUIET):
            began = time.monotonic()
            process = subprocess.Popen([*before, "sh", "-c", script], env=self.scene.env, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            self.assertEqual(process.wait(), 0)
            self.assertLess(time.monotonic() - began, 0.9)
            self.assertEqual(os.read(process.stdout.fileno(), 100), b"early\n")
            self.assertEqual(select.select([process.stdout], [], [], 0)[0], [])  # no end yet
            self.assertEqual(process.communicate(), (b"late\n", b"worse\n"))
            self.assertGreater(time.monotonic() - began, 0.9)

    def test_on_a_terminal_too(self):
        script = "(sleep 0.5; echo late) & echo early"
        for streams in (("terminal",) * 3, ("pipe", "terminal", "terminal")):
            shell = ["sh", "-c", '"$@"; echo over; sleep 1', "sh", *QUIET, "sh", "-c", script]
            with Session(shell, self.scene.env, self.scene.work, streams) as session:
                self.assertEqual(session.end()[0][0], b"early\r\nover\r\nlate\r\n")

    def test_one_that_says_nothing_holds_the_reader_up_as_without_us(self):
        for before in ([], QUIET):
            began = time.monotonic()
            done = self.done([*before, "sh", "-c", "sleep 0.5 & echo x"])
            self.assertEqual(done.stdout, b"x\n")
            self.assertGreater(time.monotonic() - began, 0.4)

    def test_nothing_goes_on_when_the_reader_has_gone(self):
        process = subprocess.Popen([*QUIET, "sh", "-c", "sleep 60 & echo $!"], env=self.scene.env, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        left = int(process.stdout.readline())
        self.assertEqual(process.wait(), 0)
        process.stdout.close()
        until = time.monotonic() + 5
        while "run --quiet" in self.children() and time.monotonic() < until:
            time.sleep(0.01)
        self.assertNotIn("run --quiet", self.children())
        os.kill(left, signal.SIGKILL)

    def test_what_was_written_last_arrives(self):
        for size in (1, 4096, 65536, 1 << 20, 3 << 20):
            done = self.done([*QUIET, *PYTHON, f"import os\nos.write(1, b'x' * {size})"])
            self.assertEqual(len(done.stdout), size)


class Readers(UnderRun):
    def test_a_reader_that_goes_away_ends_the_command_as_without_us(self):
        script = '"$@" | head -1; echo ${PIPESTATUS[0]}'
        for command in (["yes"], ["sh", "-c", "trap '' PIPE; yes; echo $? >&2"], ["cat", "/dev/zero"]):
            alone = self.done(["bash", "-c", script.replace("head -1", "head -c 1000"), "bash", *command])
            under = self.done(["bash", "-c", script.replace("head -1", "head -c 1000"), "bash", *QUIET, *command])
            self.assertEqual((under.stdout, under.stderr), (alone.stdout, alone.stderr))

    def test_one_who_only_watches_the_reader_learns_it_too(self):
        watch = "import select\np = select.poll()\np.register(1, 0)\nprint(p.poll(20000)[0][1] & select.POLLERR)"
        for before in ([], QUIET):
            process = subprocess.Popen([*before, *PYTHON, watch.replace("print(", "raise SystemExit(")],
                                       env=self.scene.env, stdout=subprocess.PIPE)
            time.sleep(0.1)
            process.stdout.close()
            self.assertEqual(process.wait(20), select.POLLERR)

    def test_a_reader_that_is_slow_slows_the_command_down(self):
        script = "import os\nfor i in range(1000): os.write(1, bytes(100000)); os.write(2, b'.')"
        process = subprocess.Popen([*QUIET, *PYTHON, script], env=self.scene.env, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        time.sleep(0.5)
        written = os.read(process.stderr.fileno(), 1000)
        out, err = process.communicate()
        self.assertLess(len(written), 30)  # of 1000: what pipes hold, and no more
        self.assertEqual((len(out), len(written + err)), (100_000_000, 1000))

    def test_a_stream_closed_early_is_closed_for_the_reader(self):
        process = subprocess.Popen([*QUIET, "sh", "-c", "echo x; exec >&- 2>&-; sleep 0.5; exit 3"], env=self.scene.env,
                                   stdout=subprocess.PIPE)
        self.assertEqual(process.stdout.read(), b"x\n")
        self.assertIsNone(process.poll())
        process.stdout.close()
        self.assertEqual(process.wait(), 3)

    @unittest.skipIf(INSTRUMENTED, "sanitizers take memory of their own")
    def test_memory_does_not_grow_with_the_output(self):
        command = [*QUIET, "head", "-c", str(MUCH), "/dev/zero"]
        for stdout in ("/dev/null", "|cat >/dev/null"):
            line = f'"$@" {stdout}' if "|" in stdout else f'"$@" >{stdout}'
            measure = ("import resource, subprocess, sys\n"
                       "code = subprocess.run(sys.argv[1:], stdout=1).returncode\n"
                       "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)")
            done = self.done(["bash", "-c", line, "bash", *PYTHON, measure, *command])
            code, peak = map(int, done.stderr.split())
            print(f"run: {MUCH >> 20} MiB of output, {peak} KiB at most", flush=True)
            self.assertEqual(code, 0)
            self.assertLess(peak, 24 << 10)


class Inherited(UnderRun):
    """What the command finds is what it would have found."""

    def test_standard_input_byte_for_byte(self):
        text = bytes(range(256)) * 5000
        self.assertEqual(self.both("cat", stdin=text).stdout, text)
        self.assertEqual(self.both("head", "-c", "5", stdin=text).stdout, text[:5])

    def test_standard_input_that_is_not_read_stays_unread(self):
        file = self.scene.write("work/lines", "one\ntwo\nthree\n")
        for script in ('"$@" true; cat', '"$@" sh -c "read x; echo [$x]"; cat', 'exec <&-; "$@" cat; echo $?'):
            outputs = []
            for before in (["env"], QUIET):
                with file.open("rb") as stdin:
                    done = subprocess.run(["sh", "-c", script, "sh", *before], stdin=stdin, capture_output=True, check=False,
                                          env=self.scene.env)
                outputs.append((done.returncode, done.stdout, done.stderr))
            self.assertEqual(outputs[0], outputs[1])

    def test_the_environment_byte_for_byte(self):
        raw = [b"PATH=/usr/bin:/bin", b"A=1", b"A=2", b"nothing", b"=strange", b"B=\xff\n\x01 'x'", b"C="]
        starter = ("import ctypes, sys\nc = ctypes.CDLL(None)\nv = lambda l: (ctypes.c_char_p * (len(l) + 1))(*l, None)\n"
                   f"e = {raw!r}\na = [x.encode() for x in sys.argv[1:]]\nc.execve(a[0], v(a), v(e))")
        alone = self.done([*PYTHON, starter, "/bin/cat", "/proc/self/environ"])
        under = self.done([*PYTHON, starter, *QUIET, "/bin/cat", "/proc/self/environ"])
        self.assertEqual(alone.stdout, b"".join(entry + b"\0" for entry in raw))
        self.assertEqual(under.stdout, alone.stdout)

    def test_descriptors(self):
        self.scene.write("work/in", "through three\n")
        script = 'exec 3<in 7>>out 9>>out; "$@"'
        for command in (["sh", "-c", "cat <&3; echo seven >&7; echo nine >&9"],
                        [*PYTHON, "import os\nfor n in sorted(os.listdir('/proc/self/fd'), key=int):\n"
                         "  try: print(n, os.readlink('/proc/self/fd/' + n).split(':')[0])\n  except OSError: pass"]):
            alone = self.done(["bash", "-c", script, "bash", *command])
            under = self.done(["bash", "-c", script, "bash", *QUIET, *command])
            self.assertEqual((under.returncode, under.stdout), (alone.returncode, alone.stdout))
        self.assertEqual((self.scene.work / "out").read_text(), "seven\nnine\n" * 2)

    def test_closed_streams_stay_closed(self):
        look = "import os\nfor n in range(8):\n  try: os.fstat(n); print(n, end=' ', file=open('open', 'a'))\n  except OSError: pass"
        for closed in ("<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- 2>&-", "<&- >&- 2>&-"):
            seen = []
            for before in ([], QUIET):
                (self.scene.work / "open").unlink(missing_ok=True)
                self.done(["bash", "-c", f'exec 5<&0; "$@" {closed}', "bash", *before, *PYTHON, look])
                seen.append((self.scene.work / "open").read_text())
            self.assertEqual(seen[0], seen[1], closed)

    def test_nothing_of_ours_is_written_to_a_file_that_took_a_closed_number(self):
        done = self.done(["bash", "-c", '"$@" 2>&-', "bash", *RUN, "--", "sh", "-c", "echo x; exit 1"])
        self.assertEqual((done.returncode, done.stdout), (1, b"x\n"))

    @unittest.skipIf(INSTRUMENTED, "sanitizers change limits")
    def test_signals_mask_limits_and_the_rest(self):
        show = ["sh", "-c", "grep -E '^(Sig(Blk|Ign|Cgt)|Groups|Umask|NoNewPrivs|Seccomp|Cpus_allowed):' /proc/self/status; "
                "cat /proc/self/limits /proc/self/oom_score_adj; umask; pwd; nice; ulimit -c"]

        def strange():
            for number in (signal.SIGPIPE, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGSEGV, signal.SIGABRT,
                           signal.SIGTSTP, signal.SIGCHLD):
                signal.signal(number, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2, signal.SIGCHLD, signal.SIGWINCH])
            os.umask(0o137)
            os.nice(3)
            resource.setrlimit(resource.RLIMIT_NOFILE, (99, 200))
            resource.setrlimit(resource.RLIMIT_CORE, (4096, 8192))
            resource.setrlimit(resource.RLIMIT_CPU, (1000, 2000))

        for before in (None, strange):
            self.both(*show, preexec_fn=before, restore_signals=False)
            self.both("grep", "^Sig", "/proc/self/status", preexec_fn=before, restore_signals=False)

    def test_places_in_the_family_of_processes(self):
        """Same session and group, as long as it has no terminal."""
        code = "import os\nprint(os.getsid(0) == os.getsid(int({0})), os.getpgrp() == int({1}))"
        for before in ([], QUIET):
            done = self.done(["sh", "-c", f'"$@" "{code.format("$$", os.getpgrp())}"', "sh", *before, *PYTHON])
            self.assertEqual(done.stdout, b"True True\n")

    def test_no_process_of_ours_is_in_the_way_of_wait(self):
        done = self.done([*QUIET, *PYTHON, "import os\ntry: os.wait()\nexcept ChildProcessError: print('none')"])
        self.assertEqual(done.stdout, b"none\n")

    def test_the_file_position_goes_on(self):
        for before in ("env", '"$@"'):
            self.done(["bash", "-c", f"(echo one; {before} sh -c 'echo two; echo three >&2'; echo four) >out 2>&1", "bash", *QUIET])
            self.assertEqual((self.scene.work / "out").read_text(), "one\ntwo\nthree\nfour\n")


@unittest.skipIf(INSTRUMENTED, "sanitizers need /proc and more descriptors")
class Poor(UnderRun):
    """Where something is missing that is usually there."""

    FORBID = ("import ctypes, os, struct, sys\nc = ctypes.CDLL(None)\n"
              "code = struct.pack('HBBIHBBIHBBIHBBI', 0x20, 0, 0, 0, 0x15, 0, 1, {0}, 0x06, 0, 0, 0x50000 | {1}, 0x06, 0, 0, 0x7fff0000)\n"
              "program = ctypes.create_string_buffer(code)\n"
              "filter = ctypes.create_string_buffer(struct.pack('HxxxxxxP', 4, ctypes.addressof(program)))\n"
              "assert c.prctl(38, 1, 0, 0, 0) == 0 and c.prctl(22, 2, filter, 0, 0) == 0\n"
              "os.execvp(sys.argv[1], sys.argv[1:])")

    @unittest.skipUnless(os.uname().machine == "x86_64", "the number of the system call is that of another machine")
    def test_kcmp_forbidden(self):
        forbid = [*PYTHON, self.FORBID.format(312, 1)]
        script = "for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done"
        expected = b"".join(b"out %d\nerr %d\n" % (i, i) for i in range(1, 10))
        for target in (">out 2>&1", ">>out 2>&1", "2>&1 | cat >out"):
            (self.scene.work / "out").unlink(missing_ok=True)
            done = self.done(["bash", "-c", f'"$@" {target}', "bash", *forbid, *QUIET, "sh", "-c", script])
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertEqual((self.scene.work / "out").read_bytes(), expected, target)
        done = self.done(["bash", "-c", '"$@" >out 2>other; cat out other', "bash", *forbid, *QUIET, "sh", "-c", script])
        self.assertEqual(done.stdout.count(b"out"), 9)
        self.assertTrue(done.stdout.endswith(b"err 9\n"))

    def hidden(self, mount, command, streams=("terminal",) * 3):
        """A session in a mount namespace in which `mount` was done."""
        return Session(["unshare", "-m", "sh", "-c", f'{mount} && exec "$@"', "sh", *command], self.scene.env,
                       self.scene.work, streams)

    def check_hidden(self, mount):
        if subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True, check=False).returncode != 0:
            self.skipTest("no mounts here")
        for streams in (("terminal",) * 3, ("pipe", "terminal", "terminal"), ("pipe",) * 3):
            script = "tty >/dev/null; test -t 1; echo $?; echo err >&2; exit 5"
            seen = []
            for before in ([], QUIET):
                with self.hidden(mount, [*before, "sh", "-c", script], streams) as session:
                    seen.append(session.end())
            self.assertEqual(seen[0], seen[1], streams)
            self.assertEqual(seen[1][1], 5)

    def test_no_proc(self):
        self.check_hidden("mount -t tmpfs none /proc")

    def test_no_terminals_to_be_had(self):
        self.check_hidden("mount --bind /dev/null /dev/ptmx")

    def test_no_dev(self):
        self.check_hidden("mount -t tmpfs none /dev")

    def test_few_descriptors(self):
        def few():
            resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
        done = self.done([*RUN, "--", "echo", "x"], preexec_fn=few)
        self.assertIn((done.returncode, done.stdout), ((125, b""), (0, b"x\n")))
        self.assertTrue(done.returncode == 0 or done.stderr)

    def test_no_more_processes(self):
        if os.geteuid() != 0:
            self.skipTest("needs another user's limit")

        def none():
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        done = self.done(["setpriv", "--reuid=65533", "--regid=65533", "--clear-groups", "true"])
        self.assertEqual(done.returncode, 0)
        copy = self.scene.command(as_nobody=True)
        done = self.done([*copy, "run", "--", "echo", "x"], preexec_fn=none)
        self.assertIn((done.returncode, done.stdout), ((125, b""), (0, b"x\n")))


class Flags(UnderRun):
    FAILS = ["sh", "-c", f"printf '{MESSAGE}'; exit 9"]
    SILENT = ["sh", "-c", "sleep 1.5; echo done"]

    def setUp(self):
        super().setUp()
        self.scene.env["NO_COLOR"] = "1"

    def run_flags(self, *words, **how):
        done = self.done([*RUN, *words], **how)
        return done.returncode, done.stdout, done.stderr.decode()

    def test_a_failure_is_explained_on_stderr_and_the_streams_are_untouched(self):
        code, out, err = self.run_flags("--", *self.FAILS)
        self.assertEqual((code, out), (9, MESSAGE.encode()))
        self.assertIn("The API refused the key", err)

    def test_quiet_says_nothing(self):
        self.assertEqual(self.run_flags("--quiet", "--", *self.FAILS), (9, MESSAGE.encode(), ""))

    def test_quiet_on_success_is_for_success_alone(self):
        succeeds = ["sh", "-c", f"printf '{MESSAGE}'"]
        self.assertIn("The API refused", self.run_flags("--", *succeeds)[2])
        self.assertEqual(self.run_flags("--quiet-on-success", "--", *succeeds), (0, MESSAGE.encode(), ""))
        self.assertIn("The API refused", self.run_flags("--quiet-on-success", "--", *self.FAILS)[2])

    def test_a_report_goes_to_a_file(self):
        for words in (["--report", "report"], ["-o", "report"], ["--quiet", "--report", "report"]):
            code, out, err = self.run_flags(*words, "--", *self.FAILS)
            self.assertEqual((code, out), (9, MESSAGE.encode()))
            report = document((self.scene.work / "report").read_bytes())
            self.assertEqual(report["matches"][0]["error"], "claude-code/invalid-x-api-key")
            self.assertEqual(err == "", "--quiet" in words)

    def test_a_report_that_cannot_be_written_is_told_and_leaves_the_code(self):
        for path in ("/nonexistent/report", "/", "/dev/full"):
            for script, expected in (("exit 9", 9), ("exit 0", 0)):
                code, out, err = self.run_flags("--report", path, "--", "sh", "-c", f"echo x; {script}")
                self.assertEqual((code, out), (expected, b"x\n"))
                self.assertIn("--report", err)

    def test_json_is_one_document_on_stderr(self):
        code, out, err = self.run_flags("--format", "json", "--", *self.FAILS)
        self.assertEqual((code, out), (9, MESSAGE.encode()))
        self.assertEqual(document(err)["matches"][0]["error"], "claude-code/invalid-x-api-key")
        code, out, err = self.run_flags("--format", "json", "--", "true")
        self.assertEqual((code, out), (0, b""))
        self.assertEqual(document(err)["matches"], [])

    def test_a_time_limit(self):
        began = time.monotonic()
        code, out, err = self.run_flags("--timeout", "1s", "--", "sh", "-c", "echo x; exec sleep 60")
        self.assertEqual((code, out), (124, b"x\n"))
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(self.run_flags("-q", "--timeout", "1s", "--", "sh", "-c", "trap 'exit 3' TERM; while :; do sleep 0.1; done")[0], 124)
        self.assertEqual(self.run_flags("-q", "--timeout", "60s", "--", "sh", "-c", "exit 3")[0], 3)

    def test_a_time_limit_ends_what_is_stopped_or_does_not_listen(self):
        began = time.monotonic()
        code = self.run_flags("-q", "--timeout", "1s", "--", "sh", "-c", "trap '' TERM; while :; do sleep 0.1; done")[0]
        self.assertEqual(code, 124)
        self.assertGreater(time.monotonic() - began, 5)

    def test_a_silence_is_told_once(self):
        for streams in ("pipe", "terminal"):
            words = [*RUN, "--tool", "claude-code", "--watch-silence", "1s", "--", *self.SILENT]
            with Session(words, self.scene.env, self.scene.work, ("pipe", streams, streams)) as session:
                shown, code = session.end()
            said = b"".join(shown.values())
            self.assertEqual((code, said.count(b"why401 run:")), (0, 1), shown)
            self.assertIn(b"done", said)

    def test_no_silence_is_told_where_somebody_types(self):
        """At a prompt, without echo, in raw mode, and never with --quiet."""
        prompt, silent, raw, line = ("printf 'Name: '; read x", "stty -echo; echo Password; read x", "stty raw; echo x; read x",
                                     "echo x; read x")
        for script, words, is_told in ((prompt, [], False), (silent, [], False), (raw, [], False), (line, [], True),
                                       (line, ["--quiet"], False)):
            command = [*RUN, *words, "--tool", "claude-code", "--watch-silence", "1s", "--", "sh", "-c", script]
            with Session(command, self.scene.env, self.scene.work) as session:
                until = time.monotonic() + 1.5
                while time.monotonic() < until:
                    session.read(0.1)
                session.type(b"x\n")
                shown, _ = session.end()
            self.assertEqual(b"why401 run:" in shown[0], is_told, (script, shown))


class Sockets(UnderRun):
    def test_one_socket_for_all_three_streams(self):
        for before in ([], QUIET):
            ours, theirs = socket.socketpair()
            process = subprocess.Popen([*before, "sh", "-c", "read x; echo out $x; echo err >&2"], stdin=theirs,
                                       stdout=theirs, stderr=theirs, env=self.scene.env)
            theirs.close()
            ours.sendall(b"hello\n")
            with ours.makefile("rb") as answer:
                self.assertEqual(answer.read(), b"out hello\nerr\n")
            ours.close()
            self.assertEqual(process.wait(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=0)
