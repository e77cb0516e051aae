#!/usr/bin/env python3
"""Start-up and text throughput as ratios within one run.

  bench/start_up.py [BUILD/why401]      needs a release build; peers only after bench/setup

Program and yardstick alternate, RUNS times; medians and minima of wall time, and peak memory. Every run has a clean
environment and a throw-away home with some forty files. Figures of one machine say little, ratios within one run carry over.
"""
import contextlib, os, pathlib, random, shutil, statistics, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
RUNS = int(os.environ.get("RUNS", "201"))
MESSAGE = "Invalid API key · Fix external API key"


def fake(prefix, length, seed):
    rng = random.Random(seed)
    return prefix + "".join(rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", k=length))


def build_home(home):
    """A home with start files of several shells, settings, a login and a state file."""
    key = fake("sk-ant-api03-", 95, 1)
    for name in (".bashrc", ".profile", ".zshrc", ".zshenv", ".zprofile", ".bash_profile", ".config/fish/config.fish"):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"alias a{i}='ls -l {i}'\nexport VAR_{i}=value{i}\n" for i in range(60)))
    for i in range(25):
        (home / f".config/other{i}").write_text("nothing\n" * 50)
    with (home / ".zshrc").open("a") as f:
        f.write(f"export ANTHROPIC_API_KEY={key}\n")
    claude = home / ".claude"
    claude.mkdir()
    login = claude / ".credentials.json"
    login.write_text('{"claudeAiOauth":{"accessToken":"%s","refreshToken":"%s","expiresAt":4102444800000,"scopes":["user:inference"],"subscriptionType":"max"}}'
                     % (fake("sk-ant-oat01-", 95, 2), fake("sk-ant-ort01-", 95, 3)))
    login.chmod(0o600)
    (claude / "settings.json").write_text('{"env":{"FOO":"bar"},"permissions":{"allow":["a","b"]}}')
    (home / ".claude.json").write_text('{"projects":{%s}}' % ",".join('"/p/%d":{"history":["%s"]}' % (i, "x" * 80) for i in range(60)))
    (home / "work").mkdir()
    return key


def one(command, env, cwd, text=None):
    """In ms. With a time limit, `subprocess` would look for the end only now and then, and 4 ms would become 7."""
    start = time.perf_counter()
    subprocess.run(command, env=env, cwd=cwd, input=text, stdin=None if text is not None else subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def compare(title, ours, yardstick, env, cwd, runs=RUNS, text=None):
    a, b = [], []
    for _ in range(runs):
        a.append(one(ours, env, cwd, text))
        b.append(one(yardstick, env, cwd, text))
    print(f"{title:<34} {statistics.median(a):8.2f} ms {statistics.median(b):9.2f} ms   ratio {statistics.median(a) / statistics.median(b):8.3f}   of minima {min(a) / min(b):8.3f}")


def noise(size):
    rng, words = random.Random(7), "building object linking warning note in function file line token session request cache worker retry".split()
    line = lambda: "[%d] %s\n" % (rng.randrange(10**6), " ".join(rng.choices(words, k=12)))
    block = "".join(line() for _ in range(2000))
    return ((block * (size // len(block) + 1))[:size] + "\n" + MESSAGE + "\n").encode()


def peak_memory(command, env, text):
    """In kB, from a small process of its own: the peak of a child counts what its parent had before exec."""
    code = "import os,sys;p=os.posix_spawn(sys.argv[1],sys.argv[1:],os.environ,file_actions=[(os.POSIX_SPAWN_OPEN,1,'/dev/null',1,0)]);print(os.wait4(p,0)[2].ru_maxrss,file=sys.stderr)"
    done = subprocess.run([sys.executable, "-S", "-E", "-c", code, *command], env=env, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
    return int(done.stderr.split()[-1])


def program_to_measure():
    return os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "build/release/why401")


@contextlib.contextmanager
def throw_away_home():
    """A home with a project in "work", and the environment of somebody who works there."""
    with tempfile.TemporaryDirectory(prefix="bench-") as root:
        home = pathlib.Path(root) / "home"
        home.mkdir()
        yield home, {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "ANTHROPIC_API_KEY": build_home(home)}


def main():
    program = program_to_measure()
    with throw_away_home() as (home, env):
        print(f"{'what':<34} {'why401':>11} {'yardstick':>12}")
        for title, words in (("explain, one line, unknown", ["explain", "no such message"]), ("explain, one line", ["explain", MESSAGE]),
                             ("status", ["status", "claude-code"]), ("check", ["check"]), ("version", ["version"])):
            compare(f"{title} / true", [program, *words], ["/bin/true"], env, home / "work")
        for size in (1_000, 100_000, 10_000_000):
            text = noise(size)
            compare(f"explain {size} bytes / cat", [program, "explain", "-"], ["/bin/cat"], env, home / "work", 21, text)
        print(f"peak memory of explain, 10 MB: at most {peak_memory([program, 'explain', '-'], env, noise(10_000_000))} kB")
        peer = HERE / ".peers/node_modules/.bin/claude"
        if peer.exists():
            compare("status / claude auth status", [program, "status", "claude-code"], ["unshare", "-n", str(peer), "auth", "status"], env, home / "work", 7)
        else:
            print("no peer: bench/setup installs it")


if __name__ == "__main__":
    main()
