"""Scenes of signals, keys, sizes and job control, each played by a program alone and by the same one under run.

SPDX-License-Identifier: Apache-2.0
"""

import os
import random
import re
import shlex
import signal
import sys
import termios
from pathlib import Path

from sessions import PROMPT, Session, state_of
from support import PROGRAM, Promise, Scene

ACTOR = [sys.executable, "-I", "-S", str(Path(__file__).with_name("actor.py"))]
RUN = [str(PROGRAM), "run", "--quiet", "--"]
NAMES = ("TERM", "INT", "HUP", "USR1", "ALRM", "PROF", "IO", "CONT", "WINCH")
ENDING = NAMES[:-2]  # what they do by themselves
UNHEEDED = ("USR2", "VTALRM", "QUIT", "PWR")
LAYOUTS = {  # standard input, output, error
    "terminal": ("terminal",) * 3,
    "all but errors": ("terminal", "terminal", "pipe"),
    "output": ("pipe", "terminal", "terminal"),
    "errors": ("terminal", "pipe", "terminal"),
    "input": ("terminal", "pipe", "pipe"),
    "pipes": ("pipe",) * 3,
}
ONLY_WRITTEN_TO = ("output", "errors")  # the terminal
JOB_SCENES, OTHER_SCENES = 60, 150


def number_of(name):
    return getattr(signal, f"SIG{name}")


def has_terminal(layout):
    return "terminal" in LAYOUTS[layout]


def ready(session):
    """Waits for a whole line: a typed signal throws away what is not read yet."""
    session.wait_for(b"ready")
    session.wait_for(b"\n")


# A cue: steps of the actor, and what is done to it meanwhile. Each is made for one layout, by chance.

def trapped(rng, layout):
    name, to_group = rng.choice(NAMES), rng.random() < 0.5

    def play(session):
        ready(session)
        session.signal(number_of(name), to_group)
        session.wait_for(f"got SIG{name}".encode())
    return [f"trap:{name}", "wait:1", f"default:{name}"], play


def counted(rng, layout):
    """Three signals, one after the other: none is lost, none comes twice."""
    names = rng.sample(NAMES, 3)
    to_group = [rng.random() < 0.5 for _ in names]

    def play(session):
        ready(session)
        for name, whole in zip(names, to_group):
            session.signal(number_of(name), whole)
            session.wait_for(f"got SIG{name}".encode())
    return [*(f"trap:{name}" for name in names), "wait:3", *(f"default:{name}" for name in names)], play


def ignored(rng, layout):
    """Of two signals only the second counts. The first is not used otherwise: it may be late."""
    name, last = rng.choice(UNHEEDED), rng.choice(NAMES)
    to_group = rng.random() < 0.5

    def play(session):
        ready(session)
        session.signal(number_of(name), to_group)
        session.signal(number_of(last), to_group)
        session.wait_for(f"got SIG{last}".encode())
    return [f"ignore:{name}", f"trap:{last}", "wait:1", f"default:{last}"], play


def typed_signal(rng, layout):
    name, key = rng.choice([("INT", b"\x03"), ("QUIT", b"\x1c")])

    def play(session):
        ready(session)
        session.type(key)
        session.wait_for(f"got SIG{name}".encode())
    return [f"trap:{name}", "wait:1"], play


def resized(rng, layout):
    rows, columns = rng.randrange(25, 200), rng.randrange(81, 300)

    def play(session):
        ready(session)
        session.resize(rows, columns)
        session.wait_for(b"got SIGWINCH")
        session.wait_for(f"is {rows}x{columns}".encode())
    return ["trap:WINCH", "wait:1", f"size-is:{rows}:{columns}", "size", "default:WINCH"], play


def line(rng, layout):
    text = "".join(rng.choices("abcdef \t'\"", k=rng.randrange(20))).encode() + b"\n"

    def play(session):
        ready(session)
        session.feed(text)
        session.wait_for(b"read b")
    return [f"prompt:{rng.choice(['Name: ', '> ', ''])}", "line"], play


def password(rng, layout):
    def play(session):
        ready(session)
        session.type(b"made up\n")
        session.wait_for(b"read b")
    return ["prompt:Password: ", "silent", "line", "cooked"], play


def key(rng, layout):
    pressed = rng.choice([b"q", b"\x1b", b"\x03", b"\x1a", b"\x04", b"\r", b"\x80"])

    def play(session):
        ready(session)
        session.type(pressed)
        session.wait_for(b"key b")
    return ["raw", "key", "cooked"], play


def key_from_where_it_writes(rng, layout):
    """As pagers do whose input is no terminal: they change the mode of the terminal that they write to, and read there.
    Where the input is one, the keys come from there."""
    kind, pressed = rng.choice([("raw", b"q"), ("raw", b"\x03"), ("cbreak", b"x"), ("cbreak", b"\x03")])
    stream = 0 if LAYOUTS[layout][0] == "terminal" else 2
    is_signal = (kind, pressed) == ("cbreak", b"\x03")

    def play(session):
        ready(session)
        session.wait_until(lambda: not session.mode()[3] & termios.ICANON, "the mode")
        session.type(pressed)
        session.wait_for(b"got SIGINT" if is_signal else b"key b")
        ready(session)
        session.wait_until(lambda: session.mode()[3] & termios.ICANON, "the mode from before")
        session.signal(signal.SIGUSR1)
        session.wait_for(b"got SIGUSR1")
    return ["trap:INT", "trap:USR1", f"{kind}:2", "wait:1" if is_signal else f"key:{stream}", "cooked:2", "wait:1",
            "default:USR1", "default:INT"], play


def end_of_input(rng, layout):
    def play(session):
        ready(session)
        session.type(b"\x04")
        session.wait_for(b"read b''")
    return ["line"], play


def told(rng, layout):
    return rng.choice([["terminals"], ["size"], ["warn:a complaint"], ["say:" + "x" * 500]]), lambda session: None


def stopped(rng, layout):
    """Stops itself, and somebody lets it go on."""
    to_group = rng.random() < 0.5

    def play(session):
        session.wait_for(b"stopping")
        session.wait_until(lambda: state_of(session.pid) == "T", "the stop")
        session.signal(signal.SIGCONT, to_group)
        session.wait_for(b"went on")
        session.wait_for(b"got SIGCONT")
    return ["trap:CONT", "say:stopping", "kill:STOP", "say:went on", "wait:1", "default:CONT"], play


# The last cue.

def exits(rng, layout):
    return [f"exit:{rng.choice([0, 1, 2, 77, 255])}"], lambda session: None


def dies(rng, layout):
    name, to_group = rng.choice(ENDING), rng.random() < 0.5

    def play(session):
        ready(session)
        session.signal(number_of(name), to_group)
    return [f"default:{name}", "wait:1"], play


def leaves(rng, layout):
    name, to_group = rng.choice(ENDING), rng.random() < 0.5

    def play(session):
        ready(session)
        session.signal(number_of(name), to_group)
    return [f"leave:{name}:{rng.choice([0, 5, 143])}", "wait:1"], play


def kills_itself(rng, layout):
    return [f"kill:{rng.choice(['KILL', 'TERM', 'SEGV', 'ABRT', 'USR1'])}"], lambda session: None


def interrupted(rng, layout):
    key_typed = rng.choice([b"\x03", b"\x1c"])

    def play(session):
        ready(session)
        session.type(key_typed)
    return ["default:INT", "default:QUIT", "wait:1"], play


def killed(rng, layout):
    def play(session):
        ready(session)
        session.signal(signal.SIGKILL, to_group=rng.random() < 0.5)
    return ["wait:1"], play


CUES = (trapped, counted, ignored, line, told, stopped)
CUES_OF_TERMINALS = (typed_signal, resized, password, key, end_of_input)
LAST = (exits, dies, leaves, kills_itself, killed)


def cues_of(rng, layout):
    on_terminal = LAYOUTS[layout][0] == "terminal"
    cues = CUES + (CUES_OF_TERMINALS if on_terminal else ())
    if LAYOUTS[layout][1] != "terminal":
        cues = tuple(cue for cue in cues if cue is not resized)
    if layout in ONLY_WRITTEN_TO:
        cues = (*cues, key_from_where_it_writes, key_from_where_it_writes)
    last = LAST + ((interrupted,) if has_terminal(layout) else ())
    return [cue(rng, layout) for cue in (*rng.choices(cues, k=rng.randrange(1, 6)), rng.choice(last))]


def played(command, cues, layout, scene):
    """What every stream showed, the exit code, and what became of the terminal."""
    with Session(command, scene.env, scene.work, LAYOUTS[layout]) as session:
        for _, play in cues:
            play(session)
        return session.end()


def normal(code):
    """A death by a signal as the exit code that shells make of it."""
    return 128 - code if code < 0 else code


def difference(title, play):
    """`play`, alone and under run: what was different, in a list that is empty when nothing was."""
    results = []
    for before in ([], RUN):
        try:
            results.append(play(before))
        except AssertionError as problem:
            results.append(f"{problem}")
    if results[0] == results[1] and not isinstance(results[0], str):
        return []
    texts = [f"{result}" for result in results]
    at = max(len(os.path.commonprefix(texts)) - 200, 0)
    print(f"run: {title}:\n  alone ...{texts[0][at:]}\n  under ...{texts[1][at:]}", flush=True)
    return [title]


def random_scene(seed, scene):
    layout = list(LAYOUTS)[seed % len(LAYOUTS)]

    def play(before):
        cues = cues_of(random.Random(seed), layout)
        shown, code = played([*before, *ACTOR, *steps_of(cues)], cues, layout, scene)
        if 0 in shown:  # the echo of what ended it does not always arrive
            shown[0] = re.sub(rb"\^[C\\]$", b"", shown[0])
        if layout in ONLY_WRITTEN_TO:  # on which side of a change of its mode a line break falls is not certain there
            shown[0] = shown[0].replace(b"\r\n", b"\n")
        return shown, normal(code)
    return difference(f"{seed} {layout} {steps_of(cues_of(random.Random(seed), layout))}", play)


def steps_of(cues):
    return [step for steps, _ in cues for step in steps]




# Job control: what is typed at a shell while the actor is its job.

class Shell(Session):
    """An interactive shell; `./job` there is the actor, by itself or under run."""

    def __init__(self, before, scene):
        self.before = before
        job = shlex.join([*before, *ACTOR])
        scene.write("work/job", f'#!/bin/sh\necho $$ >job.pid\nexec {job} "$@"\n').chmod(0o755)
        self.job_file = scene.work / "job.pid"
        self.job_file.unlink(missing_ok=True)
        super().__init__(["bash", "--norc", "--noprofile", "--noediting", "-i"],
                         {**scene.env, "PS1": PROMPT.decode(), "TERM": "dumb"}, scene.work)
        self.wait_for(PROMPT)

    def job(self):
        """The process of the job: run, or the actor itself."""
        return int(self.job_file.read_text())

    def line(self, text, shows=None):
        """Types a line, and waits for what the shell says."""
        self.type(text.encode() + b"\n")
        self.wait_for(text.encode() + b"\r\n")
        if shows:
            self.wait_for(shows)
        self.wait_for(PROMPT)

    def stop_job(self):
        self.type(b"\x1a")
        self.wait_for(b"Stopped")
        self.wait_for(PROMPT)
        self.wait_until(lambda: state_of(self.job()) == "T", "the stop")  # the shell saw only that of its own child

    def bring_back(self, is_whole=True):
        """`is_whole`: under run the job has a terminal of its own."""
        self.type(b"fg\n")
        self.wait_for(b"/job")
        self.wait_until(lambda: os.tcgetpgrp(self.terminal) == os.getpgid(self.job()), "being in front")
        if self.before and is_whole:
            self.wait_until(lambda: not self.mode()[3] & termios.ICANON, "the keys")


def stop_and_back(rng):
    looks = rng.random() < 0.5

    def play(shell):
        ready(shell)
        shell.stop_job()
        if looks:
            shell.line("jobs", b"Stopped")
        shell.bring_back()
        shell.type(b"hello\n")
        shell.wait_for(b"read b'hello")
    return ["line"], play


def to_the_background(rng):
    """It goes on there, comes back without a word from the shell, and has the keys."""
    def play(shell):
        ready(shell)
        shell.stop_job()
        shell.line("bg", b"job")
        shell.line("echo between", b"between")
        os.kill(shell.job(), signal.SIGUSR1)
        shell.wait_for(b"got SIGUSR1")
        ready(shell)
        shell.bring_back()
        os.kill(shell.job(), signal.SIGUSR1)
        ready(shell)
        shell.type(b"hello\n")
        shell.wait_for(b"read b'hello")
    return ["trap:USR1", "wait:1", "wait:1", "line"], play


def reads_in_the_background(rng):
    def play(shell):
        ready(shell)
        shell.stop_job()
        shell.line("bg", b"job")
        shell.wait_until(lambda: state_of(shell.job()) == "T", "the stop")
        shell.line("jobs", b"Stopped")
        shell.bring_back()
        shell.type(b"hello\n")
        shell.wait_for(b"read b'hello")
    return ["line"], play


def stops_itself(rng):
    name = rng.choice(["STOP", "TSTP"])

    def play(shell):
        ready(shell)
        shell.type(b"\n")
        shell.wait_for(b"Stopped")
        shell.wait_for(PROMPT)
        shell.bring_back()
        shell.wait_for(b"got SIGCONT")
        ready(shell)
        shell.type(b"\n")
        shell.wait_for(b"read b")
    return ["trap:CONT", "line", f"kill:{name}", "wait:1", "default:CONT", "line"], play


def raw_and_stopped(rng):
    """Ctrl-Z is a key like any other. A stop from outside gives the shell its own terminal back, and the program what
    the shell left."""
    def play(shell):
        ready(shell)
        shell.type(b"\x1a")
        ready(shell)
        os.kill(shell.job(), signal.SIGTSTP)
        shell.wait_for(b"Stopped")
        shell.wait_for(PROMPT)
        shell.line("echo $((6 * 7))", b"42")
        shell.bring_back()
        shell.type(b"k\n")
        shell.wait_for(b"read b")
        ready(shell)
        shell.type(b"l")
        shell.wait_for(b"key b'l'")
    return ["raw", "key", "key", "line", "raw", "key", "cooked"], play


def resized_while_stopped(rng):
    def play(shell):
        ready(shell)
        shell.stop_job()
        shell.resize(50, 132)
        shell.bring_back()
        shell.type(b"\n")
        shell.wait_for(b"is 50x132")
    return ["line", "size-is:50:132"], play


def ends(rng):
    kind = rng.choice(["exit", "interrupt", "quit", "terminate"])

    def play(shell):
        if kind != "exit":
            ready(shell)
        if kind == "terminate":
            os.kill(shell.job(), signal.SIGTERM)
        elif kind != "exit":
            shell.type(b"\x03" if kind == "interrupt" else b"\x1c")
    return [f"exit:{rng.randrange(3)}" if kind == "exit" else "wait:1"], play


JOB_CUES = (stop_and_back, to_the_background, reads_in_the_background, stops_itself, raw_and_stopped, resized_while_stopped)
# How the shell tells of a death by a signal differs: run has an exit code for it. So do the numbers of processes, and
# whether the shell saw in time what it is asked for next.
TOLD = re.compile(rb"(?<=\[1\] )\d+|Terminated\r\n|Quit( \(core dumped\))?\r\n|\r\n\[1\]\+  Stopped[^\r]*\r\n(?=PROMPT> jobs)")


def job_cues(seed):
    rng = random.Random(seed)
    return [cue(rng) for cue in (*rng.choices(JOB_CUES, k=rng.randrange(1, 4)), ends)]


def job_scene(seed, scene):
    cues = job_cues(seed)

    def play(before):
        with Shell(before, scene) as shell:
            mode = shell.mode()
            shell.type(f"./job {' '.join(steps_of(cues))}\n".encode())
            for _, play_cue in cues:
                play_cue(shell)
            shell.wait_for(PROMPT)
            same_mode = shell.mode() == mode
            shell.line("echo code $?", b"code ")
            shell.type(b"exit\n")
            shown, code = shell.end()
            return TOLD.sub(b"", shown[0]), code, same_mode
    return difference(f"{seed} {steps_of(cues)}", play)


def hello(shell):
    ready(shell)
    shell.type(b"hello\n")
    shell.wait_for(b"read b'hello")


def interrupt(shell):
    ready(shell)
    shell.type(b"\x03")


def signal_job(shell, number=signal.SIGUSR1):
    os.kill(shell.job(), number)
    shell.wait_for(b"got ")


def stop_and_signal(shell):
    ready(shell)
    shell.stop_job()
    shell.bring_back(is_whole=False)
    signal_job(shell)


def stop_and_hello(shell):
    ready(shell)
    shell.stop_job()
    shell.bring_back()
    shell.type(b"hello\n")
    shell.wait_for(b"read b'hello")


def read_when_in_front(shell):
    shell.wait_for(PROMPT)
    ready(shell)
    shell.wait_until(lambda: state_of(shell.job()) == "T", "the stop")
    shell.line("jobs", b"Stopped")
    shell.bring_back(is_whole=False)
    shell.type(b"hello\n")
    shell.wait_for(b"read b'hello")


def hang_up(shell):
    output = shell.job_file.parent / "nohup.out"
    shell.wait_until(lambda: output.exists() and b"ready" in output.read_bytes(), "the output in a file")
    os.kill(shell.job(), signal.SIGHUP)
    os.kill(shell.job(), signal.SIGUSR1)


# What is typed at the shell, and what happens then.
LINES = {
    "./job sleep:0.3 terminals line &": read_when_in_front,
    "./job terminals wait:1 | cat": interrupt,
    "yes | ./job terminals wait:1": interrupt,
    "yes | ./job trap:USR1 wait:1 exit:3": stop_and_signal,
    "sh -c './job wait:1; echo after'": interrupt,
    "sh -c './job trap:INT wait:1 exit:4; echo after $?'": interrupt,
    "bash -c './job wait:1; echo after'": interrupt,
    "bash -c './job trap:INT wait:1 exit:4; echo after $?'": interrupt,
    "for i in 1 2 3; do ./job wait:1; done": interrupt,
    "sh -c './job line; echo after $?'": stop_and_hello,
    "sh -c 'trap \"echo heard\" INT; ./job trap:INT wait:1 exit:4; echo after $?'": interrupt,
    "timeout 60 ./job terminals trap:USR1 wait:1 exit:9": lambda shell: (ready(shell), signal_job(shell)),
    "timeout --foreground -s INT 0.5 ./job leave:INT:9 wait:1": lambda shell: None,
    "timeout -s TERM 0.5 ./job leave:TERM:9 wait:1": lambda shell: None,
    "rm -f nohup.out; nohup ./job terminals trap:USR1 wait:1 exit:6; cat nohup.out": hang_up,
    "bash -c 'set -m; ./job terminals line; echo after'": hello,
    "bash --norc --noprofile --noediting -c './job terminals wait:1 exit:3 & wait; echo after'": interrupt,
    "setsid -w ./job terminals trap:USR1 wait:1": lambda shell: (ready(shell), signal_job(shell)),
    "./job terminals line <<<hello": lambda shell: shell.wait_for(b"read b'hello"),
    "./job terminals 2>/dev/null exit:5": lambda shell: None,
    "./job terminals line >/dev/tty": hello,
    "stty raw; ./job terminals key; stty sane": lambda shell: (ready(shell), shell.type(b"k")),
    "./job silent exit:2; stty -a | grep -o '.echo '; stty sane": lambda shell: None,
    "(sleep 0.3; echo late) | ./job line": lambda shell: shell.wait_for(b"read b'late"),
}


def shell_scene(line, scene):
    def play(before):
        (scene.work / "nohup.out").unlink(missing_ok=True)
        with Shell(before, scene) as shell:
            shell.type(f"{line}\n".encode())
            shell.wait_for(f"{line}\r\n".encode())
            LINES[line](shell)
            shell.wait_for(PROMPT)
            shell.line("echo code $?", b"code ")
            shell.type(b"exit\n")
            shown, code = shell.end()
            return TOLD.sub(b"", shown[0]), code
    return difference(line, play)


class Scenes(Promise):
    def test_signals_keys_and_sizes(self):
        violations = []
        with Scene() as scene:
            for seed in range(OTHER_SCENES):
                # On a busy machine the two sides can be played at different moments: what differs is played again.
                violations += random_scene(seed, scene) and random_scene(seed, scene)
        self.kept("scenes", "scenes of signals, keys and sizes are as without run", OTHER_SCENES, violations)

    def test_job_control(self):
        violations = []
        with Scene() as scene:
            for seed in range(JOB_SCENES):
                violations += job_scene(seed, scene) and job_scene(seed, scene)
            for line in LINES:
                violations += shell_scene(line, scene)
        self.kept("jobs", "scenes of a shell and its jobs are as without run", JOB_SCENES + len(LINES), violations)
