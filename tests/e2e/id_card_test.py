"""The reader of identity cards that developers and the demo play: it answers as the protocol says."""

import os
import subprocess
import sys
import tempfile
import tty
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "deploy/dev/id_card.py"
sys.path.insert(0, str(PROGRAM.parent))

import id_card  # noqa: E402

FIND = bytes.fromhex("aaaaaa96690003200122")
SELECT = bytes.fromhex("aaaaaa96690003200221")
READ = bytes.fromhex("aaaaaa96690003300132")


class Answers(unittest.TestCase):
    def setUp(self) -> None:
        self.reader = id_card.Reader()
        self.number = id_card.whole_number("330206", "19851124", "901")

    def test_the_bytes_of_the_protocol(self) -> None:
        self.assertEqual(self.reader.answers(FIND), id_card.reply(0x80))
        self.assertEqual(id_card.obey(f"card 测试一 {self.number} 示例路 1 号", self.reader), "ok")
        self.assertEqual(self.reader.answers(FIND).hex(), "aaaaaa9669000800009f0000000097")
        self.assertEqual(self.reader.answers(SELECT).hex(), "aaaaaa9669000c00009000000000000000009c")
        read = self.reader.answers(READ[:3]) + self.reader.answers(READ[3:])
        self.assertEqual(len(read), 1295)
        text = read[14:270].decode("utf-16-le")
        self.assertEqual((text[:3], text[61:79], text[26:35].rstrip()), ("测试一", self.number, "示例路 1 号"))

    def test_noise_and_wrong_checks(self) -> None:
        self.assertEqual(self.reader.answers(b"\xaa\x00" + FIND), id_card.reply(0x80))
        self.assertEqual(self.reader.answers(FIND[:9] + b"\0"), id_card.reply(0x10))

    def test_a_card_that_is_pulled(self) -> None:
        id_card.obey(f"card 测试一 {self.number} 示例路", self.reader)
        id_card.obey("pull", self.reader)
        self.assertEqual(self.reader.answers(SELECT + READ)[-11:], id_card.reply(0x41))

    def test_what_is_not_understood(self) -> None:
        for line in ("card", "card 测试一 1 示例路", "number 33 1985 1", "dance", "fail xx 1"):
            with self.assertRaises(ValueError):
                id_card.obey(line, self.reader)


class Program(unittest.TestCase):
    def test_a_line_that_comes_and_goes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            link = Path(folder) / "reader"
            with subprocess.Popen([sys.executable, PROGRAM, "--link", link], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  encoding="utf-8") as program:
                def tell(line: str) -> str:
                    program.stdin.write(line + "\n")
                    program.stdin.flush()
                    return program.stdout.readline().strip()

                self.assertEqual(program.stdout.readline().strip(), str(link))
                self.assertEqual(tell("unplug"), "ok")
                self.assertFalse(link.exists())
                self.assertEqual(tell("plug"), str(link))
                self.assertEqual(tell("dance")[0], "?")
                line = os.open(link, os.O_RDWR | os.O_NOCTTY)
                tty.setraw(line)
                os.write(line, FIND)
                self.assertEqual(os.read(line, 64), id_card.reply(0x80))
                os.close(line)
                program.stdin.write("end\n")
                program.stdin.flush()
                self.assertEqual(program.wait(), 0)
            self.assertFalse(link.is_symlink())


if __name__ == "__main__":
    unittest.main()
