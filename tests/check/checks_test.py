"""Each check is shown a small wrong project and must say so, and a small right one and must be silent."""

import unittest

import calls
import examples
import includes
import links
import sizes
import tests_built
import translations
import tries
import type_names
import words
from tree import Fault

CMAKE = """
yizhan_room(shared_base shared/base)
yizhan_room(shared_domain shared/domain LINKS shared_base)
yizhan_room(kiosk_app kiosk/app LINKS shared_domain)
yizhan_room(kiosk_sync kiosk/sync LINKS kiosk_app PRIVATE CURL::libcurl)
yizhan_room(kiosk_screens kiosk/screens LINKS kiosk_app)
yizhan_room(server_api server/api LINKS shared_domain) # kiosk_app
yizhan_program(yizhan-kiosk kiosk kiosk_app kiosk_sync)
yizhan_test(kiosk/sync kiosk_sync)
"""
HEADERS = {f"{folder}/x.h": "// x\n" for folder in ("shared/base", "shared/domain", "kiosk/app", "kiosk/sync", "server/api")}


def project(**files: str) -> dict[str, str]:
    """A tree with the map above; file names use __ for / and end in their type: kiosk__app__a_cpp."""
    named = {name.replace("__", "/").rsplit("_", 1)[0] + "." + name.rsplit("_", 1)[1]: text for name, text in files.items()}
    return {"CMakeLists.txt": CMAKE, **HEADERS, **named}


class TypeNames(unittest.TestCase):
    def test_one_name_for_two_types_is_refused(self) -> None:
        found = type_names.faults({"kiosk/a.h": "namespace yizhan {\nstruct Route { };\n}\n",
                                   "server/b.h": "namespace yizhan {\nclass Route final : public X { };\n}\n"})
        self.assertEqual([fault.path for fault in found], ["server/b.h"])

    def test_what_no_other_file_sees_may_be_called_alike(self) -> None:
        text = "namespace yizhan {\nnamespace {\nstruct Row { };\n}\nclass %s { struct Row { }; };\nvoid f(Row row) { struct Row { }; }\n}\n"
        self.assertEqual(type_names.faults({"kiosk/a.cpp": text % "A", "server/b.cpp": text % "B"}), [])


class Includes(unittest.TestCase):
    def assert_refused(self, expected: str, **files: str) -> None:
        found = includes.faults(project(**files))
        self.assertEqual(len(found), 1, found)
        self.assertIn(expected, found[0].why)

    def test_rooms_to_the_left_may_be_included(self) -> None:
        self.assertEqual(includes.faults(project(kiosk__sync__a_cpp='#include "shared/base/x.h"\n#include <curl/curl.h>\n')), [])

    def test_main_wires_its_whole_side(self) -> None:
        self.assertEqual(includes.faults(project(kiosk__main_cpp='#include "kiosk/sync/x.h"\n')), [])

    def test_the_core_never_includes_what_uses_it(self) -> None:
        self.assert_refused("the hub never includes the kiosk", shared__domain__a_cpp='#include "kiosk/app/x.h"\n')
        self.assert_refused("does not link shared_domain", shared__base__a_cpp='#include "shared/domain/x.h"\n')

    def test_hub_and_kiosk_never_meet(self) -> None:
        self.assert_refused("the hub never includes the kiosk", server__api__a_cpp='#include "kiosk/app/x.h"\n')
        self.assert_refused("the kiosk never includes the hub", kiosk__app__a_cpp='#include "server/api/x.h"\n')

    def test_screens_never_see_an_edge(self) -> None:
        self.assert_refused("never see an edge", kiosk__screens__a_cpp='  #  include "kiosk/sync/x.h"\n')

    def test_a_library_stays_in_its_room(self) -> None:
        self.assert_refused("only user of libcurl", kiosk__app__a_cpp="#include <curl/curl.h>\n")
        self.assert_refused("does not link CLI11::CLI11 itself", kiosk__app__a_cpp="#include <CLI/CLI.hpp>\n")

    def test_a_path_is_written_from_the_root(self) -> None:
        self.assert_refused("no such file from the root", kiosk__app__a_cpp='#include "x.h"\n')

    def test_a_file_outside_every_room_is_named(self) -> None:
        self.assert_refused("belongs to no room", elsewhere__a_cpp="// a\n")


class Calls(unittest.TestCase):
    def whats(self, path: str, text: str) -> list[str]:
        return [fault.why for fault in calls.faults({path: text})]

    def test_the_outside_is_closed_to_the_core(self) -> None:
        for line in ("auto t = std::chrono::system_clock::now();", "time(nullptr);", "std::time(0);", "rand();", "std::mt19937 g;",
                     "std::this_thread::sleep_for(1s);", "usleep(5);", "std::ofstream f;", "fopen(p, m);", "std::thread t;",
                     "throw 1;", 'printf("x");', "exit(1);", "system(c);"):
            with self.subTest(line):
                self.assertEqual(len(self.whats("kiosk/app/a.cpp", line)), 1)

    def test_comments_strings_and_look_alikes_are_no_calls(self) -> None:
        for line in ("// rand()", "/* exit(1); */", 'auto s = "time(0)";', 'R"(system(x))";', "m_clock.time(0);", "wall_time(0);",
                     "fmt::format(x); snprintf(b, n, f);", "std::thread::id id;", "noexcept(true); overthrow();", "char q = '\"'; f();"):
            with self.subTest(line):
                self.assertEqual(self.whats("kiosk/app/a.cpp", line), [])

    def test_platform_is_the_door(self) -> None:
        self.assertEqual(self.whats("shared/platform/clock.cpp", "std::chrono::steady_clock::now();"), [])


class Tries(unittest.TestCase):
    def lines(self, text: str) -> list[int]:
        return sorted(fault.line for fault in tries.faults({"a.cpp": text}))

    def test_a_member_before_a_try_is_seen(self) -> None:
        self.assertEqual(self.lines("return A{TRY(f(1, 2)), TRY(g())};"), [1])
        self.assertEqual(self.lines("rows.push_back({x, TRY(g())});"), [1])
        self.assertEqual(self.lines("return B{C{x,\n  D{TRY(g())}}};"), [2])
        self.assertEqual(self.lines("A a{std::string{s},\n\n  TRY(g())};"), [3])

    def test_a_try_that_comes_first_or_stands_in_a_call_is_none(self) -> None:
        for text in ("return A{TRY(f(1, 2)), x};", "return f(x, TRY(g()));", "A a; a.b = TRY(g()); a.c = TRY(h());",
                     "void f() { if (x, y) TRY(g()); }", "A a{x, y, [&] { TRY(g()); }};"):
            with self.subTest(text):
                self.assertEqual(self.lines(text), [])


class Sizes(unittest.TestCase):
    def test_a_function_is_measured_by_its_body(self) -> None:
        body = "// a\nnamespace n {\nint f(int a)\n{\n" + "    a += 1; // {\n" * 61 + "}\n}\n"
        self.assertEqual([f.why for f in sizes.faults({"kiosk/app/a.cpp": body})], ["a function of 61 lines, at most 60"])
        self.assertEqual(sizes.faults({"kiosk/app/a.cpp": body.replace("    a += 1; // {\n", "", 1)}), [])

    def test_a_class_may_be_longer_than_a_function(self) -> None:
        body = "// a\nclass C : public D<int> {\npublic:\n" + "    void f();\n" * 80 + "};\n"
        self.assertEqual(sizes.faults({"kiosk/app/a.h": body}), [])

    def test_a_file_is_measured_and_must_say_what_it_is(self) -> None:
        self.assertIn("301 lines", sizes.faults({"kiosk/app/a.h": "// a\n" * 301})[0].why)
        self.assertIn("does not begin", sizes.faults({"kiosk/app/a.cpp": "int a;\n"})[0].why)
        self.assertEqual(sizes.faults({"kiosk/app/a.h": "// a\n", "kiosk/app/a.cpp": "int a;\n"}), [])


class Words(unittest.TestCase):
    def test_promises_for_later_and_private_paths(self) -> None:
        for line in ("// TO" + "DO later", "cd /wo" + "rk/x", "a/home" + "/anna/b", "x  "):
            with self.subTest(line):
                self.assertEqual(len(words.faults({"a.md": line + "\n"})), 0 if line.startswith("a/") else 1)

    def test_ordinary_text_is_left_alone(self) -> None:
        self.assertEqual(words.faults({"a.md": "see deploy/work/notes and https://example.org/root/ for more\n"}), [])


class Links(unittest.TestCase):
    def test_a_link_leads_to_a_file_a_folder_or_out_of_the_house(self) -> None:
        page = "[a](b.md#part) ![p](../p.png) [f](../deploy) [w](https://example.org/x) [h](#here)\n\n[lost](gone.md)\n"
        found = links.faults({"docs/a.md": page, "docs/b.md": "", "deploy/x/y.toml": ""}, {"p.png"})
        self.assertEqual([(f.path, f.line) for f in found], [("docs/a.md", 3)])


class Examples(unittest.TestCase):
    def test_a_key_not_shown_not_read_or_with_another_value(self) -> None:
        found = examples.faults({
            "deploy/hub.example.toml": '[hub]\naddress = "::"\nport = 8080\nold = 1\n',
            "server/main.cpp": 'f.text("hub.address", "127.0.0.1");\nf.integer("hub.port", 8\'080, 0, 9);\nf.flag("log.loud", false);\n',
        })
        self.assertEqual(sorted((f.path, f.line) for f in found),
                         [("deploy/hub.example.toml", 2), ("deploy/hub.example.toml", 4), ("server/main.cpp", 3)])

    def test_the_same_keys_and_values(self) -> None:
        self.assertEqual(examples.faults({"deploy/kiosk.example.toml": "[log]\nloud = false\n",
                                          "kiosk/main.cpp": 'f.flag("log.loud", false);'}), [])


class TestsBuilt(unittest.TestCase):
    def test_a_test_in_a_folder_that_nobody_builds(self) -> None:
        found = tests_built.faults(project(tests__kiosk__app__a_test_cpp="// a\n"))
        self.assertEqual([f.path for f in found], ["tests/kiosk/app/a_test.cpp"])

    def test_a_room_without_tests(self) -> None:
        found = tests_built.faults(project(kiosk__app__a_cpp="// a\n"))
        self.assertEqual(found, [Fault("CMakeLists.txt", 1, "the room kiosk/app has no test in tests/kiosk/app")])


class Translations(unittest.TestCase):
    def test_a_missing_key_an_empty_one_and_another_place(self) -> None:
        found = translations.faults({
            "assets/words/zh.toml": '[home]\na = "一"\nb = "{n} 个"\nc = "三"\nd = " "\n',
            "assets/words/en.toml": '[home]\na = "one"\nb = "some"\nd = "four"\n',
            "kiosk/screens/home.cpp": 'f(tr("home.a"), tr("home.z")); // tr("home.y")\n',
        })
        self.assertEqual(sorted((f.path.rsplit("/", 1)[-1], f.line) for f in found),
                         [("en.toml", 3), ("home.cpp", 1), ("zh.toml", 4), ("zh.toml", 5)])
