"""Readers of the reports for CI. Each raises for a report that its system would refuse, or would obey.

SPDX-License-Identifier: Apache-2.0
"""

import html.parser
import json
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

import jsonschema

from support import REPOSITORY

SCHEMAS = REPOSITORY / "tests" / "schemas"
SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text()))
GITLAB = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text()))
URI = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)*")


def need(holds, what):
    if not holds:
        raise ValueError(what)


def fitting(schema, data):
    parsed = json.loads(data.decode())
    wrong = jsonschema.exceptions.best_match(schema.iter_errors(parsed))
    need(wrong is None, wrong and f"{wrong.json_path}: {wrong.message}")
    return parsed


def sarif(data):
    """The one run of a log."""
    log = fitting(SARIF, data)
    need(len(log["runs"]) == 1, "more than one run")
    run = log["runs"][0]
    rules = run["tool"]["driver"].get("rules", [])
    ids = [rule["id"] for rule in rules]
    need(len(set(ids)) == len(ids), "a rule stands there twice")
    need(all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules), "a rule without words")
    for result in run["results"]:
        need(ids[result["ruleIndex"]] == result["ruleId"], "the number of a rule leads to another one")
        place = result["locations"][0]["physicalLocation"]
        need(URI.fullmatch(place["artifactLocation"]["uri"]), f"no relative path: {place}")
        need(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%" and place["region"]["startLine"] >= 1, f"{place}")
        need(result["partialFingerprints"], "no fingerprint")
        need("](" not in result["message"]["text"], "a link")
    fingerprints = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
    need(len(set(fingerprints)) == len(fingerprints), "two results with one fingerprint")
    return run


def junit(data):
    """The root element. Its counts are right, and both common schemas take it."""
    root = ElementTree.fromstring(data)
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(data)
        file.flush()
        for schema in ("junit-ant.xsd", "junit-jenkins-10.xsd"):
            done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", str(SCHEMAS / schema), file.name],
                                  capture_output=True, text=True, check=False)
            need(done.returncode == 0, f"{schema}: {done.stderr[:500]}")
    for suite in root:
        for count, what in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            need(int(suite.get(count)) == len(list(suite.iter(what))), f"{count} of {suite.get('name')}")
    need(len(root) > 0, "no suite")
    return root


def gitlab(data):
    entries = fitting(GITLAB, data)
    fingerprints = [entry["fingerprint"] for entry in entries]
    need(len(set(fingerprints)) == len(fingerprints), "two entries with one fingerprint")
    return entries


@dataclass
class Command:
    name: str
    data: str
    properties: dict = field(default_factory=dict)


@dataclass
class Log:
    commands: list
    others: list


def unescaped(text, escapes):
    for escape, sign in escapes:
        text = text.replace(escape, sign)
    return text


DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def github(data):
    """The annotations and the other lines of a log, found as GitHub's runner finds them."""
    log = Log([], [])
    for line in data.decode().split("\n")[:-1]:
        need(len(line.encode()) <= 4096, "a line of more than 4 KiB")
        need("##[" not in line, f"a command of the old form: {line}")
        start = line.lstrip()
        if not start.startswith("::") or "::" not in start[2:]:
            log.others.append(line)
            continue
        info, text = start[2:].split("::", 1)
        name, _, properties = info.partition(" ")
        need(name in ("error", "warning", "notice"), f"a command that is no annotation: {line}")
        command = Command(name, unescaped(text, DATA))
        for pair in properties.split(","):
            key, _, value = pair.partition("=")
            need(key in ("file", "line", "title"), f"another property: {line}")
            command.properties[key] = unescaped(value, PROPERTY)
        log.commands.append(command)
    return log


class Page(html.parser.HTMLParser):
    """What a page of Markdown became: nothing but headings, lists, bold words and code."""

    ALLOWED = {"h3", "ul", "li", "p", "strong", "code"}
    LIVE = re.compile(r"@\w|#\d|https?:|www\.")

    def __init__(self, text):
        super().__init__()
        self.headings, self.items, self.codes, self.open = 0, 0, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        need(tag in self.ALLOWED and not attrs, f"an element of somebody else: {tag} {attrs}")
        self.headings += tag == "h3"
        self.items += tag == "li" and self.open.count("ul") == 1
        if tag == "code":
            self.codes.append("")
        self.open.append(tag)

    def handle_endtag(self, tag):
        need(self.open and self.open[-1] == tag, f"{tag} ends where it did not begin")
        self.open.pop()

    def handle_data(self, data):
        if "code" in self.open:
            self.codes[-1] += data
        else:
            need(not self.LIVE.search(data), f"a link, a mention or a reference: {data}")

    def handle_comment(self, data):
        raise ValueError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def markdown(data):
    """The page as GitHub's own reader makes it, with raw HTML let through so that it would show."""
    extensions = [word for name in ("table", "strikethrough", "autolink", "tasklist", "footnotes") for word in ("-e", name)]
    done = subprocess.run(["cmark-gfm", "--unsafe", *extensions], input=data, capture_output=True, check=True)
    need("##[" not in data.decode(), "a command of GitHub's runner")
    return Page(done.stdout.decode())
