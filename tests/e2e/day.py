"""The day's scenes, in order. Each is a sentence about people; what was answered on the screen is counted as shown."""

import itertools
import signal
import time
from collections.abc import Callable
from pathlib import Path

from hands import Hands
from joining import CardReader, joins_with_a_card, volunteer_signs_in
from services import hands_out_to_a_queue, looks_for_a_service, starts_a_machine, takes_goods
from stage import Hub, Kiosk
from weak_link import WeakLink

A_LOOK_S = 0.4  # a person reads before leaving; a second tap at once at the same place is taken for a trembling hand


class Day:
    def __init__(self, hub: Hub, kiosk: Kiosk, link: WeakLink, reader: CardReader, size: str, display: str, pictures: Path, visits: int) -> None:
        self.hub, self.kiosk, self.link, self.reader, self.visits = hub, kiosk, link, reader, visits
        self._size, self._display = size, display
        self.hands = Hands(display, kiosk.touch_map, pictures)
        self._cards = hub.cards()
        self._active = itertools.cycle([card for card in self._cards if card["state"] == "active"])
        self.shown = 0
        self.unsure = 0

    def next_card(self) -> dict[str, str]:
        return next(self._active)

    def card(self, state: str) -> dict[str, str]:
        return next(card for card in self._cards if card["state"] == state)

    def home(self) -> None:
        """Back to the home screen by the way that the screen offers."""
        if self.hands.wait_for("home", "checked_in", "refused", "keypad", "candidates", "guest", "section", "bulletins", "not_recorded", "volunteers", "joining", "machines", "goods", "stock", "catalogue") != "home":
            time.sleep(A_LOOK_S)
            self.hands.tap("header.home")
            self.hands.wait_for("home")

    def scan(self, card: dict[str, str]) -> None:
        self.hands.scan(card["code"])
        self.answered()

    def answered(self) -> None:
        """The greeting is on the screen: from here on it must never be lost."""
        self.hands.wait_for("checked_in")
        self.shown += 1

    def restart_kiosk(self) -> None:
        self.kiosk.start(self._size, self._display)


def first_member(day: Day) -> None:
    day.hands.wait_for("home")
    day.hands.wait_for_target(("amenity", 0), seconds=30)  # the hub has told the kiosk what is offered here
    day.hands.picture("home")
    day.scan(day.next_card())
    day.hands.tap(("amenity", 0))
    day.hands.wait_for_target("undo")
    day.hands.picture("checked-in")
    day.hands.tap("undo")
    day.hands.tap(("amenity", 6))
    day.hands.picture("amenity-undone")
    day.home()


def same_code_twice(day: Day) -> None:
    card = day.next_card()
    day.scan(card)
    day.hands.scan(card["code"])
    day.hands.wait_until(lambda seen: seen["bounced"], "a kind word about the second scan")
    day.hands.picture("bounced")
    day.home()


def guest(day: Day) -> None:
    day.hands.tap("home.guest")
    day.hands.wait_for("guest")
    day.hands.picture("guest")
    day.hands.tap(("guest", 1))
    day.answered()
    day.hands.picture("guest-checked-in")
    day.home()


def typed_number(day: Day) -> None:
    day.hands.tap("home.keypad")
    day.hands.wait_for("keypad")
    day.hands.tap(("keypad.mode", 0))
    *digits, last = day.next_card()["number"]
    for digit in digits:
        day.hands.tap(("key", ord(digit)))
    day.hands.picture("keypad")
    day.hands.tap(("key", ord(last)))  # complete: the kiosk looks by itself
    day.answered()
    day.home()


def typed_phone(day: Day) -> None:
    card = day.next_card()
    day.hands.tap("home.keypad")
    for key in card["tail"] + card["initial"]:
        day.hands.tap(("key", ord(key)))
    if day.hands.wait_for("candidates", "checked_in") == "candidates":  # others share it: the member picks a masked name
        day.hands.picture("candidates")
        day.hands.tap(("candidate", 0))
    day.answered()
    day.home()


def refused(day: Day) -> None:
    codes = {state: day.card(state)["code"] for state in ("revoked", "expired", "inactive", "forged")}
    codes["damaged"] = day.next_card()["code"][:-7]
    codes["not-ours"] = "https://example.org/menu?table=12"
    for name, code in codes.items():
        day.hands.scan(code)
        day.hands.wait_for("refused")
        day.hands.picture(f"refused-{name}")
        day.home()


def english(day: Day) -> None:
    day.hands.tap("home.language")
    day.hands.wait_until(lambda seen: seen["language"] == "en", "English")
    day.hands.picture("home-english")
    day.scan(day.next_card())
    day.hands.picture("checked-in-english")
    day.home()
    if day.hands.seen()["language"] == "en":  # each person starts in the station's language
        day.hands.tap("home.language")
        day.hands.wait_until(lambda seen: seen["language"] == "zh", "Chinese")


def look_around(day: Day) -> None:
    for index in range(4):
        day.hands.wait_for("home")
        day.hands.tap(("door", index))
        day.hands.wait_for("section", "bulletins", "volunteers", "catalogue")
        day.hands.picture(f"door-{index + 1}")
        day.home()


def rush(day: Day) -> None:
    for _ in range(day.visits):
        day.scan(day.next_card())
        day.hands.tap(("amenity", 0))
        day.hands.wait_for_target("undo")
        day.home()


def network_away(day: Day) -> None:
    day.link.cut()
    rush(day)
    day.hands.wait_until(lambda seen: seen["waiting"] > 0, "a queue")
    day.hands.picture("home-without-network")


def killed(day: Day) -> None:
    day.scan(day.next_card())
    day.hands.scan(day.next_card()["code"])
    day.unsure += 1
    day.kiosk.end(signal.SIGKILL)
    day.restart_kiosk()
    day.hands.wait_for("home")
    day.hands.picture("home-after-kill")
    day.scan(day.next_card())
    day.home()


def network_back(day: Day) -> None:
    day.link.restore()
    day.hands.wait_until(lambda seen: seen["waiting"] == 0, "an empty queue", seconds=90)
    day.hands.picture("home-all-sent")


def scenes() -> list[tuple[str, Callable[[Day], None]]]:
    return [
        ("a member scans, takes hot water, undoes it", first_member),
        ("the same code twice", same_code_twice),
        ("a guest", guest),
        ("a member types the number", typed_number),
        ("a member types the end of a phone", typed_phone),
        ("codes that are refused", refused),
        ("in English", english),
        ("what the other doors say", look_around),
        ("somebody joins with an identity card", joins_with_a_card),
        ("a volunteer signs in, and hands the shift over", volunteer_signs_in),
        ("a machine is started", starts_a_machine),
        ("goods are taken", takes_goods),
        ("somebody looks for a service", looks_for_a_service),
        ("goods are handed out to a queue", hands_out_to_a_queue),
        ("a rush", rush),
        ("the network is cut", network_away),
        ("the kiosk is killed in the middle of a scan", killed),
        ("the network is back", network_back),
    ]
