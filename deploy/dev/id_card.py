#!/usr/bin/env python3
"""A reader of identity cards for who has none: a pseudo terminal that speaks SDT, and cards laid on it from standard input.

It prints the path of the terminal, which is the kiosk's `device` under [id_card_reader]. Then one line of input at a time, answered
by one line (`ok`, or `?` and what is wrong):

  card NAME NUMBER ADDRESS   lays on the card of a resident (of Hong Kong, Macao or Taiwan by its number); an address may have spaces
  number REGION BIRTH SEQ    prints a number with its check character, such as: number 330206 19851124 901
  lift                       takes it away
  pull                       takes the next card away in the middle of being read
  fail STATUS TIMES          the next reads answer with this status, in hex: 41 unreadable, 32 not genuine, 40 another kind of card
  unplug, plug               the terminal vanishes; comes back and prints its path again
  end                        ends it, as the end of input does

With --link PATH, PATH points to the terminal for as long as it is there, also after `plug`. Only invented people belong here.
"""

import argparse
import os
import selectors
import sys
import tty
from functools import reduce
from pathlib import Path

PREAMBLE = bytes.fromhex("aaaaaa9669")
STATUS, FIND, SELECT, READ = b"\x11\xff", b"\x20\x01", b"\x20\x02", b"\x30\x01"
PHOTO = bytes(1024)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def checked(body: bytes) -> bytes:
    return PREAMBLE + body + bytes([reduce(int.__xor__, body, 0)])


def reply(status: int, data: bytes = b"") -> bytes:
    return checked((3 + len(data) + 1).to_bytes(2, "big") + bytes([0, 0, status]) + data)


def whole_number(region: str, birth: str, sequence: str) -> str:
    body = f"{region}{birth}{int(sequence):03d}"
    if len(body) != 17 or not body.isascii() or not body.isdigit():
        raise ValueError("a region of 6 digits, a birth of 8, a sequence of 3")
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]


def field(text: str, size: int) -> bytes:
    return (text.encode("utf-16-le") + b" \0" * size)[:size]


def card_text(name: str, number: str, address: str) -> bytes:
    """The 256 bytes of a resident's card; a residence permit's where the number is one's."""
    permit = number[:2] in ("81", "82", "83")
    sex = "1" if int(number[16]) % 2 else "2"
    text = (field(name, 30) + field(sex, 2) + field("" if permit else "01", 4) + field(number[6:14], 16) + field(address, 70)
            + field(number, 36) + field("示例公安局", 30) + field("20200101", 16) + field("长期", 16))
    rest = field("H12345678", 18) + field("01", 4) + field("", 6) + field("J", 2) + field("", 6) if permit else field("", 36)
    return text + rest


class Reader:
    """What a reader answers: a card is found for as long as it lies there."""

    def __init__(self) -> None:
        self.card: bytes | None = None
        self.pull_next = False
        self.failures: list[int] = []
        self._heard = b""

    def answers(self, heard: bytes) -> bytes:
        """The replies to every whole command in what was heard so far."""
        self._heard += heard
        out = b""
        while len(self._heard) >= 10:
            if not self._heard.startswith(PREAMBLE):
                self._heard = self._heard[1:]
                continue
            command, self._heard = self._heard[:10], self._heard[10:]
            out += self._answer(command[7:9]) if checked(command[5:9]) == command else reply(0x10)
        return out

    def _answer(self, command: bytes) -> bytes:
        if command == STATUS:
            return reply(0x90)
        if command == FIND:
            return reply(0x9F, bytes(4)) if self.card else reply(0x80)
        if command == SELECT:
            found = reply(0x90, bytes(8)) if self.card else reply(0x81)
            if self.pull_next:
                self.card, self.pull_next = None, False
            return found
        if command == READ and self.card and self.failures:
            return reply(self.failures.pop(0))
        if command == READ:
            return reply(0x90, b"\x01\x00\x04\x00" + self.card + PHOTO) if self.card else reply(0x41)
        return reply(0x21)


class Line:
    """The reader's end of the terminal, which can be plugged in and out."""

    def __init__(self, link: Path | None) -> None:
        self._link, self._slave = link, -1
        self.master = -1

    def plug(self) -> str:
        self.unplug()
        self.master, self._slave = os.openpty()  # the other end is held, so that the line is up before anybody opens it
        tty.setraw(self._slave)
        os.set_blocking(self.master, False)
        path = os.ttyname(self._slave)
        if self._link:
            self._link.symlink_to(path)
        return str(self._link or path)

    def unplug(self) -> None:
        if self._link:
            self._link.unlink(missing_ok=True)
        for end in (self.master, self._slave):
            if end >= 0:
                os.close(end)
        self.master = self._slave = -1


def obey(line: str, reader: Reader) -> str:
    """Does what one line says, except plugging; returns what to print."""
    what, *rest = line.split()
    if what == "card" and len(rest) >= 3 and len(rest[1]) == 18:
        reader.card = card_text(rest[0], rest[1], " ".join(rest[2:]))
    elif what == "number" and len(rest) == 3:
        return whole_number(*rest)
    elif what == "lift" and not rest:
        reader.card = None
    elif what == "pull" and not rest:
        reader.pull_next = True
    elif what == "fail" and len(rest) == 2:
        reader.failures = [int(rest[0], 16)] * int(rest[1])
    else:
        raise ValueError("not understood; see --help")
    return "ok"


def serve(reader: Reader, line: Line) -> None:
    say = lambda text: print(text, flush=True)  # noqa: E731
    say(line.plug())
    os.set_blocking(0, False)
    typed = b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(0, selectors.EVENT_READ)
        waiting.register(line.master, selectors.EVENT_READ)
        while True:
            ready = {key.fd for key, _ in waiting.select()}
            if line.master in ready:
                os.write(line.master, reader.answers(os.read(line.master, 4096)))
            if 0 not in ready:
                continue
            piece = os.read(0, 4096)
            *lines, typed = (typed + piece).split(b"\n")
            for text in (raw.decode(errors="replace").strip() for raw in lines):
                if text == "end":
                    return
                if text in ("plug", "unplug"):
                    if line.master >= 0:
                        waiting.unregister(line.master)
                    line.unplug()
                    if text == "plug":
                        say(line.plug())
                        waiting.register(line.master, selectors.EVENT_READ)
                    else:
                        say("ok")
                elif text:
                    try:
                        say(obey(text, reader))
                    except ValueError as wrong:
                        say(f"? {wrong}")
            if not piece:
                return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--link", type=Path, metavar="PATH", help="a name for the terminal that stays")
    line = Line(parser.parse_args().link)
    try:
        serve(Reader(), line)
    except KeyboardInterrupt:
        pass
    finally:
        line.unplug()
    return 0


if __name__ == "__main__":
    sys.exit(main())
