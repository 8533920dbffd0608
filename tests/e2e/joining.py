"""Scenes of joining: somebody joins with an identity card, a volunteer signs in; and the search for what they told."""

import base64
import subprocess
import sys
import time
from pathlib import Path

from stage import ROOT, Kiosk, StageError

NAME, ADDRESS = "测试一", "宁波市北仑区霞浦街道临港社区1号"  # nobody


class CardReader:
    """A reader of identity cards on a pseudo terminal, and a hand that lays cards on it."""

    def __init__(self, folder: Path) -> None:
        self.device = folder / "ttyIDCARD"
        self._reader = subprocess.Popen(
            [sys.executable, str(ROOT / "deploy/dev/id_card.py"), "--link", str(self.device)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._reader.stdout.readline()  # it is there
        self.number = self._say("number 330206 19851124 901")

    def lay(self) -> None:
        if self._say(f"card {NAME} {self.number} {ADDRESS}") != "ok":
            raise StageError("the card reader did not take the card")

    def lift(self) -> None:
        self._say("lift")

    def _say(self, words: str) -> str:
        self._reader.stdin.write(words + "\n")
        self._reader.stdin.flush()
        return self._reader.stdout.readline().strip()

    def __enter__(self) -> "CardReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.stdin.close()
        self._reader.wait(timeout=5)


def joins_with_a_card(day) -> None:
    hands = day.hands
    hands.wait_for("home")
    hands.tap("home.join")
    hands.wait_for_target("why_join.start")
    day.reader.lay()
    for target in (("occupation", 0), "place.none", "phone.none"):
        hands.tap(target)
        hands.picture("joining")
    hands.tap("form.next")  # the community, as the card has it
    hands.picture("joining-union")
    hands.tap("form.next")
    hands.sign(("consent.pad", ord("p")))
    hands.picture("joining-signed")
    hands.tap("form.next")
    hands.wait_for_target("done.services")
    hands.picture("joined")
    day.shown += 1  # whoever has just joined has checked in too
    day.reader.lift()
    time.sleep(0.6)  # reads before leaving
    hands.tap("done.services")
    hands.wait_for("checked_in", "home")
    day.home()


def volunteer_signs_in(day) -> None:
    hands, card = day.hands, day.card("volunteer")
    hands.tap(("door", 1))
    hands.wait_for("volunteers")
    hands.scan(card["code"])
    for digit in card["pin"]:
        hands.tap(("pin.key", ord(digit)))
    hands.wait_for_target("desk.sign_out", seconds=20)
    hands.picture("volunteer")
    hands.tap("desk.sign_out")
    hands.wait_for_target("shift.sign_out")
    hands.picture("shift")
    time.sleep(0.6)
    hands.tap("shift.sign_out")
    hands.wait_for("home")


def left_in_clear(kiosk: Kiosk, reader: CardReader) -> list[str]:
    """The files of the kiosk in which the name or the number of who joined can be read, in any form that is easily made."""
    told = [NAME, reader.number, ADDRESS]
    traces = [form for text in told for form in (text.encode(), text.encode("utf-16-le"), base64.b64encode(text.encode())[:-4])]
    files = [path for path in kiosk.data.rglob("*") if path.is_file()]
    if not files:
        raise StageError("the kiosk keeps nothing to search")
    return [path.name for path in files if any(trace in path.read_bytes() for trace in traces)]
