"""Random bytes in random pieces on both streams of a program, to every sort of place, alone and under run.

SPDX-License-Identifier: Apache-2.0
"""

import os
import random
import socket
import subprocess
import sys
import threading
import tty
from pathlib import Path

from support import PROGRAM, Promise, Scene

CHUNKS = [sys.executable, "-I", "-S", str(Path(__file__).with_name("chunks.py"))]
RUNS, STREAMS_IN_A_RUN = 400, 35
PLACES = ("pipe", "file", "appended file", "socket", "terminal")
WITHOUT_BYTES = ("null", "closed", "read only")
ALPHABETS = (bytes(range(256)), b"\0\n", b"\x1b[0123456789;mKHJ\r\n", b"abc \n", "é√中🙂\n".encode())
TABLES = [bytes(alphabet[byte % len(alphabet)] for byte in range(256)) for alphabet in ALPHABETS]


def random_bytes(rng):
    """Usually short, now and then far more than a pipe holds."""
    size = rng.choice([0, 1, 2, rng.randrange(100), rng.randrange(100), rng.randrange(5000), rng.randrange(5000),
                       rng.choice([4095, 4096, 4097, 65536]), rng.randrange(300_000) if rng.random() < 0.3 else 10])
    return rng.randbytes(size).translate(rng.choice(TABLES))


class Plan:
    """Streams of bytes, cut to pieces, each stream on one of 1 and 2; a piece is (stream, place, bytes, pause)."""

    def __init__(self, rng):
        self.pieces = []
        rest = [(number, rng.choice([1, 2]), random_bytes(rng)) for number in range(STREAMS_IN_A_RUN)]
        while rest:
            at = rng.randrange(len(rest))
            number, place, text = rest[at]
            cut = len(text) if rng.random() < 0.4 else rng.randrange(len(text) + 1)
            self.pieces.append((number, place, text[:cut], rng.randrange(2000) if rng.random() < 0.03 else 0))
            if cut == len(text):
                del rest[at]
            else:
                rest[at] = (number, place, text[cut:])

    def write(self, scene):
        plan = "".join(f"{place} {len(text)} {pause}\n" for _, place, text, pause in self.pieces)
        data = b"".join(text for _, _, text, _ in self.pieces)
        return [*CHUNKS, str(scene.write("work/plan", plan)), str(scene.write("work/data", data))]

    def wrong(self, place, got):
        """The streams of which `got`, all that came to a place, does not hold every byte in its turn."""
        at, wrong = 0, set()
        for number, to, text, _ in self.pieces:
            if place in (to, "both"):
                if got[at:at + len(text)] != text:
                    wrong.add(number)
                at += len(text)
        return wrong | ({"more than was written"} if at != len(got) else set())

    def streams_at(self, place):
        return {number for number, to, _, _ in self.pieces if place in (to, "both")}


class Place:
    """Where a stream goes, with what arrives there."""

    def __init__(self, kind, path):
        self.kind, self.path, self.got, self.source = kind, path, b"", None
        if "file" in kind:
            path.write_bytes(b"before")
            flags = os.O_WRONLY | (os.O_APPEND if "appended" in kind else os.O_TRUNC)
            self.number = os.open(path, flags)
        elif kind == "pipe":
            self.source, self.number = os.pipe()
        elif kind == "socket":
            self.source, self.number = (end.detach() for end in socket.socketpair())
        elif kind == "terminal":
            self.source, self.number = os.openpty()
            tty.setraw(self.number)
        else:
            self.number = os.open("/dev/null", os.O_RDONLY if kind == "read only" else os.O_WRONLY)
        self.reader = threading.Thread(target=self._read)
        if self.source is not None:
            self.reader.start()

    def _read(self):
        blocks = []
        try:
            while block := os.read(self.source, 65536):
                blocks.append(block)
        except OSError:  # the end of a terminal
            pass
        self.got = b"".join(blocks)

    def end(self):
        os.close(self.number)
        if self.source is not None:
            self.reader.join()
            os.close(self.source)
        elif "file" in self.kind:
            self.got = self.path.read_bytes()
            if "appended" in self.kind:
                self.got = self.got.removeprefix(b"before")
        return self.got


def run(command, kinds, scene):
    """Runs it with the places for 1 and 2, or one for both; gives the exit code and what came to each."""
    places = [Place(kind, scene.work / f"place{number}") for number, kind in enumerate(kinds)]

    def close():
        for number in (1, 2):
            if kinds[(number - 1) % len(kinds)] == "closed":
                os.close(number)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=places[0].number, stderr=places[-1].number,
                          env=scene.env, cwd=scene.work, check=False, timeout=120, preexec_fn=close)
    return done.returncode, [place.end() for place in places]


def kinds_of(rng):
    if rng.random() < 0.4:
        return [rng.choice(PLACES)]
    return [rng.choice(PLACES + WITHOUT_BYTES[:2]) if rng.random() < 0.95 else "read only" for _ in (1, 2)]


class Streams(Promise):
    def test_every_byte_arrives_in_its_turn(self):
        compared, violations = 0, []
        with Scene() as scene:
            for seed in range(RUNS):
                rng = random.Random(seed)
                plan, kinds = Plan(rng), kinds_of(rng)
                command = plan.write(scene)
                alone = run(command, kinds, scene)
                under = run([str(PROGRAM), "run", "--quiet", "--", *command], kinds, scene)
                if under != alone:
                    violations.append(f"{seed} {kinds}: {alone[0]} {under[0]}, {[len(a) for a in alone[1]]} {[len(a) for a in under[1]]}")
                for number, (kind, got) in enumerate(zip(kinds, under[1]), start=1):
                    place = "both" if len(kinds) == 1 else number
                    if kind in PLACES:
                        compared += len(plan.streams_at(place))
                        violations += [f"{seed} {kinds}: stream {stream}" for stream in plan.wrong(place, got)]
        print(f"run: {compared} streams in {RUNS} runs compared, up to {STREAMS_IN_A_RUN} in each", flush=True)
        self.assertGreater(compared, 10_000)
        self.kept("streams", "every byte of a command's streams arrives in its turn", compared, violations)
