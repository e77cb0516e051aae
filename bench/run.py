#!/usr/bin/env python3
"""What `why401 run --` adds to a command: to its start, and to its output through pipes and a terminal.

  bench/run.py [BUILD/why401]           needs a release build
  MUCH=10737418240 bench/run.py         the same with more bytes through the pipes (1 GiB by default)

Bare command and command under run alternate; medians of wall time. Every run has a clean environment. Figures of one
machine say little, ratios within one run carry over.
"""
import os, pathlib, socket, statistics, subprocess, sys, tempfile, time, tty

HERE = pathlib.Path(__file__).resolve().parent
RUNS, SLOW_RUNS = int(os.environ.get("RUNS", "201")), int(os.environ.get("SLOW_RUNS", "7"))
MUCH = int(os.environ.get("MUCH", 1 << 30))
ENV = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
SHOWN = 256 << 20  # bytes through a terminal


def start(command):
    began = time.perf_counter()
    subprocess.run(command, env=ENV, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def through_pipes(command):
    """COMMAND | cat >/dev/null"""
    began = time.perf_counter()
    with subprocess.Popen(command, env=ENV, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as writer:
        subprocess.run(["cat"], stdin=writer.stdout, stdout=subprocess.DEVNULL, env=ENV, check=True)
    return time.perf_counter() - began


def to_null(command):
    began = time.perf_counter()
    with open("/dev/null", "wb") as target:
        subprocess.run(command, env=ENV, stdin=subprocess.DEVNULL, stdout=target, check=True)
    return time.perf_counter() - began


def through_socket(command):
    """To a socket, as programs in JavaScript start others."""
    ours, theirs = socket.socketpair()
    began = time.perf_counter()
    writer = subprocess.Popen(command, env=ENV, stdin=subprocess.DEVNULL, stdout=theirs)
    theirs.close()
    with ours:
        subprocess.run(["cat"], stdin=ours, stdout=subprocess.DEVNULL, env=ENV, check=True)
    writer.wait()
    return time.perf_counter() - began


def through_terminal(command):
    """The whole of a terminal: the command leads its session. Until it ends; somebody reads what it shows."""
    master, slave = os.openpty()
    tty.setraw(slave)
    read = "import os\nos.write(1, b'.')\ntry:\n  while os.read(0, 65536): pass\nexcept OSError: pass"
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", read], stdin=master, stdout=subprocess.PIPE) as reader:
        reader.stdout.read(1)  # it is ready
        began = time.perf_counter()
        writer = subprocess.Popen(command, env=ENV, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                                  preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)))  # its terminal
        os.close(slave)
        writer.wait()
        took = time.perf_counter() - began
        os.close(master)
    return took


def compare(title, how, before, command, runs, size=None):
    bare, under = [], []
    for _ in range(runs):
        bare.append(how(command))
        under.append(how([*before, *command]))
    a, b = statistics.median(bare), statistics.median(under)
    if size:
        print(f"{title:<26} bare {size / a / 1e9:7.2f} GB/s   under run {size / b / 1e9:7.2f} GB/s   ratio {a / b:6.2f}")
    else:
        print(f"{title:<26} bare {a * 1000:7.2f} ms     under run {b * 1000:7.2f} ms     added {(b - a) * 1000:6.2f} ms, of minima {(min(under) - min(bare)) * 1000:.2f} ms")


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "build/release/why401")
    before = [program, "run", "--"]
    compare("start", start, before, ["/bin/true"], RUNS)
    compare("start on a terminal", through_terminal, before, ["/bin/true"], RUNS // 4)
    with tempfile.NamedTemporaryFile() as file:
        block = os.urandom(1 << 20)
        for _ in range(min(MUCH, 1 << 30) >> 20):
            file.write(block)
        file.flush()
        command = ["head", "-c", str(MUCH), "/dev/zero"] if MUCH > 1 << 30 else ["cat", file.name]
        compare("pipes", through_pipes, before, command, SLOW_RUNS, MUCH)
        compare("/dev/null", to_null, before, command, SLOW_RUNS, MUCH)
        compare("socket", through_socket, before, command, SLOW_RUNS, MUCH)
        os.truncate(file.name, SHOWN)
        compare("terminal", through_terminal, before, ["cat", file.name], SLOW_RUNS, SHOWN)


if __name__ == "__main__":
    main()
