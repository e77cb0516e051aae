"""Everything that --json prints fits docs/report.schema.json, and an export docs/catalog.schema.json.

SPDX-License-Identifier: Apache-2.0
"""

import copy
import json
import tomllib
import unittest

import jsonschema

from places import planted
from support import MESSAGE, REPOSITORY, SCHEMA, Scene, document, fake_key, login


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

    def test_what_the_commands_for_authors_print_fits(self):
        rows = "\n".join(json.dumps(row) for row in (
            {"text": MESSAGE}, {"text": "The widget store is full", "url": "https://a.example", "note": "source: a list"}, 7))
        with Scene({"work/rows.jsonl": rows}) as scene:
            for arguments, expected in ((["new", "The widget store is full"], 0), (["new", MESSAGE], 1),
                                        (["import", "rows.jsonl"], 2), (["coverage"], 0)):
                code, _ = scene.json("catalog", *arguments)
                self.assertEqual(code, expected, arguments)

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


def filled(value):
    """`value` without what is empty, and with one kind of number."""
    if isinstance(value, dict):
        return {key: filled(inner) for key, inner in value.items() if inner not in ("", [], {})}
    if isinstance(value, list):
        return [filled(inner) for inner in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


class CatalogSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with Scene() as scene:
            cls.bytes, cls.again = (scene.run("catalog", "export").stdout for _ in range(2))
        cls.export = json.loads(cls.bytes)
        path = REPOSITORY / "docs" / "catalog.schema.json"
        schema = json.loads(path.read_text())
        resolver = jsonschema.RefResolver(path.as_uri(), schema)
        cls.schema = jsonschema.Draft202012Validator(schema, resolver=resolver)

    def test_an_export_fits(self):
        self.schema.validate(self.export)

    def test_two_exports_are_equal(self):
        self.assertEqual(self.bytes, self.again)

    def test_an_export_without_one_of_its_parts_does_not_fit(self):
        for part in self.export:
            self.assertFalse(self.schema.is_valid({k: v for k, v in self.export.items() if k != part}), part)

    def test_an_entry_with_a_key_of_no_file_does_not_fit(self):
        for kind in ("errors", "causes", "fixes", "tools", "providers"):
            entry = {**self.export[kind][0], "weather": "fine"}
            self.assertFalse(self.schema.is_valid({**self.export, kind: [entry]}), kind)

    def test_an_export_holds_what_the_files_say(self):
        for kind in ("errors", "causes", "fixes", "providers"):
            entries = {entry["id"]: filled(entry) for entry in self.export[kind]}
            files = list((REPOSITORY / "catalog" / kind).rglob("*.toml"))
            self.assertEqual(len(files), len(entries))
            for file in files:
                written = filled(tomllib.loads(file.read_text()))
                self.assertEqual(entries[written["id"]], written)


if __name__ == "__main__":
    unittest.main(verbosity=0)
