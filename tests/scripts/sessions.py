"""A program in a session of its own, on a terminal or on pipes: typing, signals, waiting for what it shows, its end.

SPDX-License-Identifier: Apache-2.0
"""

import fcntl
import os
import select
import signal
import struct
import termios
import time

MOST_SECONDS = 30
PROMPT = b"PROMPT> "


def set_size(number, rows, columns):
    fcntl.ioctl(number, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def state_of(pid):
    """The letter of the kernel for what a process does: R, S, T, Z; None when there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return None


class Session:
    """Runs `command` as the leader of a session.

    `streams` says for each of 0, 1 and 2: "terminal", "pipe", or a descriptor. A session with a "terminal" has that as
    its controlling one, else it has none. `before` is called in the child.
    """

    def __init__(self, command, env, cwd, streams=("terminal",) * 3, before=None, size=(24, 80)):
        self.status, self.terminal, self.stdin, self.seen = None, None, None, 0
        self.shown, self.sources = {}, {}  # by stream, 0 is the terminal
        theirs, ours = [], []
        slave = None
        if "terminal" in streams:
            self.terminal, slave = os.openpty()
            set_size(self.terminal, *size)
            self._listen(0, self.terminal)
            theirs.append(slave)
        for number, kind in enumerate(streams):
            if kind == "pipe":
                ends = os.pipe()
                kind = ends[number > 0]
                theirs.append(kind)
                if number:
                    self._listen(number, ends[0])
                else:
                    self.stdin = ends[1]
            ours.append(slave if kind == "terminal" else kind)
        self.main = 0 if streams[1] == "terminal" else 1  # where standard output is read
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self._become(command, env, cwd, slave, ours, before)
            finally:
                os._exit(99)
        for number in theirs:
            os.close(number)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _listen(self, stream, source):
        os.set_blocking(source, False)
        self.sources[source], self.shown[stream] = stream, b""

    @staticmethod
    def _become(command, env, cwd, slave, streams, before):
        os.setsid()
        if slave is not None:
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        os.chdir(cwd)
        high = [fcntl.fcntl(number, fcntl.F_DUPFD, 10) for number in streams]
        for number, source in enumerate(high):
            os.dup2(source, number)
        for number in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores these
            signal.signal(number, signal.SIG_DFL)
        os.closerange(3, 256)
        if before:
            before()
        os.execvpe(command[0], command, env)

    def type(self, keys):
        os.write(self.terminal, keys)

    def feed(self, text):
        """Writes to standard input, whatever that is."""
        os.write(self.stdin or self.terminal, text)

    def resize(self, rows, columns):
        set_size(self.terminal, rows, columns)

    def mode(self):
        """What tcgetattr tells of the terminal, and who is in front there."""
        return termios.tcgetattr(self.terminal)

    def signal(self, number, to_group=False):
        if self.has_ended():
            raise AssertionError("it has ended before its signal")
        (os.killpg if to_group else os.kill)(self.pid, number)

    def read(self, seconds):
        """Whether anything came within that time."""
        came = False
        for source in select.select(list(self.sources), [], [], seconds)[0]:
            try:
                block = os.read(source, 65536)
            except BlockingIOError:
                continue
            except OSError:  # of a terminal nobody has open any more
                block = b""
            self.shown[self.sources[source]] += block
            came = came or bool(block)
            if not block:
                del self.sources[source]
                os.close(source)
                self.terminal = None if source == self.terminal else self.terminal
        return came

    def find(self, text):
        at = self.shown[self.main].find(text, self.seen)
        if at >= 0:
            self.seen = at + len(text)
        return at >= 0

    def wait_for(self, text):
        """Reads until standard output shows `text` behind what the last wait found."""
        self.wait_until(lambda: self.find(text), repr(text))

    def wait_until(self, holds, what="it", seconds=MOST_SECONDS):
        """Reads on until `holds()`."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until or (self.has_ended() and not self.read(0.2) and not holds()):
                raise AssertionError(f"{what} did not come about; shown since: {self.shown[self.main][self.seen:]!r}, "
                                     f"before: {self.shown[self.main][:self.seen][-400:]!r}")
            self.read(0.02)

    def has_ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def end(self):
        """Waits for the end, then gives what each stream showed, and the exit code, negative for a signal."""
        until = time.monotonic() + MOST_SECONDS
        while not self.has_ended():
            if time.monotonic() > until:
                raise AssertionError(f"it does not end; shown: {self.shown}")
            self.read(0.01)
        while self.read(0.03):
            continue
        return self.shown, os.waitstatus_to_exitcode(self.status)

    def close(self):
        """The program is over, whatever it does."""
        if not self.has_ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -1
        for source in self.sources:
            os.close(source)
        self.sources = {}
