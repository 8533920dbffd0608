"""./dev run: the demo district, a hub and one kiosk joined to it, until Ctrl-C. State lives in build/run."""

import argparse
import fcntl
import json
import os
import shutil
import signal
import socket
import sys
from pathlib import Path

from stage import PASSWORD, ROOT, STAFF, STATION, Hub, Kiosk, StageError, Troupe, end_on_signals, fail, free_port, start_display, start_viewer

MEMBERS = 16_505


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev run", description=__doc__)
    parser.add_argument("--landscape", action="store_true", help="1280x800 instead of 1080x1920")
    parser.add_argument("--listen", default="127.0.0.1", metavar="ADDRESS", help="serve the hub and the screen there (phones need it)")
    parser.add_argument("--fresh", action="store_true", help="forget the demo district of the last run")
    options = parser.parse_args()
    folder = Path(os.environ.get("YIZHAN_RUN_DIR", ROOT / "build/run"))
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return fail(StageError(f"{folder} is in use by another ./dev run; YIZHAN_RUN_DIR names another folder"))
        end_on_signals()
        try:
            with Troupe(folder / "logs") as troupe:
                play(troupe, district(folder, options), options)
        except StageError as error:
            return fail(error)
        except KeyboardInterrupt:
            print("\nEnded; nothing of it is left running.", file=sys.stderr)
    return 0


def district(folder: Path, options: argparse.Namespace) -> Path:
    """The folder of this run's district. The kiosk learns the hub's address once, so another address is another district."""
    home = folder / "district"
    if options.fresh:
        shutil.rmtree(home, ignore_errors=True)
    if home.exists() and not usable(home, options.listen):
        print("The address of the last run is not free any more: starting a fresh district.", file=sys.stderr)
        shutil.rmtree(home)
    if not home.exists():
        home.mkdir()
        (home / "address.json").write_text(json.dumps({"listen": options.listen, "port": free_port()}), encoding="utf-8")
    return home


def usable(home: Path, listen: str) -> bool:
    try:
        known = json.loads((home / "address.json").read_text(encoding="utf-8"))
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((listen, known["port"]))
        return known["listen"] == listen
    except (OSError, ValueError, KeyError):
        return False


def play(troupe: Troupe, home: Path, options: argparse.Namespace) -> None:
    port = json.loads((home / "address.json").read_text(encoding="utf-8"))["port"]
    hub, kiosk = Hub(troupe, home, port, address=options.listen), Kiosk(troupe, home)
    if not (home / "seeded").exists():
        print(f"Making the demo district ({MEMBERS:,} invented members) ...", flush=True)
        hub.seed_once(MEMBERS)
        hub.add_staff()
        (home / "seeded").touch()
    hub.start()
    kiosk.join_once(lambda: hub.join_ticket(STATION))

    size = "1280x800" if options.landscape else "1080x1920"
    display, viewer = os.environ.get("DISPLAY"), None
    if not display:
        display = start_display(troupe, size)
        viewer = start_viewer(troupe, display, options.listen)
    kiosk.start(size, display)

    print(f"\n  kiosk   {viewer or f'the window on display {display}'}")
    print(f"  staff   {hub.public_url}/    name {STAFF}, password {PASSWORD}")
    print("  phone   scan the code on the kiosk's screen")
    print(f"  codes   {hub.data / 'demo-cards.json'}: what a scanner would type, between ~ and Enter")
    print(f"  logs    {home.parent / 'logs'}\n\nCtrl-C ends all of it.", flush=True)
    while kiosk.running():
        signal.sigtimedwait([], 1)
    print("The kiosk's window was closed.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
