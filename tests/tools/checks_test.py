"""Each check script finds what it is there for, at the right line, and leaves clean code alone.

SPDX-License-Identifier: Apache-2.0
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
KEY = "sk-" + "ant-api03-" + "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8v"  # in pieces, so that it is no finding itself


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self, name):
        command = [sys.executable, str(TOOLS / f"check_{name}.py"), "--root", str(self.root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def assert_clean(self, name):
        code, output = self.check(name)
        self.assertEqual(code, 0, output)

    def assert_finds(self, name, *findings):
        code, output = self.check(name)
        self.assertEqual(code, 1, output)
        for finding in findings:
            self.assertIn(finding, output)

    def test_lower_floors_may_be_included(self):
        self.write("src/catalog/a.cpp", '#include "base/text.hpp"\n#include "catalog/b.hpp"\n#include <vector>\n')
        self.assert_clean("layers")

    def test_higher_floor_is_found(self):
        self.write("src/base/a.hpp", '\n#include "world/files.hpp"\n')
        self.assert_finds("layers", "src/base/a.hpp:2: base (floor 0) includes world (floor 1)")

    def test_same_floor_is_found(self):
        self.write("src/formats/a.cpp", '#include "redact/shapes.hpp"\n')
        self.assert_finds("layers", "src/formats/a.cpp:1:")

    def test_include_without_floor_is_found(self):
        self.write("src/base/a.cpp", '#include "text.hpp"\n')
        self.assert_finds("layers", "src/base/a.cpp:1:")

    def test_folder_without_floor_is_found(self):
        self.write("src/utils/a.cpp", "")
        self.assert_finds("layers", "src/utils/a.cpp:1:")

    def test_long_file_is_found(self):
        self.write("src/base/a.cpp", "\n" * 401)
        self.write("tests/b.cpp", "\n" * 400)
        self.assert_finds("size", "src/base/a.cpp:1: 401 lines")

    def test_long_function_is_found_with_its_name_and_line(self):
        body = "  if (x) {\n    y();\n  }\n" * 27
        self.write("src/base/a.cpp", "\nnamespace why {\nResult<int> A::b(int x) const {\n" + body + "}\n}\n")
        self.assert_finds("size", "src/base/a.cpp:3: b has 83 lines")

    def test_namespace_and_class_are_no_functions(self):
        self.write("src/base/a.hpp", "namespace why {\nclass A {\n" + "  int f() { return 1; }\n" * 90 + "};\n}\n")
        self.assert_clean("size")

    def test_banned_code_is_found(self):
        for code in ("std::regex r;", "#include <iostream>", 'getenv("HOME");', "char** e = ::environ;", "fopen(p, m);",
                     "::open(p, 0);", "::socket(1, 2, 3);", "std::system(c);", "execve(a, b, c);", 'printf("x");',
                     "fputs(s, stdout);", "#include <fstream>"):
            with self.subTest(code):
                self.write("src/base/a.cpp", f"\n{code}\n")
                self.assert_finds("banned", "src/base/a.cpp:2:")

    def test_banned_words_in_comments_literals_and_members_are_allowed(self):
        self.write("src/base/a.cpp", '// fopen(x)\nauto s = "system(1)";\nfiles.open(p);\nopen(block);\nsnprintf(b, 1, f);\n'
                                     'auto r = R"(printf("x"))";\nint n = 1\'000; reopen(p);\n')
        self.assert_clean("banned")

    def test_real_world_may_open_files(self):
        self.write("src/os/a.cpp", "#include <fcntl.h>\nint f() { return ::open(p, 0); }\n")
        self.assert_clean("banned")

    def test_name_of_a_tool_is_found_even_in_a_comment(self):
        self.write("src/base/a.cpp", "\n// as Cla" "ude does\n")
        self.assert_finds("banned", "src/base/a.cpp:2:")

    def test_key_is_found_anywhere_and_a_stand_in_is_not(self):
        self.write("docs/a.md", f"\n{KEY}\n")
        self.write("docs/b.md", "sk-" + "ant-api03-" + "x" * 40 + "\n")
        code, output = self.check("banned")
        self.assertEqual(code, 1)
        self.assertIn("docs/a.md:2:", output)
        self.assertNotIn("docs/b.md", output)

    def test_path_of_the_checkout_is_found(self):
        self.write("docs/a.md", f"\nsee {self.root}/src\n")
        self.assert_finds("banned", "docs/a.md:2: a path of this machine")


if __name__ == "__main__":
    unittest.main()
