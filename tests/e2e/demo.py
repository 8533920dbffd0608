"""./dev demo: a station's day against the real window and the real hub, with no hand on it.

People scan, type, come as guests and are refused; the network is cut and restored; the kiosk is killed with -9 and comes
back; somebody joins the union. In the end what was shown as recorded, what the kiosk's journal holds and what the hub holds are
counted against each other, and the kiosk's files are searched for what was told in confidence. The last line is JSON; exit 1
where anything was lost, doubled or found in clear.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from day import Day, scenes
from joining import CardReader, left_in_clear
from stage import STATION, Hub, Kiosk, StageError, Troupe, end_on_signals, fail, free_port, start_display
from tally import tally
from weak_link import WeakLink


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a shorter day, for every change (under a minute)")
    parser.add_argument("--landscape", action="store_true", help="1280x800 instead of 1080x1920")
    parser.add_argument("--pictures", type=Path, default=Path("build/demo/pictures"), metavar="DIR")
    options = parser.parse_args()
    shutil.rmtree(options.pictures, ignore_errors=True)
    end_on_signals()
    folder = Path(tempfile.mkdtemp(prefix="yizhan-demo-"))
    try:
        with Troupe(folder / "logs") as troupe, CardReader(folder) as reader:
            result = play(troupe, folder, reader, options)
    except StageError as error:
        return fail(error)  # the folder stays: its logs say why
    shutil.rmtree(folder)
    print(json.dumps(result))
    return 1 if result["lost"] or result["duplicated"] or result["in_clear"] else 0


def play(troupe: Troupe, folder: Path, reader: CardReader, options: argparse.Namespace) -> dict[str, object]:
    size = "1280x800" if options.landscape else "1080x1920"
    link = WeakLink(free_port(), free_port())
    hub = Hub(troupe, folder, link.target, public_url=f"http://127.0.0.1:{link.port}")
    kiosk = Kiosk(troupe, folder, id_card_reader=reader.device)
    hub.seed_once(members=500 if options.short else 16_505)
    hub.start()
    link.restore()
    kiosk.join_once(lambda: hub.join_ticket(STATION))
    display = start_display(troupe, size)
    kiosk.start(size, display)

    day = Day(hub, kiosk, link, reader, size, display, options.pictures, visits=4 if options.short else 40)
    plan = scenes()
    for done, (name, scene) in enumerate(plan):
        progress(done, len(plan), name)
        scene(day)
    progress(len(plan), len(plan), "counting")
    kiosk.end()
    journal = kiosk.journal()
    hub.end()
    result = tally(day.shown, day.unsure, journal, hub.export())
    return {**result, "in_clear": left_in_clear(kiosk, reader), "offline_seconds": round(link.seconds_cut, 1), "pictures": str(options.pictures)}


def progress(done: int, of: int, what: str) -> None:
    """A bar on a terminal, a line elsewhere."""
    bar = "#" * (30 * done // of)
    if sys.stderr.isatty():
        print(f"\r\033[K[{bar:<30}] {done}/{of} {what}", end="" if done < of else "\n", file=sys.stderr, flush=True)
    else:
        print(f"{time.strftime('%H:%M:%S')} [{bar:<30}] {done}/{of} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
