"""The demo's account finds what is missing and what is there twice, and its link is really cut."""

import socket
import sys
import threading
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tally import tally  # noqa: E402
from weak_link import WeakLink  # noqa: E402

DAY = [{"source": "/kiosks/k/i", "sequence": f"{n:020}", "id": str(n), "type": "visit.checked_in"} for n in range(1, 4)]


class Tally(unittest.TestCase):
    def assert_account(self, account: dict[str, int], lost: int, duplicated: int) -> None:
        self.assertEqual((account["lost"], account["duplicated"]), (lost, duplicated), account)

    def test_a_good_day(self) -> None:
        self.assert_account(tally(3, 0, DAY, DAY), 0, 0)

    def test_shown_but_not_in_the_journal_is_lost(self) -> None:
        self.assert_account(tally(4, 0, DAY, DAY), 1, 0)

    def test_in_the_journal_but_not_at_the_hub_is_lost(self) -> None:
        self.assert_account(tally(3, 0, DAY, DAY[1:]), 1, 0)

    def test_twice_at_the_hub_is_doubled(self) -> None:
        self.assert_account(tally(3, 0, DAY, [*DAY, DAY[0]]), 0, 1)

    def test_one_scan_recorded_twice_is_doubled(self) -> None:
        self.assert_account(tally(2, 0, DAY, DAY), 0, 1)

    def test_a_scan_cut_off_by_the_kill_may_be_recorded_or_not(self) -> None:
        self.assert_account(tally(2, 1, DAY, DAY), 0, 0)
        self.assert_account(tally(3, 1, DAY, DAY), 0, 0)


class Link(unittest.TestCase):
    def test_a_cut_link_ends_connections_and_takes_no_new_ones(self) -> None:
        hub = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._echo, args=(hub,), daemon=True).start()
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        link = WeakLink(port, hub.getsockname()[1])
        link.restore()
        before = socket.create_connection(("127.0.0.1", port))
        before.sendall(b"a")
        self.assertEqual(before.recv(1), b"a")
        link.cut()
        self.assertEqual(before.recv(1), b"")
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.1", port))
        link.restore()
        with socket.create_connection(("127.0.0.1", port)) as after:
            after.sendall(b"b")
            self.assertEqual(after.recv(1), b"b")
        link.cut()
        before.close()
        hub.close()

    @staticmethod
    def _echo(hub: socket.socket) -> None:
        try:
            while True:
                near, _ = hub.accept()
                near.sendall(near.recv(1))
        except OSError:
            pass


if __name__ == "__main__":
    unittest.main()
