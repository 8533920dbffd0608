"""A hub, a kiosk and a display for one developer's machine: started, waited for, and ended without touching anything else.

Every program runs in a process group of its own, and the kernel ends it should this process die. Ports are free loopback
ports, displays free numbers, state one folder.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build/release"
STATION = "st-logistics-1"  # of the demo district
STAFF, PASSWORD = "demo", "demo-district"  # of the demo district, on the loopback address only


class StageError(Exception):
    """Something did not start; the text says what and where its log is."""


class Troupe:
    """The programs that were started. Leaving the `with` block ends them, last one first."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: list[subprocess.Popen[bytes]] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, command: list[str], *, env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        with open(self._logs / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", *command], env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True, pass_fds=pass_fds)
        self._running.append(process)
        return process

    def wait_until(self, what: str, ready, process: subprocess.Popen[bytes] | None = None, seconds: float = 20) -> None:
        """Polls `ready` until it is true; a dead process or too long a wait is a StageError."""
        deadline = time.monotonic() + seconds
        while not ready():
            if process is not None and process.poll() is not None:
                raise StageError(f"{what}: the program ended with {process.returncode}; see {self._logs}")
            if time.monotonic() > deadline:
                raise StageError(f"{what}: not after {seconds:.0f} s; see {self._logs}")
            time.sleep(0.05)

    def end(self, process: subprocess.Popen[bytes], with_signal: int = signal.SIGTERM) -> None:
        """Ends one program and all that it started; asks first, unless it is to be killed."""
        for number in (with_signal, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
                process.wait(timeout=8)
                break
            except ProcessLookupError:
                process.wait()
                break
            except subprocess.TimeoutExpired:
                continue
        if process in self._running:
            self._running.remove(process)

    def __enter__(self) -> "Troupe":
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running[:]):
            self.end(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def call(command: list[str], *, stdin: str | None = None) -> str:
    """Runs a program to its end and gives what it printed; its failure is a StageError with what it said."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise StageError(f"{Path(command[0]).name} {' '.join(command[1:])}: {done.stderr.strip()[-800:]}")
    return done.stdout


def write_config(path: Path, sections: dict[str, dict[str, object]]) -> Path:
    """TOML of texts and integers: JSON writes both the same way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for section, keys in sections.items():
        lines += [f"[{section}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


class Hub:
    def __init__(self, troupe: Troupe, folder: Path, port: int, *, public_url: str | None = None, address: str = "127.0.0.1") -> None:
        self._troupe, self.port, self.data = troupe, port, folder / "hub"
        self._process: subprocess.Popen[bytes] | None = None
        self.public_url = public_url or f"http://{address}:{port}"
        self._config = write_config(folder / "hub.toml", {
            "hub": {"address": address, "port": port, "public_url": self.public_url, "data_dir": str(self.data)}})

    def _command(self, *words: str) -> list[str]:
        return [str(PROGRAMS / "yizhan-hub"), "--config", str(self._config), *words]

    def seed_once(self, members: int) -> None:
        if (self.data / "demo-cards.json").exists():
            return
        self.data.mkdir(parents=True, exist_ok=True)
        call(self._command("seed-demo", "--seed", "1", "--members", str(members)))

    def add_staff(self) -> None:
        call(self._command("staff", "add", STAFF), stdin=PASSWORD + "\n")

    def cards(self) -> list[dict[str, str]]:
        return json.loads((self.data / "demo-cards.json").read_text(encoding="utf-8"))

    def start(self) -> None:
        self._process = self._troupe.start("hub", self._command("serve"))
        self._troupe.wait_until("the hub", lambda: answers(self.port), self._process)

    def end(self) -> None:
        if self._process is not None:
            self._troupe.end(self._process)
            self._process = None

    def join_ticket(self, station: str) -> str:
        return json.loads(call(self._command("join-code", "--station", station, "--json")))["ticket"]

    def export(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in call(self._command("export", "--format", "json")).splitlines() if line]


class Kiosk:
    def __init__(self, troupe: Troupe, folder: Path, id_card_reader: Path | None = None) -> None:
        self._troupe, self._folder, self.data = troupe, folder, folder / "kiosk"
        self.touch_map = folder / "touch-map.json"
        self._config = write_config(folder / "kiosk.toml", {
            "kiosk": {"data_dir": str(self.data), "language": "zh"}, "scanner": {"kind": "wedge", "prefix": "~", "suffix": "enter"},
            "id_card_reader": {"device": str(id_card_reader or "")}})
        self._process: subprocess.Popen[bytes] | None = None

    def _command(self, *words: str) -> list[str]:
        return [str(PROGRAMS / "yizhan-kiosk"), "--config", str(self._config), *words]

    def join_once(self, ticket_of) -> None:
        joined = self._folder / "joined"
        if joined.exists():
            return
        call(self._command("join", ticket_of()))
        joined.touch()

    def start(self, size: str, display: str) -> None:
        self.touch_map.unlink(missing_ok=True)
        self._process = self._troupe.start("kiosk", self._command("--windowed", size, "run"),
            env={"DISPLAY": display, "YIZHAN_TOUCH_MAP": str(self.touch_map)})
        self._troupe.wait_until("the kiosk's first picture", self.touch_map.exists, self._process)

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def end(self, with_signal: int = signal.SIGTERM) -> None:
        if self._process is not None:
            self._troupe.end(self._process, with_signal)
            self._process = None

    def journal(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in call(self._command("journal")).splitlines() if line]


def start_display(troupe: Troupe, size: str) -> str:
    """A display in memory on the first free number; gives its name."""
    read_end, write_end = os.pipe()
    troupe.start("display", ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"], pass_fds=(write_end,))
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()
    if not number:
        raise StageError("Xvfb did not start")
    return f":{number}"


def start_viewer(troupe: Troupe, display: str, address: str) -> str:
    """Shows the display in any browser; gives the page's address."""
    vnc, web = free_port(), free_port()
    troupe.start("x11vnc", ["x11vnc", "-display", display, "-rfbport", str(vnc), "-localhost", "-nopw", "-forever", "-shared", "-quiet"])
    troupe.wait_until("x11vnc", lambda: answers(vnc))
    troupe.start("novnc", ["websockify", "--web", "/usr/share/novnc", f"{address}:{web}", f"127.0.0.1:{vnc}"])
    troupe.wait_until("noVNC", lambda: answers(web))
    return f"http://{address}:{web}/vnc_lite.html?scale=true"


def end_on_signals() -> None:
    """SIGTERM and SIGHUP end the program as Ctrl-C does, by unwinding."""

    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)


def page(port: int, path: str) -> int:
    """The HTTP status of a page of the hub."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def fail(error: StageError) -> int:
    print(f"\n{error}", file=sys.stderr)
    return 1
