#!/usr/bin/env python3
"""What must not stand in the code (src/) or anywhere in the repository.

SPDX-License-Identifier: Apache-2.0
"""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import sources  # noqa: E402


def calls(names, usual_words="(?!)"):
    """Calls of free functions: `fopen(`, `::fopen(`, `std::system(`; not `files.fopen(` or `Files::fopen(`.
    What is also a usual word counts with its colons only: `::open(`."""
    return re.compile(rf"(?<![\w.:>~])(?:(?:::|std::)?(?:{names})|::(?:{usual_words}))\s*\(")


# (what is wrong, pattern, whether src/os may do it); looked for in code, without comments and literals.
IN_CODE = [
    ("std::regex is slow and crashes on long lines", re.compile(r"std::w?s?regex|#\s*include\s*<regex>"), False),
    ("<iostream> costs time at every start", re.compile(r"#\s*include\s*<iostream>|std::c(?:out|err|in|log)\b"), False),
    ("the environment is taken once, in src/os",
     re.compile(r"(?<![\w.:>])(?:::|std::)?(?:(?:secure_)?getenv\s*\(|environ\b)"), True),
    ("files are reached through the World",
     re.compile(r"#\s*include\s*<(?:fstream|filesystem|fcntl\.h|unistd\.h|dirent\.h|sys/(?!socket)\w+\.h)>"), True),
    ("files are reached through the World",
     calls(r"fopen|freopen|fdopen|openat|opendir|mmap|lstat|readlink", "open|creat|stat"), True),
    ("nothing is sent", calls(r"socket|getaddrinfo|gethostbyname", "connect|send"), True),
    ("nothing is started",
     calls(r"system|popen|v?fork|posix_spawnp?|exec(?:l|le|lp|v|ve|vp|vpe)|dlopen", "clone"), True),
    ("output goes through the World",
     re.compile(r"(?<![\w.:>])(?:::|std::)?(?:v?printf|puts|putchar|perror)\s*\(|fmt::print\s*\(|\bstd(?:out|err)\b"), True),
]

# Knowledge about tools and providers is data in catalog/; the code does not know a single name.
NAMES = re.compile(
    r"claude|anthropic|openai|codex|chatgpt|gemini|copilot|bedrock|vertex|foundry|litellm|ollama|openrouter|"
    r"mistral|deepseek|groq|cohere|aider|\bcline\b|windsurf|moonshot|dashscope|qwen", re.IGNORECASE)

KEYS = re.compile(
    r"""sk-ant-[a-z]+\d\d-[\w-]{20,} | sk-(?:proj-|or-v1-|svcacct-)?[A-Za-z0-9]{32,} | AKIA[0-9A-Z]{16}\b |
        AIza[\w-]{35} | gh[pousr]_[A-Za-z0-9]{36} | github_pat_\w{50,} | glpat-[\w-]{20} | hf_[A-Za-z]{34} |
        gsk_[A-Za-z0-9]{40,} | xox[abprs]-[\w-]{20,} | -----BEGIN\ [A-Z ]*PRIVATE\ KEY----- |
        eyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}""", re.VERBOSE)
FEWEST_CHARACTERS = 8  # a stand-in such as "xxxx…" has fewer different ones


def looks_real(key):
    return len(set(key[-24:])) >= FEWEST_CHARACTERS


def machine_paths(root):
    """A pattern for the path of this checkout and of what lies beside it."""
    usual = {Path(p) for p in ("/", "/tmp", "/var/tmp", "/home", "/root", "/opt", "/srv", "/usr/src")} | {Path.home()}
    paths = [root] if root.parent in usual else sorted(root.parent.iterdir())
    return re.compile(r"(?<![\w.~}/-])(?:" + "|".join(re.escape(str(path)) for path in paths) + r")\b")


def problems_in_code(path, root):
    text = path.read_text(encoding="utf-8")
    code = sources.code_only(text)
    place = path.relative_to(root)
    is_os = place.parts[1] == "os"
    for what, pattern, os_may in IN_CODE:
        if os_may and is_os:
            continue
        for match in pattern.finditer(code):
            yield f"{place}:{sources.line_of(code, match.start())}: {match.group().strip()} ({what})"
    for match in NAMES.finditer(text):
        yield f"{place}:{sources.line_of(text, match.start())}: {match.group()} (names of tools and providers are data)"


def problems_in_text(path, root, traces):
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    place = path.relative_to(root)
    for match in KEYS.finditer(text):
        if looks_real(match.group()):
            yield f"{place}:{sources.line_of(text, match.start())}: looks like a key; make it with fake_key()"
    for match in traces.finditer(text):
        yield f"{place}:{sources.line_of(text, match.start())}: a path of this machine"


def main():
    root = sources.root_from_arguments(__doc__)
    traces = machine_paths(root)
    code = sources.cpp_files(root, "src")
    everything = sources.repository_files(root)
    problems = [problem for path in code for problem in problems_in_code(path, root)]
    problems += [problem for path in everything for problem in problems_in_text(path, root, traces)]
    sources.finish("banned", problems, f"{len(code)} files of code and {len(everything)} in all are clean")


if __name__ == "__main__":
    main()
