"""What we hand to CI systems: the shell parts of the action, the GitLab template and the hooks, run for real.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import re
import subprocess
import unittest
from pathlib import Path

import yaml

from support import MESSAGE, PROGRAM, REPOSITORY, Promise, Scene, document, fake_key

KEY = fake_key("sk-ant-api03-", 93, 5) + "AA"


def parsed(name):
    return yaml.safe_load((REPOSITORY / name).read_text())


class CiScene(Scene):
    """A runner with why401 on PATH and nothing else of ours."""

    def __init__(self, files=None, env=None, has_program=True):
        super().__init__(files, env)
        tools = self.root / "bin"
        tools.mkdir()
        if has_program:
            (tools / "why401").symlink_to(PROGRAM)
        self.env["PATH"] = f"{tools}:/usr/bin:/bin"

    def shell(self, text, variables=None, shell="bash"):
        return subprocess.run([shell, "-c", text], cwd=self.work, env={**self.env, **(variables or {})}, capture_output=True,
                              text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)


class GitHubAction(Promise):
    action = parsed("action.yml")

    def step(self, scene, **inputs):
        """Runs the one step as the runner does: inputs as variables, bash with -e."""
        (step,) = self.action["runs"]["steps"]
        values = {name: spec["default"] for name, spec in self.action["inputs"].items()}
        values.update({name.replace("_", "-"): value for name, value in inputs.items()})
        variables = {}
        for name, text in step["env"].items():
            (wanted,) = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text).groups()
            variables[name] = values[wanted]
        self.assertNotIn("${{", step["run"], "an input in the script could become a command")
        return scene.shell("set -e\n" + step["run"], {"GITHUB_ACTIONS": "true", "CI": "true", **variables})

    def test_every_input_is_used_and_described(self):
        (step,) = self.action["runs"]["steps"]
        used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(step["env"])))
        self.assertEqual(used, set(self.action["inputs"]))
        self.assertTrue(all(spec["description"] for spec in self.action["inputs"].values()))

    def test_a_check_annotates_summarises_and_fails(self):
        with CiScene(env={"ANTHROPIC_API_KEY": ""}) as scene:
            summary = scene.write("work/summary.md", "before\n")
            scene.env["GITHUB_STEP_SUMMARY"] = str(summary)
            step = self.step(scene, tool="claude-code")
            self.assertEqual(step.returncode, 1, step.stderr)
            self.assertRegex(step.stdout, r"(?m)^::error title=")
            self.assertTrue(summary.read_text().startswith("before\n### "))

    def test_a_healthy_runner_passes_and_the_summary_can_be_left_out(self):
        with CiScene(env={"ANTHROPIC_API_KEY": KEY}) as scene:
            summary = scene.write("work/summary.md", "")
            scene.env["GITHUB_STEP_SUMMARY"] = str(summary)
            step = self.step(scene, tool="claude-code", summary="false")
            self.assertEqual(step.returncode, 0, step.stdout + step.stderr)
            self.assertEqual(summary.read_text(), "")
            self.assertNotIn(KEY[:20], step.stdout + step.stderr)

    def test_a_command_keeps_its_code_and_its_failure_is_annotated(self):
        command = f"printf %s '{MESSAGE.strip()}'; exit 7"
        with CiScene(env={"ANTHROPIC_API_KEY": KEY}) as scene:
            step = self.step(scene, run=command)
            self.assertEqual(step.returncode, 7)
            self.assertEqual(step.stdout, MESSAGE.strip())
            self.assertIn("::error title=", step.stderr)

    def test_a_command_ends_in_time_and_knows_nothing_of_the_action(self):
        with CiScene() as scene:
            self.assertEqual(self.step(scene, run="sleep 30", timeout="1s").returncode, 124)
            step = self.step(scene, run="env | grep -c ^WHY_RUN || true; false | true")
            self.assertEqual((step.returncode, step.stdout), (1, "0\n"))  # pipefail, as in the runner's own shell

    def test_inputs_are_no_commands(self):
        with CiScene() as scene:
            for text in ("$(touch marker)", "`touch marker`", "; touch marker", "' ; touch marker ; '"):
                self.step(scene, tool=text)
                self.step(scene, fail_on=text)
                self.step(scene, run="true", timeout=text)
            self.assertFalse((scene.work / "marker").exists())

    def test_a_runner_without_the_program_is_told_so(self):
        with CiScene(has_program=False) as scene:
            step = self.step(scene)
            self.assertEqual(step.returncode, 2)
            self.assertIn("not installed", step.stdout)


class GitLabTemplate(Promise):
    template = parsed("ci/gitlab.yml")

    def job(self, scene, name, **variables):
        """Runs the lines as a runner does: one after the other, stopping at the first that fails."""
        job = self.template[name]
        return scene.shell("set -eo pipefail\n" + "\n".join(job["script"]), {"GITLAB_CI": "true", "CI": "true", **job.get("variables", {}), **variables})

    def test_a_check_leaves_both_reports_and_fails(self):
        with CiScene(env={"ANTHROPIC_API_KEY": ""}, files={"home/.claude/settings.json": "{}"}) as scene:
            self.assertEqual(self.job(scene, ".why401-check").returncode, 1)
            reports = self.template[".why401-check"]["artifacts"]["reports"]
            self.assertTrue(json.loads((scene.work / reports["codequality"]).read_text()))
            self.assertIn("<failure", (scene.work / reports["junit"]).read_text())

    def test_a_healthy_runner_passes(self):
        with CiScene(env={"ANTHROPIC_API_KEY": KEY}, files={"home/.claude/settings.json": "{}"}) as scene:
            job = self.job(scene, ".why401-check")
            self.assertEqual(job.returncode, 0, job.stdout + job.stderr)

    def test_a_snapshot_is_an_artifact_without_the_key(self):
        with CiScene(env={"ANTHROPIC_API_KEY": KEY}) as scene:
            self.assertEqual(self.job(scene, ".why401-snapshot").returncode, 0)
            (path,) = self.template[".why401-snapshot"]["artifacts"]["paths"]
            text = (scene.work / path).read_text()
            self.assertEqual(json.loads(text)["format"], "why401.snapshot")
            self.assertNotIn(KEY[20:40], text)

    def test_a_command_keeps_its_code_and_leaves_a_report(self):
        with CiScene(env={"ANTHROPIC_API_KEY": KEY}) as scene:
            job = self.job(scene, ".why401-run", WHY401_COMMAND=f"echo '{MESSAGE.strip()}'; exit 9")
            self.assertEqual(job.returncode, 9)
            (path,) = self.template[".why401-run"]["artifacts"]["paths"]
            report = document((scene.work / path).read_text())
            self.assertEqual(report["outcome"]["exit_code"], 9)
            self.assertEqual(report["matches"][0]["error"], "claude-code/invalid-x-api-key")


class Hooks(Promise):
    hooks = parsed(".pre-commit-hooks.yaml")

    NOTE = '[[note]]\non = "key-malformed"\ntext = "Ask in the help channel."\n'

    def hook(self, scene, name, files=()):
        (hook,) = (hook for hook in self.hooks if hook["id"] == name)
        passed = [] if hook.get("pass_filenames") is False else [f for f in files if re.search(hook["files"], f)]
        return scene.shell(" ".join([hook["entry"], *passed]))

    def test_a_check_passes_and_fails(self):
        for key, code in ((KEY, 0), ("", 1)):
            with CiScene(env={"ANTHROPIC_API_KEY": key}, files={"home/.claude/settings.json": "{}"}) as scene:
                run = self.hook(scene, "why401-check")
                self.assertEqual(run.returncode, code, run.stdout + run.stderr)

    def test_lint_gets_the_project_s_own_files(self):
        for text, code in ((self.NOTE, 0), (self.NOTE.replace("key-malformed", "no-such-thing"), 2)):
            with CiScene(files={"work/.why401/local.toml": text, "work/other.toml": "x"}) as scene:
                run = self.hook(scene, "why401-lint", [".why401/local.toml", "other.toml"])
                self.assertEqual(run.returncode, code, run.stdout + run.stderr)


class Documentation(Promise):
    text = (REPOSITORY / "docs" / "ci.md").read_text()

    def test_every_block_of_yaml_parses(self):
        blocks = re.findall(r"```yaml\n(.*?)```", self.text, re.S)
        self.assertGreaterEqual(len(blocks), 5)
        for block in blocks:
            yaml.safe_load(block)

    def test_the_flags_that_it_names_exist(self):
        listed = json.loads(subprocess.run([PROGRAM, "help", "--json"], capture_output=True, text=True, check=True,
                                           env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}).stdout)
        known = {flag["name"] for flag in listed["flags"]}
        for line in re.findall(r"why401 (?:check|run|snapshot|compare)[^\n`]*", self.text):
            for flag in re.findall(r"(?<!\S)--[a-z-]+", line.split(" -- ")[0]):
                self.assertIn(flag, known)


if __name__ == "__main__":
    Path(os.environ["HOME"]).mkdir(exist_ok=True)
    unittest.main()
