"""A person's hands and eyes at the kiosk: a scanner that types, a finger that taps, and pictures of what is shown.

The kiosk writes what can be touched, and where, into a file each time it has painted (YIZHAN_TOUCH_MAP): the finger looks
there, and then moves the real pointer over the real window.
"""

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from stage import StageError


Target = str | tuple[str, int]  # what a screen calls it; a tuple for one of many


def target_id(target: Target) -> str:
    """The kiosk's own name of a target (ui::Id): FNV-1a over the name, then the number."""
    name, index = (target, 0) if isinstance(target, str) else target
    value = 0xCBF29CE484222325
    for part in [*name.encode(), index]:
        value = ((value ^ part) * 0x100000001B3) % 2**64
    return f"{value:016x}"


class Hands:
    def __init__(self, display: str, touch_map: Path, pictures: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._touch_map, self._pictures = touch_map, pictures
        self._taken = 0
        pictures.mkdir(parents=True, exist_ok=True)

    def seen(self) -> dict[str, object]:
        """What the last painted frame showed: its screen, how much waits to be sent, its targets."""
        try:
            return json.loads(self._touch_map.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"screen": "", "waiting": 0, "language": "", "targets": []}

    def wait_for(self, *screens: str, seconds: float = 10) -> str:
        return self._wait(lambda seen: seen["screen"] in screens and seen["screen"], f"the screen {' or '.join(screens)}", seconds)

    def wait_until(self, true_of: Callable[[dict[str, object]], bool], what: str, seconds: float = 10) -> None:
        self._wait(true_of, what, seconds)

    def wait_for_target(self, target: Target, seconds: float = 10) -> dict[str, float]:
        wanted = target_id(target)
        return self._wait(lambda seen: next((t for t in seen["targets"] if t["id"] == wanted), None), f"something to tap: {target}", seconds)

    def tap(self, target: Target) -> None:
        box = self.wait_for_target(target)
        time.sleep(0.4)  # a page that has just come takes no tap that was meant for the last one
        self._xdotool("mousemove", str(round(box["x"] + box["w"] / 2)), str(round(box["y"] + box["h"] / 2)), "click", "1")

    def sign(self, target: Target) -> None:
        """One stroke to and fro over the pad."""
        box = self.wait_for_target(target)
        time.sleep(0.4)  # looks where to sign
        x, y, across, down = box["x"] + box["w"] / 5, box["y"] + box["h"] / 2, box["w"] / 40, box["h"] / 12
        words = ["mousemove", str(round(x)), str(round(y)), "mousedown", "1"]
        for step in range(1, 21):
            words += ["mousemove", str(round(x + step * across)), str(round(y + (step % 5 - 2) * down)), "sleep", "0.02"]
        self._xdotool(*words, "mouseup", "1")

    def scan(self, code: str) -> None:
        """A keyboard wedge: prefix, code, Enter, a few milliseconds a character."""
        self._xdotool("type", "--delay", "2", "--args", "1", f"~{code}", "key", "Return")

    def picture(self, name: str) -> None:
        time.sleep(0.3)  # a press eases out
        self._taken += 1
        to = self._pictures / f"{self._taken:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(to)], env=self._env, check=True, capture_output=True)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True, capture_output=True)

    def _wait(self, found: Callable[[dict[str, object]], object], what: str, seconds: float):
        deadline = time.monotonic() + seconds
        while True:
            result = found(self.seen())
            if result:
                return result
            if time.monotonic() > deadline:
                self.picture("waited-in-vain")
                raise StageError(f"{what} did not come within {seconds:.0f} s; shown was {self.seen()['screen'] or 'nothing'}")
            time.sleep(0.03)
