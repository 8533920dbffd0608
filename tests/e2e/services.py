"""Scenes of services: a machine is started and runs on the home screen, goods are taken with a second tap, a service is asked for."""

import time


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
