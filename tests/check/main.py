"""./dev check: every house rule that a program can check. Names file, line and reason; exit 1 where a rule is broken."""

import argparse
import sys
import time
import unittest

import calls
import examples
import includes
import links
import sizes
import tests_built
import tools
import translations
import tries
import type_names
import words
from tree import ROOT, Fault, Tree, load, paths


def proof_faults(_: Tree) -> list[Fault]:
    """The checks themselves find what they are there to find, and the demo counts right."""
    result = unittest.TestResult()
    for folder in ("tests/check", "tests/e2e"):
        unittest.TestLoader().discover(str(ROOT / folder), pattern="*_test.py", top_level_dir=str(ROOT / folder)).run(result)
    return [Fault(str(test), 1, text) for test, text in [*result.failures, *result.errors]]


CHECKS = [
    ("checks", proof_faults, None),
    ("includes", includes.faults, None),
    ("calls", calls.faults, None),
    ("tries", tries.faults, None),
    ("type names", type_names.faults, None),
    ("sizes", sizes.faults, None),
    ("words", words.faults, None),
    ("links", lambda tree: links.faults(tree, set(paths())), None),
    ("translations", translations.faults, None),
    ("examples", examples.faults, None),
    ("tests built", tests_built.faults, None),
    ("format", tools.format_faults, "clang-format"),
    ("shell", tools.shell_faults, "shellcheck"),
    ("units", tools.unit_faults, "systemd-analyze"),
]


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev check", description=__doc__)
    parser.add_argument("--tidy", nargs="?", const="", metavar="COMMIT",
                        help="also clang-tidy, some ten seconds a file: on every source, or on those changed since COMMIT")
    options = parser.parse_args()
    checks = list(CHECKS)
    if options.tidy is not None:
        checks.append(("tidy", lambda tree: tools.tidy_faults(tree, options.tidy), "clang-tidy"))
    tree = load()
    broken = 0
    for name, check, program in checks:
        if program and not tools.available(program):
            print(f"check {name}: left out, there is no {program} here")
            continue
        begun = time.monotonic()
        found = sorted(check(tree))
        broken += len(found)
        print(f"check {name}: {'ok' if not found else f'{len(found)} broken'} ({time.monotonic() - begun:.1f} s)")
        for fault in found:
            print(f"  {fault}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
