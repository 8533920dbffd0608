"""The check of the catalogue is shown a right one and must be silent, and one wrong thing at a time and must name it."""

import json
import unittest

import catalogue

ICONS = 'Named{"school", 0xE80C},\nNamed{"work", 0xE8F9},\n'
DIGITS = "零一二三四五六七八九"


def right() -> list[dict]:
    made = []
    for number in range(len(catalogue.FIELDS) * catalogue.A_FIELD):
        tens, ones = divmod(number, 10)
        texts = {member: {"zh": "不用带", "en": "Nothing"} for member in ("summary", "who", "bring", "where", "how_long", "ask")}
        made.append({
            "id": f"a-{number}", "field": catalogue.FIELDS[number // catalogue.A_FIELD], "order": number % catalogue.A_FIELD + 1,
            "icon": "school", "initials": "fwyy", "situations": [catalogue.SITUATIONS[ones]], "requestable": True,
            "title": {"zh": "服务" + DIGITS[tens] + DIGITS[ones], "en": f"Help {'abcdefgh'[tens]}{'abcdefghij'[ones]}"}, **texts})
    return made


def whys(entries: object) -> list[str]:
    text = json.dumps({"services": entries}, ensure_ascii=False, indent=1)
    return [fault.why for fault in catalogue.faults({catalogue.PATH: text, catalogue.ICONS: ICONS})]


class Catalogue(unittest.TestCase):
    def test_a_right_one_is_passed(self) -> None:
        self.assertEqual(whys(right()), [])

    def test_a_project_without_one_is_passed(self) -> None:
        self.assertEqual(catalogue.faults({}), [])

    def test_what_one_entry_may_not_have(self) -> None:
        for expected, member, value in (
                ("an id is", "id", "Forklift"),
                ("no field", "field", "fun"),
                ("three dots", "icon", "no_such_icon"),
                ("no situation", "situations", ["hungry"]),
                ("one to three", "situations", []),
                ("one to three", "situations", ["family", "family"]),
                ("one to three", "situations", ["family", "housing", "children", "new_here"]),
                ("true or false", "requestable", 1),
                ("initials are 4", "initials", "fwy"),
                ("initials are 4", "initials", "FWYY"),
                ("title.zh has 15", "title", {"zh": "一" * 15, "en": "One"}),
                ("summary.en has 141", "summary", {"zh": "一", "en": "a" * 141}),
                ("ask.en has 0", "ask", {"zh": "问", "en": ""}),
                ("who is not a text", "who", {"zh": "问"}),
                ("has ','", "who", {"zh": "司机,骑手", "en": "Drivers"}),
                ("has '<'", "who", {"zh": "司机", "en": "<b>"}),
                ("has '\\n'", "where", {"zh": "这里\n那里", "en": "Here"}),
                ("blanks too many", "where", {"zh": "这里", "en": "Here "}),
                ("gives a number", "bring", {"zh": "押金 200", "en": "A deposit"})):
            with self.subTest(member=member, value=value):
                entries = right()
                entries[7][member] = value
                found = whys(entries)
                self.assertEqual(len(found), 1, found)
                self.assertIn(expected, found[0])
                self.assertIn(str(entries[7]["id"]), found[0])

    def test_the_hotline_is_no_strange_number(self) -> None:
        entries = right()
        entries[0]["ask"] = {"zh": "打 12351 职工热线", "en": "The 12351 workers' hotline"}
        self.assertEqual(whys(entries), [])

    def test_a_member_that_is_missing_or_too_many(self) -> None:
        entries = right()
        del entries[0]["bring"]
        entries[1]["price"] = 5
        self.assertEqual(len(whys(entries)), 2)

    def test_what_all_together_must_keep(self) -> None:
        self.assertIn("care: the entries are not in order from 1 to 16", whys(right()[:-1])[0])
        twice = right()
        twice[3]["id"] = twice[2]["id"]
        self.assertEqual(whys(twice), [f"the id {twice[2]['id']!r} stands 2 times"])
        lonely = right()
        for one in lonely:
            one["situations"] = [situation if situation != "housing" else "family" for situation in one["situations"]]
        self.assertEqual(whys(lonely), ["the situation housing leads to 0 services, at least 5 are due"])

    def test_what_is_no_catalogue_at_all(self) -> None:
        for text in ("", "[]", "{}", '{"services": 80}', '{"services": [], "services": []}', '{"services": [{"id": "a", "id": "b"}]}'):
            self.assertEqual(len(catalogue.faults({catalogue.PATH: text})), 1)


if __name__ == "__main__":
    unittest.main()
