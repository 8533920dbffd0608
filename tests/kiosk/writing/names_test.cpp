// What is known of names: the tables, syllables, and what letters may spell.
#include "kiosk/writing/name_speller.h"
#include "shared/base/utf8.h"
#include "tests/kiosk/writing/tables.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

NameTables small_tables()
{
    return NameTables::parse({.surnames = "王\twang\n欧\tou\n欧阳\tou'yang\n席\txi\n",
                                 .given_characters = "伟\twei\n安\tan\n娜\tna\n先\txian\n方\tfang\n昂\tang\n",
                                 .given_names = "娜娜\tna'na\n",
                                 .sounded_names = "阿依古丽\ta'yi'gu'li\n卓玛\tzhuo'ma\n达娃\tda'wa\n",
                                 .rare_characters = "䶮\tyan\n"})
        .value();
}

std::vector<std::string> cuts(std::string_view letters)
{
    static NameTables const tables = small_tables();
    std::vector<std::string> texts;
    for (Syllables const& way : cut_syllables(tables, letters, 6, 8)) {
        std::string text;
        for (Syllable const& s : way) text += (text.empty() ? "" : " ") + std::string{s.pinyin};
        texts.push_back(text);
    }
    return texts;
}

std::string likeliest(std::string_view letters, std::string_view before = {})
{
    static NameTables const tables = small_tables();
    auto const names = NameSpeller{tables}.whole_names(letters, before);
    auto const best
        = std::min_element(names.begin(), names.end(), [](auto const& a, auto const& b) { return a.cost < b.cost; });
    return best == names.end() ? "" : best->text;
}

} // namespace

TEST_CASE("letters are cut into syllables in every way, the fewest first", "[writing]")
{
    CHECK(cuts("xian") == std::vector<std::string>{"xian", "xi an"});
    CHECK(cuts("xi'an") == std::vector<std::string>{"xi an"});
    CHECK(cuts("fangan") == std::vector<std::string>{"fang an"});
    CHECK(cuts("wangw").empty());
    CHECK(cuts("''").empty());
    CHECK(cuts("").empty());
    CHECK(cuts(std::string(48, 'a')).empty()); // far more syllables than a name has
}

TEST_CASE("a surname and a given name are spelled, also of two characters", "[writing]")
{
    CHECK(likeliest("wangwei") == "王伟");
    CHECK(likeliest("ouyangnana") == "欧阳娜娜");
    CHECK(likeliest("ouna") == "欧娜");
    CHECK(likeliest("nana", "欧阳") == "娜娜");
    CHECK(likeliest("wanganna") == "王安娜");
    CHECK(likeliest("wangw").empty());
}

TEST_CASE("names without a surname are spelled whole and put together", "[writing]")
{
    CHECK(likeliest("ayiguli") == "阿依古丽");
    CHECK(likeliest("dawazhuoma") == "达娃卓玛");
    CHECK(likeliest("zhuoma", "达娃·") == "卓玛");
}

TEST_CASE("a table with a broken line is refused, and the line is named", "[writing]")
{
    for (char const* const text : {"王", "王\t", "王\twang'", "王\tWang", "王\twang'li", "\twang", "\xFF\twang"}) {
        auto const tables = NameTables::parse({.surnames = text});
        REQUIRE_FALSE(tables);
        CHECK(tables.error().code == ErrorCode::InvalidInput);
        CHECK(tables.error().cause.find("line 1") != std::string::npos);
    }
    CHECK(NameTables::parse({}));
}

TEST_CASE("the house's tables hold what they promise", "[writing]")
{
    NameTables const tables = test::house_tables();
    CHECK(tables.surnames("wang").front().text == "王");
    CHECK(tables.surnames("ou'yang").front().text == "欧阳");
    CHECK(tables.surnames("shan").front().text == "单");
    CHECK(tables.surnames("lv").front().text == "吕");
    for (auto const& [character, pinyin] : {std::pair{"䶮", "yan"}, {"㛃", "jie"}, {"喆", "zhe"}, {"堃", "kun"},
             {"頔", "di"}, {"昇", "sheng"}, {"彧", "yu"}, {"𬱖", "di"}}) {
        auto const rare = tables.rare_characters(pinyin);
        INFO(character);
        CHECK(std::any_of(rare.begin(), rare.end(), [&](NamePart const& p) { return p.text == character; }));
    }
}
