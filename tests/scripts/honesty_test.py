"""What could not be seen is said; the same place gives the same answer, in both languages.

SPDX-License-Identifier: Apache-2.0
"""

import os
import socket
import time
import unittest

from places import FILES, planted
from support import MESSAGE, Promise, Scene, fake_key, login

LOGIN = "home/.claude/.credentials.json"
# The places that decide which credential is sent. The others only tell where a variable may come from.
DECIDING = [place for place in FILES if ".claude" in place or "claude-code" in place or "anthropic" in place]
WORDS = ("title", "why", "because", "detail", "meaning", "steps")  # what is said in the reader's language


def mentions(report, place):
    """Whether a report names a file as something that it could not see or that is wrong."""
    named = [gap["what"] for gap in report["not_looked"]]
    named += [finding["origin"]["path"] for finding in report["findings"] if finding["origin"]]
    return any(name and name.endswith(place.split("/", 1)[1]) for name in named)


def scene_with(place):
    """A place where all is well: a stored login, and a harmless file at `place`."""
    scene = Scene({LOGIN: login(1)})
    if place != LOGIN:
        scene.write(place, "{}" if place.endswith(".json") else "\n")
    return scene


def replace(path, kind):
    path.unlink()
    if kind == "FIFO":
        os.mkfifo(path)
    elif kind == "directory":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        here = os.getcwd()
        os.chdir(path.parent)  # names of sockets are short
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
        os.chdir(here)


class Gaps(Promise):
    def asked(self, scene, place, as_nobody=False):
        """What is wrong with the answer about an unseen file, or None. It must be named, and the exit code be 1 or 3."""
        code, report = scene.json("check", "claude-code", "--cwd", str(scene.work), as_nobody=as_nobody)
        return None if code in (1, 3) and mentions(report, place) else (place, code, report["not_looked"])

    def test_a_healthy_place_is_fine(self):
        for place in FILES:
            with scene_with(place) as scene:
                code, report = scene.json("check", "claude-code")
                self.assertEqual((code, report["not_looked"]), (0, []), place)

    def test_an_unreadable_file_is_named(self):
        violations = []
        for place in DECIDING:
            with scene_with(place) as scene:
                (scene.root / place).chmod(0)
                scene.give_to_nobody()
                violations += filter(None, [self.asked(scene, place, as_nobody=True)])
        self.kept(107, "an unreadable file is named", len(DECIDING), violations)

    def test_an_unreadable_folder_is_named(self):
        folders = ("home", "home/.claude", "work", "work/.claude", "etc/claude-code", "home/.config/anthropic")
        violations = []
        for folder in folders:
            with scene_with(f"{folder}/x.json") as scene:
                scene.give_to_nobody()
                (scene.root / folder).chmod(0)
                code, report = scene.json("check", "claude-code", "--cwd", str(scene.work), as_nobody=True)
                if code not in (1, 3) or not report["not_looked"] + report["findings"]:
                    violations.append((folder, code))
        self.kept(107, "an unreadable folder is named", len(folders), violations)

    def test_what_is_no_file_is_named(self):
        violations, inputs = [], 0
        for place in DECIDING:
            # An /etc given by --etc is a tree of its own, so a link to /dev leads nowhere in it.
            for kind in ("FIFO", "socket", "directory", "loop", *(() if place.startswith("etc/") else ("device",))):
                with scene_with(place) as scene:
                    replace(scene.root / place, kind)
                    wrong = self.asked(scene, place)
                    inputs += 1
                    violations += [(kind, *wrong)] if wrong else []
        self.kept(56, "what stands in place of a file is named", inputs, violations)

    def test_nothing_that_stands_in_place_of_a_file_holds_the_program_up(self):
        violations, inputs = [], 0
        for place in FILES:
            for kind in ("FIFO", "socket", "directory", "loop", "device"):
                with scene_with(place) as scene:
                    replace(scene.root / place, kind)
                    before = time.monotonic()
                    done = scene.run("explain", "-", stdin=MESSAGE)
                    inputs += 1
                    violations += [(place, kind)] if done.returncode != 0 or time.monotonic() - before > 2 else []
        self.kept(56, "nothing in place of a file holds the program up", inputs, violations)

    def test_a_link_to_nothing_is_like_no_file(self):
        violations = []
        for place in FILES:
            with scene_with(place) as scene:
                path = scene.root / place
                path.unlink()
                path.symlink_to("/nonexistent/file")
                code, _ = scene.json("check", "claude-code")
                violations += [place] if code not in (0, 1, 3) else []
        self.kept(57, "a link to nothing is answered", len(FILES), violations)


def bones(value):
    """A document without its sentences."""
    if isinstance(value, dict):
        return {key: bones(part) for key, part in value.items() if key not in WORDS}
    return [bones(part) for part in value] if isinstance(value, (list, tuple)) else value


class Sameness(Promise):
    AT = ("--at", "2027-01-15T08:00:00Z")
    COMMANDS = (["status"], ["check"], ["explain", "-"], ["explain", "claude-code/invalid-x-api-key"], ["explain", "key-rejected"])

    def places(self):
        files, variables, _, _ = planted("sk-ant-api03-", 93)
        key = fake_key("sk-ant-api03-", 93, 4)
        yield {}, {}
        stored = {LOGIN: login(1, now=1.8e9)}
        yield stored, {}
        yield {**stored, "home/.zshrc": f"export ANTHROPIC_API_KEY={key}\n"}, {"ANTHROPIC_API_KEY": key}
        helper = {"home/.claude/settings.json": '{"apiKeyHelper": "x"}'}
        yield {LOGIN: "{", **helper}, {"ANTHROPIC_BASE_URL": "http://gateway.example"}
        yield files, variables

    def test_two_runs_give_equal_bytes(self):
        inputs, violations = 0, []
        for files, variables in self.places():
            with Scene(files, variables) as scene:
                for command in self.COMMANDS:
                    for looks in ([], ["--json"], ["--verbose"], ["--lang", "zh"]):
                        once, again = (scene.run(*command, *looks, *self.AT, stdin=MESSAGE) for _ in range(2))
                        inputs += 1
                        same = (once.stdout, once.returncode) == (again.stdout, again.returncode)
                        violations += [] if same else [(command, looks)]
        self.kept(108, "two runs give equal bytes", inputs, violations)

    def test_both_languages_say_the_same(self):
        inputs, violations = 0, []
        for files, variables in self.places():
            with Scene(files, variables) as scene:
                for command in self.COMMANDS:
                    english, chinese = (scene.json(*command, *self.AT, "--lang", name, stdin=MESSAGE) for name in ("en", "zh"))
                    inputs += 1
                    violations += [command] if bones(english) != bones(chinese) else []
        self.kept(108, "both languages say the same", inputs, violations)


if __name__ == "__main__":
    unittest.main(verbosity=0)
