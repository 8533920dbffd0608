#include "kiosk/ui/fonts.h"
#include "kiosk/ui/icons.h"
#include "server/demo/catalogue_file.h"
#include "shared/base/utf8.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/sim_files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace yizhan;
using namespace yizhan::test;
using demo::parse_catalogue;

namespace {

std::vector<ServiceEntry> const& of_the_house()
{
    static auto const entries = [] {
        auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
        return demo::read_catalogue(SystemFiles{}, std::string{root} + "/assets/catalogue/services.json").value();
    }();
    return entries;
}

std::vector<Bilingual const*> words_of(ServiceEntry const& entry)
{
    return {&entry.title, &entry.summary, &entry.who, &entry.bring, &entry.where, &entry.how_long, &entry.ask};
}

// One good entry as a file has it.
std::string entry(std::string const& id)
{
    return R"({"id": ")" + id + R"(", "field": "career", "order": 1, "icon": "school",
        "title": {"zh": "叉车证培训班", "en": "Forklift class"}, "summary": {"zh": "周末上课。", "en": "At weekends."},
        "who": {"zh": "会员", "en": "Members"}, "bring": {"zh": "不用带", "en": "Nothing"},
        "where": {"zh": "驿站", "en": "The station"}, "how_long": {"zh": "四个周末", "en": "Four weekends"},
        "ask": {"zh": "志愿者", "en": "A volunteer"}, "initials": "cczpxb", "situations": ["want_to_learn", "family"],
        "requestable": true})";
}

std::string file_of(std::string const& entries) { return R"({"services": [)" + entries + "]}"; }

// A file of two entries, in the second of which `old_text` became `new_text`.
std::string with(std::string const& old_text, std::string const& new_text)
{
    auto second = entry("second");
    auto const at = second.find(old_text);
    REQUIRE(at != std::string::npos);
    return file_of(entry("first") + "," + second.replace(at, old_text.size(), new_text));
}

std::string repeated(std::string const& text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

} // namespace

TEST_CASE("the catalogue of the house has eighty services, sixteen in each field, in both languages", "[demo]")
{
    auto const& entries = of_the_house();
    CHECK(entries.size() == 80);
    for (auto const field : all_service_fields()) CHECK(std::ranges::count(entries, field, &ServiceEntry::field) == 16);
    for (auto const& one : entries) {
        INFO(one.id.text());
        for (auto const* const words : words_of(one)) CHECK((!words->zh.empty() && !words->en.empty()));
        CHECK(one.offered);
    }
}

TEST_CASE("whatever happened to a person, the catalogue of the house has several answers", "[demo]")
{
    for (auto const situation : all_life_situations()) {
        INFO(name(situation));
        CHECK(std::ranges::count_if(of_the_house(), [&](ServiceEntry const& one) {
            return std::ranges::find(one.situations, situation) != one.situations.end();
        }) >= 5);
    }
}

TEST_CASE("a kiosk can draw every character and every icon of the catalogue", "[demo]")
{
    auto fonts = ui::Fonts::open({}).value();
    REQUIRE(fonts.find(ui::Face::Regular, U'\uE000').glyph == 0); // so that a missing one is noticed
    std::u32string missing;
    for (auto const& one : of_the_house()) {
        INFO(one.id.text());
        auto const icon = ui::icons::by_name(one.icon);
        CHECK(icon != ui::icons::more_horiz);
        CHECK(fonts.find(ui::Face::Icons, icon).glyph != 0);
        for (auto const* const words : words_of(one))
            for (auto const character : utf8::decode(words->zh + words->en))
                for (auto const face : {ui::Face::Regular, ui::Face::Bold})
                    if (fonts.find(face, character).glyph == 0) missing.push_back(character);
    }
    CHECK(utf8::encode(missing).empty());
}

TEST_CASE("the catalogue of the house goes through the hub's feed without losing a character", "[demo]")
{
    OpenHub hub;
    std::vector<FeedRow> const rows{of_the_house().begin(), of_the_house().end()};
    REQUIRE(hub->feeds().put(district_channel(), rows));
    auto came = hub->feeds().rows(district_channel(), FeedKind::Service).value();
    REQUIRE(came.size() == rows.size());
    for (auto const& row : rows) {
        INFO(std::get<ServiceEntry>(row).id.text());
        CHECK(std::ranges::find(came, row) != came.end());
    }
}

TEST_CASE("a file becomes entries, member by member", "[demo]")
{
    auto const entries = parse_catalogue(file_of(entry("skills-forklift"))).value();
    REQUIRE(entries.size() == 1);
    ServiceEntry wanted;
    wanted.id = ServiceId::make("skills-forklift");
    wanted.field = ServiceField::Career;
    wanted.order = 1;
    wanted.icon = "school";
    wanted.title = {"叉车证培训班", "Forklift class"};
    wanted.summary = {"周末上课。", "At weekends."};
    wanted.who = {"会员", "Members"};
    wanted.bring = {"不用带", "Nothing"};
    wanted.where = {"驿站", "The station"};
    wanted.how_long = {"四个周末", "Four weekends"};
    wanted.ask = {"志愿者", "A volunteer"};
    wanted.initials = "cczpxb";
    wanted.situations = {LifeSituation::WantToLearn, LifeSituation::Family};
    CHECK(entries[0] == wanted);
}

TEST_CASE("staff can keep an entry and not offer it", "[demo]")
{
    auto const entries = parse_catalogue(with(R"("requestable": true)", R"("requestable": false, "offered": false)"));
    REQUIRE(entries);
    CHECK(entries->at(0).offered);
    CHECK_FALSE(entries->at(1).offered);
    CHECK_FALSE(entries->at(1).requestable);
}

TEST_CASE("a wrong file is refused whole, and the entry and what is wrong in it are named", "[demo]")
{
    struct Row {
        std::string old_text;
        std::string new_text;
        std::string cause;
    };
    auto const row = GENERATE(values<Row>({
        {R"("id": "second")", R"("id": "first")", "entry 2 (first): another entry has this id"},
        {R"("id": "second")", R"("id": "no id\n")", "entry 2: id: not an id"},
        {R"("id": "second")", R"("di": "second")", "entry 2: di: not known here"},
        {R"("id": "second")", R"("<b>\n": 1)", "entry 2: a member: not known here"},
        {R"("field": "career")", R"("field": "fun")", "entry 2 (second): field: unknown name"},
        {R"("order": 1)", R"("order": 1.5)", "entry 2 (second): order: wrong type or range"},
        {R"("order": 1)", R"("order": 1000000000000)", "entry 2 (second): order: wrong type or range"},
        {R"("order": 1)", R"("order": 1, "order": 2)", "entry 2 (second): order: twice"},
        {R"("icon": "school")", R"("icon": "a b")", "entry 2 (second): icon: not a name"},
        {R"("en": "Members")", R"("de": "Alle")", "entry 2 (second): who.de: not known here"},
        {R"("zh": "会员", )", "", "entry 2 (second): who.zh: missing"},
        {R"("zh": "会员")", R"("zh": "  ")", "entry 2 (second): who.zh: empty"},
        {"周末上课。", repeated("长", 121), "entry 2 (second): summary.zh: over 120 characters"},
        {"Forklift class", repeated("x", 81), "entry 2 (second): title.en: over 80 characters"},
        {"四个周末", "四个\\u202E周末", "entry 2 (second): how_long.zh: holds what nobody can see"},
        {"A volunteer", "A\\nvolunteer", "entry 2 (second): ask.en: holds what nobody can see"},
        {R"("cczpxb")", R"("CCZPXB")", "entry 2 (second): initials: 1 to 30 of a..z and 0..9"},
        {R"("family")", R"("hungry")", "entry 2 (second): situations: unknown name"},
        {R"("family")", R"("want_to_learn")", "entry 2 (second): situations: one twice"},
        {R"("requestable": true)", R"("requestable": "yes")", "entry 2 (second): requestable: wrong type or range"},
        {R"("requestable": true)", R"("requestable": true, "offered": 1)",
            "entry 2 (second): offered: wrong type or range"},
    }));
    INFO(row.new_text);
    auto const read = parse_catalogue(with(row.old_text, row.new_text));
    REQUIRE_FALSE(read);
    CHECK(read.error() == Error{ErrorCode::InvalidInput, row.cause});
}

TEST_CASE("what is no catalogue is refused, however it was cut", "[demo]")
{
    auto const whole = file_of(entry("only"));
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
        auto const read = parse_catalogue(std::string_view{whole}.substr(0, bytes));
        REQUIRE_FALSE(read);
        REQUIRE(read.error().code == ErrorCode::InvalidInput);
    }
    for (auto const* const text : {"{}", "[]", R"({"services": {}})", R"({"services": [1]})", R"({"service": []})"})
        CHECK_FALSE(parse_catalogue(text));
    std::string many = entry("e0");
    for (std::size_t i = 1; i <= demo::catalogue_entries_max; ++i) many += "," + entry("e" + std::to_string(i));
    auto const read = parse_catalogue(file_of(many));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::TooLarge);
}

TEST_CASE("a catalogue that is not there is said not to be there", "[demo]")
{
    CrashDisk disk{1};
    SimFiles files{disk};
    CHECK(demo::read_catalogue(files, "data/services.json").error().code == ErrorCode::NotFound);
    REQUIRE(files.write_durably("data/services.json", file_of(entry("only"))));
    CHECK(demo::read_catalogue(files, "data/services.json").value().size() == 1);
}
