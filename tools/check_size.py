#!/usr/bin/env python3
"""Functions have at most 80 lines (40 are the aim) and files at most 400.

SPDX-License-Identifier: Apache-2.0
"""

import re
import sys

sys.dont_write_bytecode = True
import sources  # noqa: E402

MOST_IN_FILE = 400
MOST_IN_FUNCTION = 80
AIM_IN_FUNCTION = 40

# What stands before the "{" of a body: a parameter list, then qualifiers, a return type, initialisers.
HEAD = re.compile(r"([\w~\]]+|operator\W{1,3})\s*\(.*\)[^=]*$", re.DOTALL)
CONTROL = re.compile(r"^\s*(?:\}\s*)?(?:else\s+)?(?:if|for|while|switch|catch)\b")


def functions(code):
    """(name, first line, last line) of each function; what is inside one belongs to it."""
    depth, body_depth, head_from = 0, None, 0
    name, first = "", 0
    for token in re.finditer(r"[{};]", code):
        if token.group() == "{":
            head = code[head_from:token.start()]
            match = HEAD.search(head)
            if body_depth is None and match and not CONTROL.match(head):
                body_depth, name = depth, match.group(1).strip()
                first = sources.line_of(code, head_from + len(head) - len(head.lstrip()))
            depth += 1
        elif token.group() == "}":
            depth -= 1
            if depth == body_depth:
                yield name, first, sources.line_of(code, token.start())
                body_depth = None
        head_from = token.end()


def main():
    root = sources.root_from_arguments(__doc__)
    files = sources.cpp_files(root, "src", "tests")
    problems, counted, over_aim = [], 0, 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(root)
        lines = len(text.splitlines())
        if lines > MOST_IN_FILE:
            problems.append(f"{place}:1: {lines} lines, at most {MOST_IN_FILE}")
        for name, first, last in functions(sources.code_only(text)):
            size = last - first + 1
            counted += 1
            over_aim += size > AIM_IN_FUNCTION
            if size > MOST_IN_FUNCTION:
                problems.append(f"{place}:{first}: {name} has {size} lines, at most {MOST_IN_FUNCTION}")
    sources.finish("size", problems,
                   f"{len(files)} files, {counted} functions, {over_aim} over {AIM_IN_FUNCTION} lines")


if __name__ == "__main__":
    main()
