// The engines on their real data: names first, rare characters within reach, no data no crash.
#include "shared/base/utf8.h"
#include "tests/kiosk/writing/tables.h"
#include "tests/support/manual_executor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace yizhan;

namespace {

constexpr char const* dictionary = "/usr/share/libime/sc.dict";
constexpr char const* model = "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model";

LibimePinyin& pinyin()
{
    static std::unique_ptr<LibimePinyin> const reader
        = LibimePinyin::open({.language_model = {}, .dictionary = dictionary}, test::house_tables()).value();
    return *reader;
}

std::vector<std::string> candidates(std::string_view letters, WritingHint hint, std::string_view before = {})
{
    std::vector<std::string> texts;
    auto const found = pinyin().candidates({letters, before, hint, 240});
    for (PinyinCandidate const& one : found) texts.emplace_back(one.text.view());
    return texts;
}

bool among_first(std::vector<std::string> const& texts, std::string const& text, std::size_t first)
{
    auto const end = texts.begin() + static_cast<std::ptrdiff_t>(std::min(first, texts.size()));
    return std::find(texts.begin(), end, text) != end;
}

} // namespace

TEST_CASE("a common name is among the first five", "[writing]")
{
    for (auto const& [letters, name] : {std::pair{"zhangwei", "张伟"}, {"wanghaoran", "王浩然"},
             {"ouyangnana", "欧阳娜娜"}, {"lizihan", "李子涵"}, {"zengguangming", "曾光明"}, {"shanli", "单丽"},
             {"lvmengqi", "吕梦琪"}, {"ayiguli", "阿依古丽"}, {"gesangmeiduo", "格桑梅朵"}}) {
        INFO(letters);
        CHECK(among_first(candidates(letters, WritingHint::PersonName), name, 5));
    }
}

TEST_CASE("after the surname come given names, in the field or in the same letters", "[writing]")
{
    CHECK(among_first(candidates("nana", WritingHint::PersonName, "欧阳"), "娜娜", 3));
    CHECK(among_first(candidates("wei", WritingHint::PersonName, "张"), "伟", 3));
    CHECK(among_first(candidates("wei", WritingHint::PersonName), "魏", 3));

    auto const parts = pinyin().candidates({"ouyangnana", "", WritingHint::PersonName, 240});
    auto const surname
        = std::find_if(parts.begin(), parts.end(), [](auto const& c) { return c.text.view() == "欧阳"; });
    REQUIRE(surname != parts.end());
    CHECK(surname->letters == 6);
}

TEST_CASE("an address is written with words", "[writing]")
{
    CHECK(candidates("zhejiangsheng", WritingHint::General).front() == "浙江省");
    CHECK(among_first(candidates("beilunqu", WritingHint::General), "北仑区", 5));
}

TEST_CASE("every rare character of the table is reached by its pinyin", "[writing]")
{
    std::istringstream table{test::house_texts().rare_characters};
    int rows = 0;
    std::map<std::string, std::vector<std::string>, std::less<>> known;
    for (std::string line; std::getline(table, line);) {
        auto const tab = line.find('\t');
        if (tab == std::string::npos) continue;
        std::string const character = line.substr(0, tab);
        std::string const letters = line.substr(tab + 1);
        if (!known.contains(letters)) known[letters] = candidates(letters, WritingHint::PersonName);
        INFO(character << " " << letters);
        CHECK(among_first(known[letters], character, 240));
        ++rows;
    }
    CHECK(rows >= 300);
}

TEST_CASE("candidates are unlike each other, cover letters, and hold no letters", "[writing]")
{
    for (char const* const letters : {"yi", "zhangwei", "xian", "vvv", "wangw", "zhongguorenmin", "lve"}) {
        std::set<std::string> seen;
        auto const found = pinyin().candidates({letters, "", WritingHint::PersonName, 240});
        for (PinyinCandidate const& one : found) {
            INFO(letters << " " << one.text.view());
            CHECK(seen.insert(std::string{one.text.view()}).second);
            CHECK(one.letters > 0);
            CHECK(one.letters <= std::string_view{letters}.size());
            CHECK(utf8::is_valid(one.text.view()));
            CHECK(std::none_of(one.text.view().begin(), one.text.view().end(), [](char c) { return c > 0; }));
        }
    }
}

TEST_CASE("what is no pinyin gives nothing, and nothing is learnt", "[writing]")
{
    auto const before = candidates("zhangwei", WritingHint::PersonName);
    std::vector<std::string> const no_pinyin{
        "", "ZHANG", "zh ang", "张", "\xFF\xFE", std::string{"a\0b", 3}, std::string(49, 'a')};
    for (std::string const& letters : no_pinyin) {
        INFO(letters);
        CHECK(pinyin().candidates({letters, "", WritingHint::PersonName, 240}).empty());
    }
    std::vector<std::string> const senseless{std::string(48, 'z'), std::string(48, '\''), "aaaaaaaaaaaaaaaaaa''x'"};
    for (std::string const& letters : senseless) pinyin().candidates({letters, "\xFF", WritingHint::PersonName, 240});
    for (int i = 0; i < 20; ++i) {
        pinyin().candidates({"zhangwei", "", WritingHint::PersonName, 240});
        pinyin().forget();
    }
    CHECK(candidates("zhangwei", WritingHint::PersonName) == before);
}

TEST_CASE("what is drawn is read, also by a trembling finger and small in a corner", "[writing]")
{
    auto const reader = ZinniaHandwriting::open(model).value();
    Strokes const king{
        {{200, 150}, {800, 140}}, {{500, 150}, {500, 830}}, {{240, 480}, {760, 470}}, {{90, 850}, {910, 840}}};
    auto const reads = [&](Strokes const& strokes) {
        std::vector<std::string> texts;
        auto const found = reader->recognise(strokes, 10).value();
        for (PrivateText const& text : found) texts.emplace_back(text.view());
        return texts;
    };
    CHECK(among_first(reads(king), "王", 5));

    Strokes trembling;
    for (Stroke const& stroke : king) {
        trembling.emplace_back();
        for (int i = 0; i <= 60; ++i) {
            auto const between = [&](int a, int b) { return a + (b - a) * i / 60; };
            int const shake = (i * 7 % 5 - 2) * 5;
            trembling.back().push_back({static_cast<std::int16_t>(between(stroke[0].x, stroke[1].x) + shake),
                static_cast<std::int16_t>(between(stroke[0].y, stroke[1].y) - shake)});
        }
    }
    CHECK(among_first(reads(trembling), "王", 5));
    for (Stroke& stroke : trembling)
        for (StrokePoint& p : stroke) p = {static_cast<std::int16_t>(p.x / 4), static_cast<std::int16_t>(p.y / 4)};
    CHECK(among_first(reads(trembling), "王", 5));
}

TEST_CASE("no strokes and senseless ones are no characters, and no harm", "[writing]")
{
    auto const reader = ZinniaHandwriting::open(model).value();
    CHECK(reader->recognise({}, 10).value().empty());
    CHECK(reader->recognise({{}, {}}, 10).value().empty());
    CHECK(reader->recognise(Strokes(most_strokes + 1, Stroke{{1, 1}, {5, 5}}), 10).value().empty());
    CHECK(reader->recognise({{{500, 500}}}, 5).value().size() <= 5);
    CHECK(reader->recognise({{{32767, -32768}, {-32768, 32767}}}, 5).has_value());
}

TEST_CASE("engines are ready once they are read in the background", "[writing]")
{
    test::VirtualTime time;
    test::ManualExecutor background{time};
    bool opened = false;
    WritingEngines engines{{}, test::house_texts(), background, [&] { opened = true; }};
    time.run_for(Millis{1});
    CHECK_FALSE(engines.pinyin().ready()); // nobody wants to write yet
    engines.open();
    engines.open();
    CHECK_FALSE(engines.pinyin().ready());
    CHECK(engines.pinyin().candidates({"wang", "", WritingHint::General, 10}).empty());
    CHECK_FALSE(engines.handwriting().recognise({{{1, 1}}}, 5));
    engines.close(); // still reading: it stays
    time.run_for(Millis{1});
    CHECK(opened);
    CHECK(engines.pinyin().ready());
    CHECK(engines.handwriting().ready());
    CHECK_FALSE(engines.pinyin().candidates({"wang", "", WritingHint::General, 10}).empty());
}

TEST_CASE("engines that were closed are not ready, and are again once they were opened again", "[writing]")
{
    test::VirtualTime time;
    test::ManualExecutor background{time};
    WritingEngines engines{{}, test::house_texts(), background};
    engines.open();
    time.run_for(Millis{1});
    REQUIRE(engines.pinyin().ready());
    engines.close();
    CHECK_FALSE(engines.pinyin().ready());
    CHECK_FALSE(engines.handwriting().ready());
    CHECK(engines.pinyin().candidates({"wang", "", WritingHint::General, 10}).empty());
    engines.pinyin().forget();
    engines.open();
    time.run_for(Millis{1});
    CHECK_FALSE(engines.pinyin().candidates({"wang", "", WritingHint::General, 10}).empty());
}

TEST_CASE("without its data an engine stays away, and the other one works", "[writing]")
{
    test::VirtualTime time;
    test::ManualExecutor background{time};
    WritingEngines no_model{{.language_model = "/nowhere/zh_CN.lm"}, test::house_texts(), background};
    WritingEngines no_dictionary{{.dictionary = "/nowhere/sc.dict"}, test::house_texts(), background};
    WritingEngines no_tables{{}, {.surnames = "no table"}, background};
    WritingEngines no_strokes{{.handwriting_model = "/dev/null"}, test::house_texts(), background};
    for (WritingEngines* const engines : {&no_model, &no_dictionary, &no_tables, &no_strokes}) engines->open();
    time.run_for(Millis{1});
    for (WritingEngines* const engines : {&no_model, &no_dictionary, &no_tables}) {
        CHECK_FALSE(engines->pinyin().ready());
        CHECK(engines->handwriting().ready());
    }
    CHECK(no_strokes.pinyin().ready());
    CHECK_FALSE(no_strokes.handwriting().ready());
}
