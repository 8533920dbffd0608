"""A person's hands and eyes at the kiosk: a scanner that types, a finger that taps, and pictures of what is shown.

The kiosk writes what can be touched, and where, into a file each time it has painted (YIZHAN_TOUCH_MAP): the finger looks
there, and then moves the real pointer over the real window.
"""

import json
import os
import subprocess
import time
from pathlib import Path

from stage import StageError


class Hands:
    def __init__(self, display: str, touch_map: Path, pictures: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._touch_map, self._pictures = touch_map, pictures
        self._taken = 0
        pictures.mkdir(parents=True, exist_ok=True)

    def seen(self) -> dict[str, object]:
        """What the last painted frame showed: its screen, its words for the state, and its targets."""
        try:
            return json.loads(self._touch_map.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"screen": "", "targets": []}

    def wait_for(self, *screens: str, seconds: float = 10) -> str:
        return str(self._wait(lambda seen: seen["screen"] in screens and seen["screen"], f"the screen {' or '.join(screens)}", seconds))

    def wait_for_target(self, name: str, seconds: float = 10) -> dict[str, float]:
        return self._wait(lambda seen: next((t for t in seen["targets"] if t["name"] == name), None), f"a target {name}", seconds)

    def has_target(self, name: str) -> bool:
        return any(target["name"] == name for target in self.seen()["targets"])

    def tap(self, name: str) -> None:
        target = self.wait_for_target(name)
        x, y = round(target["x"] + target["w"] / 2), round(target["y"] + target["h"] / 2)
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def scan(self, code: str) -> None:
        """A keyboard wedge: prefix, code, Enter, a few milliseconds a character."""
        self._xdotool("type", "--delay", "2", "--", "~" + code)
        self._xdotool("key", "Return")

    def picture(self, name: str) -> None:
        self._taken += 1
        to = self._pictures / f"{self._taken:02}-{name}.png"
        subprocess.run(["import", "-window", "root", "-define", "png:compression-level=6", str(to)], env=self._env, check=True, capture_output=True)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True, capture_output=True)

    def _wait(self, found, what: str, seconds: float):
        deadline = time.monotonic() + seconds
        while True:
            result = found(self.seen())
            if result:
                return result
            if time.monotonic() > deadline:
                self.picture("waited-in-vain")
                raise StageError(f"{what} did not come within {seconds:.0f} s; shown was {self.seen()['screen'] or 'nothing'}")
            time.sleep(0.03)
