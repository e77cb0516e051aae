"""Everything that --json prints fits docs/report.schema.json.

SPDX-License-Identifier: Apache-2.0
"""

import copy
import unittest

import jsonschema

from places import planted
from support import MESSAGE, SCHEMA, Scene, document, fake_key, login


class ReportSchema(unittest.TestCase):
    def test_the_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)

    def test_reports_of_an_empty_place_fit(self):
        with Scene() as scene:
            for command in ("status", "check", "explain"):
                code, _ = scene.json(command, stdin=MESSAGE)
                self.assertEqual(code, 0)

    def test_reports_of_a_place_full_of_credentials_fit(self):
        files, variables, inline, _ = planted("sk-ant-api03-", 93)
        with Scene(files, variables) as scene:
            for command in ("status", "check", "explain"):
                _, report = scene.json(command, stdin=MESSAGE)
                _, meant = scene.json(command, "-", "--", "claude", "--settings", inline, stdin=MESSAGE) \
                    if command == "explain" else scene.json(command, "--", "claude", "--settings", inline)
                self.assertTrue(report["credentials"] and meant["credentials"])

    def test_reports_of_an_unknown_message_and_of_no_text_fit(self):
        with Scene() as scene:
            for text in ("all is well\n", ""):
                code, report = scene.json("explain", stdin=text)
                self.assertEqual((code, report["matches"], report["scope"]), (3, [], None))

    def test_errors_fit(self):
        with Scene() as scene:
            for arguments in (["status", "no-such-tool"], ["chekc"], ["status", "--at", "noon"], ["--lnag", "en"]):
                code, report = scene.json(*arguments)
                self.assertEqual((code, report["error"]["code"]), (2, "usage"))
            code, report = scene.json("status", "--env-file", "/nonexistent")
            self.assertEqual((code, report["error"]["code"]), (3, "could_not_determine"))

    def test_version_fits(self):
        with Scene() as scene:
            self.assertEqual(scene.json("version")[0], 0)

    def test_entries_of_the_catalog_fit(self):
        with Scene() as scene:
            for kind, step in (("errors", 8), ("causes", 2), ("fixes", 2)):
                listed = scene.run("catalog", "list", kind).stdout.decode()
                ids = [line.split()[0] for line in listed.splitlines() if line and not line.startswith(" ")]
                for entry in ids[::step]:
                    code, shown = scene.json("catalog", "show", entry)
                    self.assertEqual((code, shown["entry"]["id"]), (0, entry))

    def test_a_later_minor_version_may_add_fields(self):
        with Scene() as scene:
            _, report = scene.json("status")
            SCHEMA.validate({**report, "format_version": "1.7", "weather": "fine"})

    def test_a_report_without_one_of_its_fields_does_not_fit(self):
        with Scene({"home/.claude/.credentials.json": login(1)}) as scene:
            done = scene.run("explain", "--json", stdin=MESSAGE, env={"ANTHROPIC_API_KEY": fake_key("sk-ant-api03-", 93, 3)})
        whole = document(done.stdout)
        for holder in (lambda r: r, lambda r: r["matches"][0], lambda r: r["causes"][0], lambda r: r["credentials"][0]):
            for field in holder(whole):
                broken = copy.deepcopy(whole)
                del holder(broken)[field]
                self.assertFalse(SCHEMA.is_valid(broken), field)


if __name__ == "__main__":
    unittest.main(verbosity=0)
