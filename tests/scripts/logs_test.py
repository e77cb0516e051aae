#!/usr/bin/env python3
"""Ordinary build logs hold no known message: what npm, webpack, tsc, eslint, gcc, cmake, ninja and python printed while real
projects were built and linted (fixtures/build_logs.txt.xz, 204,065 lines).

SPDX-License-Identifier: Apache-2.0
"""

import lzma
import pathlib
import unittest

import support

LOGS = pathlib.Path(__file__).parent / "fixtures" / "build_logs.txt.xz"


class BuildLogs(unittest.TestCase):
    def test_no_line_of_them_is_a_known_message(self):
        logs = lzma.decompress(LOGS.read_bytes())
        self.assertGreaterEqual(logs.count(b"\n"), 200_000)
        with support.Scene() as scene:
            code, report = scene.json("explain", "-", stdin=logs)
        self.assertEqual((code, [match["error"] for match in report["matches"]]), (3, []))


if __name__ == "__main__":
    unittest.main()
