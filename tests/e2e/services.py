"""Scenes of services: a machine is started and runs on the home screen, goods are taken with a second tap, a service is asked for."""

import time

QUEUE = 5


def starts_a_machine(day) -> None:
    hands = day.hands
    hands.wait_for("home")
    hands.tap(("amenity", 1))
    hands.wait_for("machines")
    hands.picture("machines")
    hands.tap(("machine.act", 0))
    time.sleep(0.5)  # reads that it runs
    hands.picture("machine-runs")
    day.home()
    hands.picture("home-with-a-machine")


def takes_goods(day) -> None:
    hands = day.hands
    day.scan(day.next_card())
    hands.tap(("offer", 0))
    hands.wait_for_target("take.confirm")
    hands.picture("take")
    hands.tap("take.confirm")
    hands.wait_for_target("goods.home")
    hands.picture("taken")
    hands.tap("goods.home")
    hands.wait_for("home", "checked_in")
    day.home()


def looks_for_a_service(day) -> None:
    hands = day.hands
    hands.wait_for("home")
    hands.tap(("door", 2))
    hands.wait_for("catalogue")
    hands.picture("catalogue")
    hands.tap(("field", 3))
    hands.wait_for_target(("service", 0))
    hands.picture("services-of-a-field")
    hands.tap(("service", 0))
    hands.wait_for_target("service.request")
    hands.picture("service")
    hands.tap("service.request")
    time.sleep(0.6)  # reads the code
    hands.picture("service-requested")
    day.home()


def hands_out_to_a_queue(day) -> None:
    """A volunteer scans one after another; each is answered, and the next may come."""
    hands, card = day.hands, day.card("volunteer")
    hands.tap(("door", 1))
    hands.wait_for("volunteers")
    hands.scan(card["code"])
    for digit in card["pin"]:
        hands.tap(("pin.key", ord(digit)))
    hands.wait_for_target("desk.hand_out", seconds=20)
    hands.tap("desk.hand_out")
    hands.wait_for_target(("campaign", 0))
    hands.picture("hand-out-of-what")
    hands.tap(("campaign", 0))
    time.sleep(0.6)  # the line is open
    for _ in range(QUEUE):
        hands.scan(day.next_card()["code"])
        time.sleep(0.5)  # green is seen, the next steps up
    hands.picture("hand-out")
    day.shown += QUEUE
    for _ in range(4):
        if hands.wait_for("stock", "volunteers") == "volunteers":
            break
        hands.tap("page.back")
        time.sleep(0.6)
    hands.tap("desk.sign_out")
    hands.wait_for_target("shift.sign_out")
    time.sleep(0.6)
    hands.tap("shift.sign_out")
    hands.wait_for("home")
