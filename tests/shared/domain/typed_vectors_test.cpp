// tests/golden/typed.json: what the rules for typed numbers and names say to many texts. The phone's page has the same
// rules in TypeScript and is held to this file. YIZHAN_WRITE_TYPED=1 writes it anew.
#include "shared/domain/identity_document.h"
#include "shared/domain/person_name.h"
#include "shared/domain/phone_number.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace yizhan;

namespace {

using Json = nlohmann::ordered_json;

constexpr CalendarDay today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

std::string words(std::optional<IdFault> const& fault)
{
    if (!fault) return "";
    constexpr std::array kinds{
        "incomplete", "too_long", "character", "region", "date", "future", "too_long_ago", "check"};
    return kinds.at(static_cast<std::size_t>(fault->kind)) + (" " + std::to_string(fault->first)) + " "
        + std::to_string(fault->last) + (fault->is_sure ? " sure" : "");
}

std::string words(std::optional<PhoneFault> const& fault)
{
    if (!fault) return "";
    constexpr std::array kinds{"incomplete", "too_long", "character", "not_mobile"};
    return kinds.at(static_cast<std::size_t>(fault->kind)) + (" " + std::to_string(fault->place));
}

Json document(DocumentKind kind, std::string const& typed)
{
    auto const parsed = IdNumber::parse(kind, typed, today);
    return {{"kind", name(kind)}, {"typed", typed}, {"normal", normalised_id_number(typed).view()},
        {"likely", name(likely_document_kind(typed))}, {"so_far", words(id_fault_so_far(kind, typed, today))},
        {"whole", parsed ? "" : words(parsed.error())}};
}

// Good numbers, cut anywhere, and with every digit changed or exchanged with its neighbour. All of it invented.
Json documents()
{
    Json out = Json::array();
    std::vector<std::pair<DocumentKind, std::string>> const good{{DocumentKind::ResidentId, "11010519491231002X"},
        {DocumentKind::ResidentId, "330206199902290013"}, {DocumentKind::ResidentId, "330206200002290017"},
        {DocumentKind::ResidencePermit, "810000199408230021"},
        {DocumentKind::ForeignPermanentResident, "911124198108030024"},
        {DocumentKind::ForeignPermanentResident, "FRA110077022805"}};
    for (auto const& [kind, text] : good) {
        for (std::size_t size = 0; size <= text.size(); ++size) out.push_back(document(kind, text.substr(0, size)));
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto changed = text;
            changed[i] = text[i] == '7' ? '2' : '7';
            out.push_back(document(kind, changed));
            if (i + 1 == text.size()) continue;
            changed = text;
            std::swap(changed[i], changed[i + 1]);
            out.push_back(document(kind, changed));
        }
        out.push_back(document(kind, text + "1"));
    }
    for (auto const* odd :
        {"１１０１０５ 19491231 002x", "1101051949123l002X", "99", "83", "中", "33020620270101", "330206189001010011",
            "33020619001301", "3302062026112500", "000000000000000000", "11010519491231002XX1234567890123456789012345"})
        for (auto const kind :
            {DocumentKind::ResidentId, DocumentKind::ResidencePermit, DocumentKind::ForeignPermanentResident})
            out.push_back(document(kind, odd));
    return out;
}

Json mobiles()
{
    Json out = Json::array();
    for (std::string const typed : {"", "1", "13800001111", "138 0000 1111", "138-0000-1111", "+8613800001111",
             "+86 138 0000 1111", "008613800001111", "+8", "008", "00", "１３８００００１１１１", "12", "23800001111",
             "1380000111", "138000011112", "1380000a111", "138中", "+1", "1380000111138000011113800001111"}) {
        auto const parsed = PhoneNumber::parse(typed);
        out.push_back(
            {{"typed", typed}, {"normal", normalised_phone(typed).view()}, {"so_far", words(phone_fault_so_far(typed))},
                {"whole", parsed ? "" : words(std::optional{parsed.error()})}});
    }
    return out;
}

Json names()
{
    Json out = Json::array();
    constexpr std::array kinds{"empty", "too_long", "not_text", "character", "place"};
    std::string const long_name = [] {
        std::string all;
        for (int i = 0; i < 61; ++i) all += "王";
        return all;
    }();
    for (std::string const& typed : std::vector<std::string>{"", " ", "张三", "张 三", " 欧阳 娜娜 ", "买买提•艾力",
             "买买提.艾力", "买买提。艾力", "·张三", "张三·", "张··三", "J. R. Smith", "O'Brien", "O’Brien",
             "Anne-Marie", "-Anne", "Jose\u0301 Nu\u0303ez", "Ｊｏｈｎ", "张3", "张三!", "😀", "张\u200b三", "𠮷田",
             "〇", "a  b", "张-三", "é\u0301", "\u0301", "张\u0301", "x×y", long_name, long_name.substr(3)}) {
        auto const parsed = PersonName::parse(typed);
        Json one{{"typed", typed}, {"name", nullptr}, {"fault", ""}};
        if (parsed)
            one["name"] = parsed->reveal();
        else
            one["fault"] = kinds.at(static_cast<std::size_t>(parsed.error().kind))
                + (" " + std::to_string(parsed.error().place));
        out.push_back(std::move(one));
    }
    return out;
}

std::string lines(Json const& list)
{
    std::string out = "[";
    for (std::size_t i = 0; i < list.size(); ++i) out += (i == 0 ? "\n" : ",\n") + list[i].dump();
    return out + "\n]";
}

} // namespace

TEST_CASE("typed numbers and names: the vectors that the phone's page is held to are what these rules say", "[golden]")
{
    auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    auto const path = std::string{root != nullptr ? root : "."} + "/tests/golden/typed.json";
    auto const expected = "{\"today\":{\"year\":2026,\"month\":11,\"day\":24},\n\"documents\":" + lines(documents())
        + ",\n\"mobiles\":" + lines(mobiles()) + ",\n\"names\":" + lines(names()) + "}\n";
    if (std::getenv("YIZHAN_WRITE_TYPED") != nullptr) std::ofstream{path} << expected;
    std::ifstream file{path};
    std::stringstream text;
    text << file.rdbuf();
    CHECK(text.str() == expected);
}
