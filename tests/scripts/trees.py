"""Trees that look like machines, each with its environment, to examine from outside.

SPDX-License-Identifier: Apache-2.0
"""

import json

USERS = "root:x:0:0:root:/root:/bin/bash\nada:x:1000:1000:Ada:/home/ada:/bin/bash\n"
SYSTEM = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n'
PACKAGE = "usr/local/lib/node_modules/@anthropic-ai/claude-code/package.json"
SHELL = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm", "SHELL": "/bin/bash"}


class Tree:
    """A tree below `root` with a home, a project and one installed tool; `env` is its whole environment beside what
    every shell has. None takes a variable away."""

    def __init__(self, root, home="/home/ada", work=None, files=None, env=None, version="2.1.330"):
        self.root, self.home, self.work = root, home, work or f"{home}/work"
        for folder in (self.home, self.work):
            self.below(folder).mkdir(parents=True, exist_ok=True)
        self.write("etc/passwd", USERS)
        self.write("etc/os-release", SYSTEM)
        if version:
            self.write(PACKAGE, json.dumps({"version": version}))
        for name, text in (files or {}).items():
            self.write(name, text)
        self.env = {name: value for name, value in {**SHELL, "HOME": home, **(env or {})}.items() if value is not None}
        self.env_file = root.parent / f"{root.name}.env"
        self.env_file.write_text("".join(f"{name}={value}\0" for name, value in self.env.items()))

    def below(self, path):
        return self.root / path.lstrip("/")

    def write(self, name, text):
        path = self.below(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o644 if name.startswith(("etc/", "usr/")) else 0o600)

    @property
    def operand(self):
        return f"root:{self.root},env:{self.env_file},cwd:{self.work}"

    @property
    def flags(self):
        return ["--root", str(self.root), "--env-file", str(self.env_file), "--cwd", self.work]
