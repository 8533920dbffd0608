"""Checks that another program makes: clang-format, shellcheck, systemd-analyze, clang-tidy."""

import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tree import ROOT, Fault, Tree, cxx

# systemd's own rating of how much of the machine a unit can reach, times ten: 0 nothing, 100 everything.
EXPOSURE = 15


def format_faults(tree: Tree) -> list[Fault]:
    """clang-format would change nothing."""
    if not cxx(tree):
        return []
    run = _run(["clang-format", "--dry-run", "-Werror", *cxx(tree)])
    first: dict[str, int] = {}
    for path, line in re.findall(r"^(\S+?):(\d+):\d+: error: ", run.stderr, re.MULTILINE):
        first.setdefault(path, int(line))
    return [Fault(path, line, f"from here on not in the house format: clang-format -i {path}") for path, line in first.items()]


def shell_faults(tree: Tree) -> list[Fault]:
    """bash reads every script, and shellcheck finds nothing."""
    scripts = [path for path, text in tree.items() if path.endswith(".sh") or re.match(r"#!.*\b(ba)?sh\b", text)]
    run = _run(["shellcheck", "--external-sources", "--format=gcc", *scripts])
    return [Fault(path, int(line), why) for path, line, why in re.findall(r"^(\S+?):(\d+):\d+: (.*)$", run.stdout, re.MULTILINE)]


def unit_faults(tree: Tree) -> list[Fault]:
    """The services can reach little of the machine, and systemd understands every line of them."""
    found = []
    for path in tree:
        if not path.endswith(".service.in"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            unit = Path(folder, Path(path).name.removesuffix(".in"))
            runnable = re.sub(r"ExecStart=@\S+", "ExecStart=/bin/true", tree[path])
            unit.write_text(re.sub(r"@\w+@", "/usr", runnable))
            verified = _run(["systemd-analyze", "verify", "--man=no", str(unit)])
            for line, why in re.findall(rf"{re.escape(str(unit))}:(\d+): (.*)", verified.stderr):
                found.append(Fault(path, int(line), why))
            if "\nUser=" not in tree[path]:
                continue  # the display server needs root; it runs no code of ours
            rated = _run(["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={EXPOSURE}", str(unit)])
            if rated.returncode != 0:
                overall = re.search(r"Overall exposure level.*", rated.stdout + rated.stderr)
                found.append(Fault(path, 1, f"{overall.group(0) if overall else 'no rating'}; at most {EXPOSURE / 10}"))
    return found


def tidy_faults(tree: Tree, since: str) -> list[Fault]:
    """clang-tidy, by the rules of .clang-tidy, over every source of the product or those changed since a commit."""
    sources = [path for path in cxx(tree) if path.endswith(".cpp") and path.startswith(("shared/", "kiosk/", "server/"))]
    if since:
        changed = set(_run(["git", "diff", "--name-only", since]).stdout.splitlines())
        sources = [path for path in sources if path in changed]

    def one(path: str) -> list[Fault]:
        run = _run(["clang-tidy", "--quiet", "-p", "build/release", path])
        lines = re.findall(rf"^{re.escape(str(ROOT))}/(\S+?):(\d+):\d+: (?:error|warning): (.*)$", run.stdout, re.MULTILINE)
        return [Fault(where, int(line), why) for where, line, why in lines]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return sorted({fault for faults in pool.map(one, sources) for fault in faults})


def available(program: str) -> bool:
    return shutil.which(program) is not None


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
