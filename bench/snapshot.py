#!/usr/bin/env python3
"""Snapshots and comparisons as ratios within one run, on the home of start_up.py. Under 15 ms each is promised.

  bench/snapshot.py [BUILD/why401]      needs a release build

Every run has a clean environment and a throw-away home; `full` has in addition a key of every tool in its environment.
"""
import subprocess

from start_up import compare, fake, program_to_measure, throw_away_home

KEYS = ("OPENAI_API_KEY", "CODEX_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY", "OPENROUTER_API_KEY", "GITHUB_TOKEN", "MISTRAL_API_KEY", "GROQ_API_KEY")


def main():
    program = program_to_measure()
    with throw_away_home() as (home, env):
        full = {**env, **{name: fake("sk-", 48, seed) for seed, name in enumerate(KEYS)}}
        for name, its_env in (("usual", env), ("full", full)):
            subprocess.run([program, "snapshot", "-o", f"{name}.json"], env=its_env, cwd=home / "work", check=True)
            print(f"{name}.json: {(home / 'work' / f'{name}.json').stat().st_size} bytes")
        print(f"{'what':<34} {'why401':>11} {'yardstick':>12}")
        for title, words, its_env in (
                ("snapshot", ["snapshot"], env), ("snapshot, full", ["snapshot"], full),
                ("snapshot with fingerprints", ["snapshot", "--key-compare", "new"], env),
                ("compare file local", ["compare", "usual.json", "local"], env), ("compare file file", ["compare", "usual.json", "full.json"], env),
                ("compare file local, full", ["compare", "usual.json", "local"], full), ("compare local local, full", ["compare", "local", "local"], full)):
            compare(f"{title} / true", [program, *words], ["/bin/true"], its_env, home / "work")


if __name__ == "__main__":
    main()
