// A field of a form while somebody writes in it.
#include "kiosk/app/writing_field.h"
#include "tests/support/kiosk/fake_writing.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

struct Desk {
    test::FakePinyin pinyin;
    test::FakeHandwriting handwriting;
    WritingField field;

    explicit Desk(std::size_t longest = 60) : field{pinyin, handwriting, {WritingHint::PersonName, longest}}
    {
        pinyin.dictionary["ouyangnana"] = {{"欧阳娜娜", 10}, {"欧阳", 6}, {"欧", 2}};
        pinyin.dictionary["nana"] = {{"娜娜", 4}, {"娜", 2}};
        pinyin.dictionary["na"] = {{"娜", 2}, {"那", 2}};
        pinyin.dictionary["xi'an"] = {{"西安", 5}, {"西", 2}};
        pinyin.dictionary["an"] = {{"安", 2}};
    }

    void type(std::string_view keys)
    {
        for (char const key : keys) field.apply(writing::Press{static_cast<char32_t>(key)});
    }
    void choose(std::size_t index) { field.apply(writing::Choose{index, field.view().round}); }
    std::string_view text() const { return field.text().view(); }
    std::string letters() const { return std::string{field.view().letters.view()}; }
};

} // namespace

TEST_CASE("letters wait underlined until characters are chosen for all of them", "[writing]")
{
    Desk desk;
    desk.type("ouyangnana");
    CHECK(desk.text().empty());
    CHECK(desk.letters() == "ouyangnana");
    REQUIRE(desk.field.view().candidates.size() == 3);

    desk.choose(1);
    CHECK(desk.text() == "欧阳");
    CHECK(desk.letters() == "nana");
    CHECK(desk.pinyin.asked_before == "欧阳"); // what follows a surname is a given name
    desk.choose(0);
    CHECK(desk.text() == "欧阳娜娜");
    CHECK_FALSE(desk.field.is_composing());
    CHECK(desk.field.view().candidates.empty());
}

TEST_CASE("the separator goes with the syllable before it", "[writing]")
{
    Desk desk;
    desk.type("'xi''an"); // none at the start, none twice
    CHECK(desk.letters() == "xi'an");
    desk.choose(1);
    CHECK(desk.text() == "西");
    CHECK(desk.letters() == "an");
}

TEST_CASE("backspace takes letters first, then whole characters", "[writing]")
{
    Desk desk;
    desk.type("na");
    desk.choose(0);
    desk.type("nan");
    desk.field.apply(writing::Erase{});
    CHECK(desk.letters() == "na");
    desk.field.apply(writing::Erase{});
    desk.field.apply(writing::Erase{});
    CHECK(desk.text() == "娜");
    desk.field.apply(writing::Erase{});
    desk.field.apply(writing::Erase{});
    CHECK(desk.text().empty());
}

TEST_CASE("a tap on a list that has changed meanwhile chooses nothing", "[writing]")
{
    Desk desk;
    desk.type("na");
    auto const seen = desk.field.view().round;
    desk.type("na");
    desk.field.apply(writing::Choose{0, seen});
    CHECK(desk.text().empty());
    CHECK(desk.letters() == "nana");
}

TEST_CASE("going on with open letters takes the likeliest characters", "[writing]")
{
    Desk desk;
    desk.type("nana");
    desk.field.finish();
    CHECK(desk.text() == "娜娜");
    desk.type("vvv");
    desk.field.finish();
    CHECK(desk.letters() == "vvv"); // they mean nothing, and are not lost unseen
    CHECK(desk.field.is_composing());
}

TEST_CASE("the middle dot closes the letters and stands after them", "[writing]")
{
    Desk desk;
    desk.type("nana");
    desk.field.apply(writing::Press{U'·'});
    CHECK(desk.text() == "娜娜·");
}

TEST_CASE("a field takes no more than its length, in characters", "[writing]")
{
    Desk desk{3};
    desk.type("ouyangnana");
    desk.choose(0); // four do not fit
    CHECK(desk.text().empty());
    desk.choose(1);
    desk.field.finish(); // 娜娜 does not fit either
    CHECK(desk.text() == "欧阳");
    desk.choose(1);
    CHECK(desk.text() == "欧阳娜");
    CHECK(desk.field.view().full);
    desk.field.apply(writing::Clear{});
    CHECK(desk.text().empty());
    CHECK_FALSE(desk.field.is_composing());
    CHECK_FALSE(desk.field.view().full);
}

TEST_CASE("English letters stand in the field at once", "[writing]")
{
    Desk desk;
    desk.type("na");
    desk.field.apply(writing::UseMode{WritingMode::English});
    CHECK(desk.text() == "娜"); // what was open is not lost
    desk.type("Li 3");
    CHECK(desk.text() == "娜Li 3");
    desk.field.apply(writing::Press{U'\u202E'}); // would turn the direction of what follows
    CHECK(desk.text() == "娜Li 3");
}

TEST_CASE("what is drawn becomes the character that is chosen", "[writing]")
{
    Desk desk;
    desk.handwriting.looks_like = {"王", "玉"};
    desk.field.apply(writing::UseMode{WritingMode::Handwriting});
    desk.field.apply(writing::Draw{{{{100, 100}, {900, 100}}}});
    REQUIRE(desk.field.view().candidates.size() == 2);
    desk.choose(1);
    CHECK(desk.text() == "玉");
    CHECK(desk.field.view().candidates.empty());
    desk.field.apply(writing::Draw{{}});
    CHECK(desk.field.view().candidates.empty());
}

TEST_CASE("without its data a way of writing is not offered, and another one takes its place", "[writing]")
{
    Desk desk;
    desk.pinyin.is_ready = false;
    CHECK(desk.field.view().mode == WritingMode::Handwriting);
    desk.handwriting.is_ready = false;
    WritingView const view = desk.field.view();
    CHECK(view.mode == WritingMode::English);
    CHECK_FALSE(view.offers_pinyin);
    CHECK_FALSE(view.offers_handwriting);
    desk.type("Li");
    CHECK(desk.text() == "Li");
}

TEST_CASE("a card's name is put there in one go, without what nobody can see", "[writing]")
{
    Desk desk{4};
    desk.type("na");
    desk.field.assign("阿\u200B依·古丽");
    CHECK(desk.text() == "阿依·古");
    CHECK_FALSE(desk.field.is_composing());
}
