"""The built program in a throw-away home, for the scripts of this folder."""
import json, os, pathlib, random, shutil, subprocess, sys, tempfile

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
MESSAGE = "Invalid API key · Fix external API key"


def fake(prefix, length, seed):
    """A key that looks real and is not."""
    return prefix + "".join(random.Random(seed).choices("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", k=length))


def login(expires_ms=4102444800000, seed=7):
    tokens = {"accessToken": fake("sk-ant-oat01-", 95, seed), "refreshToken": fake("sk-ant-ort01-", 95, seed + 1)}
    return json.dumps({"claudeAiOauth": {**tokens, "expiresAt": expires_ms, "scopes": ["user:inference"], "subscriptionType": "max"}})


class Machine:
    """A home and a project below a temporary folder; `run` starts the program there with nothing else around it."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="why401-test-"))
        self.home, self.work, self.tmp = self.root / "home", self.root / "home/work", self.root / "tmp"
        self.work.mkdir(parents=True)
        self.tmp.mkdir()
        self.env = {}

    def write(self, path, text, mode=0o600):
        target = self.home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        target.chmod(mode)
        return self

    def environment(self, **more):
        env = {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "TMPDIR": str(self.tmp), "LANG": "C.UTF-8", **self.env, **more}
        return {k: v for k, v in env.items() if v is not None}

    def run(self, *words, stdin=b"", env=None, user=None, timeout=60, before=()):
        who = {"user": user, "group": user, "extra_groups": []} if user else {}
        return subprocess.run([*before, PROGRAM, *words], input=stdin if isinstance(stdin, bytes) else stdin.encode(), env=env or self.environment(),
                              cwd=self.work, capture_output=True, timeout=timeout, **who)

    def json(self, *words, **options):
        return json.loads(self.run(*words, "--json", **options).stdout)

    def tree(self):
        return sorted((str(p), p.lstat().st_mode, p.lstat().st_mtime_ns) for p in self.root.rglob("*"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for path in self.root.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(self.root, ignore_errors=True)


def stray_key():
    machine = Machine()
    key = fake("sk-ant-api03-", 95, 1)
    machine.env["ANTHROPIC_API_KEY"] = key
    machine.write(".zshrc", f"alias a=b\nexport ANTHROPIC_API_KEY={key}\n").write(".claude/.credentials.json", login())
    return machine


class Tests:
    """Counts checks; `finish` prints them and exits 1 when one failed."""

    def __init__(self):
        self.failed, self.counts = [], {}

    def check(self, name, good, detail=""):
        done, bad = self.counts.get(name, (0, 0))
        self.counts[name] = (done + 1, bad + (not good))
        if not good:
            self.failed.append(f"{name}: {detail}")

    def finish(self):
        for name, (done, bad) in self.counts.items():
            print(f"assurance: {name} inputs={done} violations={bad}")
        for line in self.failed[:30]:
            print("FAILED", line)
        sys.exit(1 if self.failed else 0)
