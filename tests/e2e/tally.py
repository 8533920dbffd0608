"""The account of the day: what was shown, what the journal keeps, what the hub keeps. Nothing may be lost, nothing doubled."""

from collections import Counter

CHECKED_IN = "visit.checked_in"

Line = dict[str, object]  # an event as the journal and the hub keep it


def tally(shown: int, unsure: int, journal: list[Line], hub: list[Line]) -> dict[str, int]:
    """`shown` check-ins were answered on the screen; `unsure` more were cut off by the kill: recorded or not, both are right."""
    hub = [line for line in hub if not str(line["source"]).startswith("/kiosks/hub/")]  # what the hub itself recorded
    at_kiosk, at_hub = Counter(map(_key, journal)), Counter(map(_key, hub))
    check_ins = sum(line["type"] == CHECKED_IN for line in journal)
    never_written = max(0, shown - check_ins)
    written_twice = max(0, check_ins - shown - unsure)
    return {
        "check_ins": shown,
        "journalled": check_ins,
        "at_hub": sum(line["type"] == CHECKED_IN for line in hub),
        "events": len(journal),
        "lost": never_written + sum((at_kiosk - at_hub).values()),
        "duplicated": written_twice + sum((at_hub - at_kiosk).values()) + _repeated(at_kiosk),
    }


def _key(line: Line) -> tuple[object, ...]:
    return (line["source"], line["sequence"], line["id"])


def _repeated(counted: Counter[tuple[object, ...]]) -> int:
    return sum(times - 1 for times in counted.values())
