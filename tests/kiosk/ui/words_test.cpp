#include "kiosk/ui/words.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {

TEST_CASE("a sentence is filled in by name, in the language that is spoken")
{
    Words words
        = Words::parse("[a]\nb = \"还有 {n} 条，{who}\"", "[a]\nb = \"{who}: {n} {n|note|notes} left\"").value();
    CHECK(words.tr("a.b", {{"n", 3}, {"who", "陈师傅"}}) == "还有 3 条，陈师傅");
    words.speak(Language::English);
    CHECK(words.tr("a.b", {{"n", 3}, {"who", "Chen"}}) == "Chen: 3 notes left");
    CHECK(words.tr("a.b", {{"n", 1}, {"who", "Chen"}}) == "Chen: 1 note left");
}

TEST_CASE("a key that nobody wrote is seen at once") { CHECK(Words{}.tr("no.such") == "⟦no.such⟧"); }

TEST_CASE("a value can neither fill in nor embolden anything")
{
    Words const words = Words::parse("a = \"{b}您好{/b}，{who}\"", "a = \"{b}Hello{/b} {who}\"").value();
    std::string const said = words.tr("a", {{"who", "{b}\x02陈\n{who}\x7F"}});
    CHECK(said == "\x02您好\x03，{b}陈{who}\x7F");
}

TEST_CASE("broken or unequal translations are refused with the place")
{
    CHECK(Words::parse("a = \"一\"\nb = ", "a = \"one\"").error().cause.find("zh line 2") == 0);
    CHECK(Words::parse("a = \"一\"\nb = \"二\"", "a = \"one\"").error().cause == "en lacks b");
    CHECK(Words::parse("a = \"一\"", "a = \"one\"\nc = \"three\"").error().cause == "zh lacks c");
}

} // namespace yizhan::ui
