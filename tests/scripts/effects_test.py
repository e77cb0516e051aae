"""The program reads only, sends nothing and starts nothing: seen in its symbols, its system calls and on booby traps.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import re
import subprocess
import unittest

from places import planted
from support import INSTRUMENTED, MESSAGE, PROGRAM, Promise, Scene, login

COMMANDS = (["status"], ["check"], ["explain", "-"])
NETWORK = set("socket connect bind listen accept getaddrinfo gethostbyname sendto sendmsg recvfrom recvmsg "
              "res_query res_search".split())
# `run` needs two calls to start what the user names; that nothing else starts anything is seen in the system calls.
STARTING = set("execve execv execl execlp fexecve vfork posix_spawn posix_spawnp system popen".split())
LIBRARIES = re.compile(r"lib[cm]\.so\.6|ld-linux.*")
FORBIDDEN = re.compile(r"(socket|connect|bind|send\w*|recv\w*|execve\w*|v?fork|clone3?|kill|unlink\w*|rename\w*|mkdir\w*|"
                       r"rmdir|\w*chmod\w*|\w*chown\w*|link\w*|symlink\w*|f?truncate|mknod\w*|utime\w*|creat)\(")
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Binary(Promise):
    @unittest.skipIf(INSTRUMENTED, "sanitizers bring network code and libraries of their own")
    def test_there_is_no_code_that_could_send(self):
        listed = printed("nm", "-D", "--undefined-only", str(PROGRAM))
        names = {line.split()[-1].split("@")[0] for line in listed.splitlines()}
        self.assertIn("read", names)
        found = sorted(names & (NETWORK | STARTING))
        self.kept("symbols", "no network code, and no way to start a program but that of run", len(names), found)

    @unittest.skipIf(INSTRUMENTED, "sanitizers bring network code and libraries of their own")
    def test_only_the_c_library_is_shared(self):
        listed = printed("readelf", "-d", str(PROGRAM))
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", listed)
        others = [name for name in needed if not LIBRARIES.fullmatch(name)]
        self.kept("libraries", "only the C library is shared", len(needed), others)


class SystemCalls(Promise):
    def traced(self, scene, arguments):
        """The system calls that have to do with networks, processes and files, after the start of the program."""
        trace = scene.root / "trace"
        strace = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=%network,%process,%file,fchmod,fchown,ftruncate"]
        try:
            subprocess.run([*strace, *scene.command(*arguments)], cwd=scene.work, env=scene.env, input=MESSAGE.encode(),
                           capture_output=True, check=False, timeout=60)
            calls = [line.split(None, 1)[1] for line in trace.read_text(errors="replace").splitlines()]
        except FileNotFoundError:
            self.skipTest("strace is not installed")
        if not calls:
            self.skipTest("strace may not trace here")
        self.assertTrue(calls[0].startswith("execve("))
        return calls[1:]

    @unittest.skipIf(INSTRUMENTED, "sanitizers and coverage write")
    def test_nothing_is_sent_started_or_written(self):
        files, variables, inline, _ = planted("sk-ant-api03-", 93)
        inputs, violations = 0, []
        with Scene(files, variables) as scene:
            for arguments in COMMANDS:
                calls = self.traced(scene, [*arguments, "--etc", str(scene.etc), "--", "claude", "--settings", inline])
                inputs += len(calls)
                violations += [call for call in calls if FORBIDDEN.match(call)]
                violations += [call for call in calls if call.startswith("open") and WRITING.search(call)]
        self.assertGreater(inputs, 100)
        self.kept(62, "nothing is sent, started or written", inputs, violations)


class CapturedTree(Promise):
    def test_links_do_not_lead_out_of_it(self):
        violations, links = [], ("../../../../home/.claude", "{home}/.claude", "../../../../../../../../../../{home}/.claude")
        for link in links:
            with Scene({"home/.claude/.credentials.json": login(1)}) as scene:
                home = scene.work / "root" / "home" / "ada"
                home.mkdir(parents=True)
                (home / ".claude").symlink_to(link.format(home=scene.home))
                _, report = scene.json("status", "claude-code", "--root", "root", "--home", "/home/ada", "--cwd", "/",
                                       "--env-file", "/dev/null")
                violations += [link for c in report["credentials"] if c["state"] != "absent"]
        self.kept(59, "links do not lead out of a captured tree", len(links), violations)


class Traps:
    """Commands that touch a marker, wherever a tool or a shell would run one."""

    def __init__(self, scene):
        self.scene = scene
        self.count = 0

    def trap(self):
        self.count += 1
        return f"touch {self.scene.root}/marker-{self.count}"

    def settings(self):
        keys = ("apiKeyHelper", "awsAuthRefresh", "awsCredentialExport", "gcpAuthRefresh", "otelHeadersHelper",
                "proxyAuthHelper", "policyHelper")
        commands = {key: self.trap() for key in keys}
        hook = [{"hooks": [{"type": "command", "command": self.trap()}]}]
        return json.dumps({**commands, "statusLine": {"type": "command", "command": self.trap()},
                           "hooks": {"SessionStart": hook, "PreToolUse": hook},
                           "mcpServers": {"x": {"command": "sh", "args": ["-c", self.trap()]}}})

    def start_file(self):
        return (f"{self.trap()}\nexport ANTHROPIC_API_KEY=$({self.trap()})\nexport X=`{self.trap()}`\n"
                f"eval \"$({self.trap()})\"\n")

    def set_all(self):
        write = self.scene.write
        for place in ("home/.claude", "work/.claude", "etc/claude-code"):
            write(f"{place}/{'managed-settings' if place.startswith('etc') else 'settings'}.json", self.settings())
        write("work/.claude/settings.local.json", self.settings())
        for name in (".bashrc", ".bash_profile", ".zshrc", ".zshenv"):
            write(f"home/{name}", self.start_file())
        write("work/.envrc", self.start_file())
        write("work/.env", f"ANTHROPIC_API_KEY=$({self.trap()})\n")
        write("home/.config/fish/config.fish", f"{self.trap()}\nset -gx ANTHROPIC_API_KEY ({self.trap()})\n")
        write("home/.aws/config", f"[default]\ncredential_process = {self.trap()}\nsso_session = x\n")
        write("home/.gitconfig", f"[core]\nfsmonitor = {self.trap()}\n[credential]\nhelper = !{self.trap()}\n")
        write("work/.mcp.json", json.dumps({"mcpServers": {"x": {"command": "sh", "args": ["-c", self.trap()]}}}))
        task = {"command": self.trap(), "runOptions": {"runOn": "folderOpen"}}
        write("work/.vscode/tasks.json", json.dumps({"tasks": [task]}))
        for name in "claude git aws gcloud az node npx npm security secret-tool sh cat less".split():
            write(f"work/bin/{name}", f"#!/bin/sh\n{self.trap()}\n").chmod(0o755)


class BoobyTraps(Promise):
    def test_no_command_that_stands_in_a_file_is_run(self):
        with Scene() as scene:
            traps = Traps(scene)
            traps.set_all()
            scene.env.update(PATH=f"{scene.work}/bin:./bin:{os.defpath}", ANTHROPIC_API_KEY=f"$({traps.trap()})",
                             CLAUDE_CODE_USE_BEDROCK="1", PAGER=traps.trap(), BROWSER=traps.trap(), EDITOR=traps.trap())
            for arguments in (*COMMANDS, ["status", "--", "claude", "-p"], ["check", "--verbose"], ["help"], ["catalog", "list"]):
                done = scene.run(*arguments, stdin=MESSAGE)
                self.assertIn(done.returncode, (0, 1, 3), done.stderr)
            sprung = [path.name for path in scene.root.glob("marker-*")]
        self.assertGreaterEqual(traps.count, 60)
        self.kept(80, "no command that stands in a file is run", traps.count, sprung)

    def test_the_traps_work(self):
        with Scene() as scene:
            traps = Traps(scene)
            traps.set_all()
            subprocess.run([str(scene.work / "bin" / "claude")], env=scene.env, check=True)
            self.assertEqual(len(list(scene.root.glob("marker-*"))), 1)


if __name__ == "__main__":
    unittest.main(verbosity=0)
