"""The pages of tools say what the catalog says, and a page that was changed by hand is found.

SPDX-License-Identifier: Apache-2.0
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "tool_pages.py"

TOOL = """
id = "hammer"
title = { en = "Hammer", zh = "锤子" }
surfaces = ["cli", "sdk"]
commands = ["hammer"]
include = ["cloud"]
sign_in = "hammer login"
wrong_names = ["HAMMER_TOKEN"]

[[install]]
id = "npm"
paths = ["/usr/lib/node_modules/hammer/package.json"]
version = "json:version"

[[layer]]
id = "user"
title = { en = "user settings", zh = "用户设置" }
level = "user"
paths = ["~/.hammer.json"]
env_key = "env"
settings = 1
broken = "stops"

[[source]]
id = "key"
title = { en = "HAMMER_KEY", zh = "HAMMER_KEY" }
where = "variable"
name = "HAMMER_KEY"
kind = "api_key"
billing = "metered"
when = "not os(macos) and flag(-p)"

[[source]]
id = "login"
title = { en = "login", zh = "登录" }
where = "file"
paths = ["{data}/auth.json"]
key = "token"
headers = ["x-login"]
kind = "login"
billing = "subscription"
expires = "ends_at"

[[mode]]
id = "cloud"
title = { en = "Cloud", zh = "云" }
when = "equal({provider:-none}, none) or key-is(managed, force, cloud)"

  [[mode.group]]
  id = "cloud"
  sources = ["cloud-role"]

[[mode]]
id = "own"
title = { en = "Own API", zh = "自家 API" }
headers = ["authorization"]

  [[mode.group]]
  id = "all"
  sources = ["key", "login"]

  [[mode.stop]]
  when = "endpoint.invalid"
  fact = "endpoint.invalid"

[[endpoint]]
variable = "HAMMER_URL"
standard = "https://hammer.example"
"""

PART = """
id = "cloud"

[[source]]
id = "cloud-role"
title = { en = "cloud role", zh = "云角色" }
where = "variable"
name = "CLOUD_ROLE"
also = ["CLOUD_TOKEN"]
headers = ["authorization"]
kind = "cloud"
billing = "cloud"

[[source]]
id = "cloud-file"
title = { en = "cloud file", zh = "云文件" }
where = "file"
paths = ["~/.cloud"]
kind = "cloud"
"""


FACT = """
[[fact]]
id = "endpoint.invalid"
yes = { en = "the base URL is no URL: {detail}", zh = "基础 URL 无效：{detail}" }
"""


def error(tool, shared_with=""):
    return f"""
id = "{tool}/bent"
title = {{ en = "A nail | bent", zh = "钉子弯了" }}
shared_with = [{shared_with}]
[[cause]]
id = "soft"
seen = 1
[[cause]]
id = "crooked"
seen = 3
"""


class ToolPages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("catalog/tools/hammer.toml", TOOL)
        self.write("catalog/parts/cloud.toml", PART)
        self.write("catalog/facts.toml", FACT)
        for cause in ("soft", "crooked"):
            self.write(f"catalog/causes/{cause}.toml", f'id = "{cause}"\ntitle = {{ en = "the nail is {cause}", zh = "钉子" }}')
        self.write("catalog/errors/hammer/bent.toml", error("hammer"))

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_script(self, *arguments):
        command = [sys.executable, str(SCRIPT), "--root", str(self.root), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def page(self):
        self.assertEqual(self.run_script()[0], 0)
        return (self.root / "docs/tools/hammer.md").read_text(encoding="utf-8")

    def assert_on_page(self, *lines):
        page = self.page().splitlines()
        for line in lines:
            self.assertIn(line, page)

    def test_commands_and_copies_stand_on_the_page(self):
        self.assert_on_page("- Where it runs: command line, SDK", "- Sign in: `hammer login`",
                            "- **npm**; the version is `version` in that file", "    - `/usr/lib/node_modules/hammer/package.json`")

    def test_settings_tell_level_and_what_they_set(self):
        self.assert_on_page("| 1 | user settings | user | `~/.hammer.json` | settings and variables in `env` | stops the tool |")

    def test_guards_are_words(self):
        self.assert_on_page("1. **Cloud**, if `{provider}` is not known or the setting `force` is `cloud` (in the layer managed)",
                            "2. **Own API**, otherwise", "    - nothing is sent, if the base URL is no URL")

    def test_credentials_tell_place_header_payer_and_expiry(self):
        self.assert_on_page("    - HAMMER_KEY → login (the first for each header)",
                            "| HAMMER_KEY | `HAMMER_KEY`, if this is not macos and `-p` is given "
                            "| `authorization` | per token |  |",
                            "| login | `{data}/auth.json`, `token` | `x-login` | the subscription | `ends_at` |")

    def test_of_a_part_only_what_a_mode_names_is_there(self):
        page = self.page()
        self.assertIn("| cloud role | `CLOUD_ROLE`, together with `CLOUD_TOKEN` | `authorization` | the cloud account |  |", page)
        self.assertNotIn("cloud file", page)

    def test_a_long_guard_is_a_link(self):
        guard = " or ".join(f"set(V{number})" for number in range(9))
        self.write("catalog/tools/hammer.toml", TOOL.replace("not os(macos) and flag(-p)", guard))
        self.assertIn("if [a longer condition](../../catalog/tools/hammer.toml) holds", self.page())

    def test_messages_tell_their_most_frequent_cause(self):
        self.assert_on_page("| [A nail \\| bent](../../catalog/errors/hammer/bent.toml) | `hammer/bent` | "
                            "[the nail is crooked](../../catalog/causes/crooked.toml) |")

    def test_shared_messages_are_there_and_those_of_others_are_not(self):
        self.write("catalog/errors/saw/bent.toml", error("saw", '"hammer"'))
        self.write("catalog/errors/file/bent.toml", error("file"))
        page = self.page()
        self.assertIn("`saw/bent`", page)
        self.assertNotIn("`file/bent`", page)

    def test_index_counts(self):
        self.page()
        index = (self.root / "docs/tools/README.md").read_text(encoding="utf-8")
        self.assertIn("| [Hammer](hammer.md) | command line, SDK | 2 | 3 | 1 |", index)

    def test_generated_pages_pass_the_check(self):
        self.page()
        self.assertEqual(self.run_script("--check")[0], 0)

    def test_changed_missing_and_orphaned_pages_are_named(self):
        self.page()
        self.write("docs/tools/README.md", "# Mine\n")
        self.write("docs/tools/saw.md", "")
        (self.root / "docs/tools/hammer.md").unlink()
        code, output = self.run_script("--check")
        self.assertEqual(code, 1)
        for name in ("README.md", "saw.md", "hammer.md"):
            self.assertIn(f"docs/tools/{name}: not as tools/tool_pages.py writes it", output)

    def test_page_of_no_tool_goes(self):
        self.write("docs/tools/saw.md", "")
        self.page()
        self.assertFalse((self.root / "docs/tools/saw.md").exists())


if __name__ == "__main__":
    unittest.main()
