#include "shared/domain/identity_document.h"
#include "tests/support/seeded_random.h"
#include "tests/support/synthetic_people.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <iostream>

using namespace yizhan;
using namespace std::chrono;
using test::id_number;

namespace {

constexpr CalendarDay today{year{2026}, month{11}, day{24}};
constexpr auto resident = DocumentKind::ResidentId;
constexpr auto permit = DocumentKind::ResidencePermit;
constexpr auto foreigner = DocumentKind::ForeignPermanentResident;

bool is_good(DocumentKind kind, std::string_view text) { return IdNumber::parse(kind, text, today).has_value(); }

IdFault fault_of(DocumentKind kind, std::string_view text)
{
    auto const number = IdNumber::parse(kind, text, today);
    REQUIRE_FALSE(number.has_value());
    return number.error();
}

// As many synthetic residents as there are draws, of all ages and provinces.
std::string any_resident(test::SeededRandom& random)
{
    constexpr std::array regions{"330206", "330211", "110108", "650102", "542421", "460105", "500113"};
    auto const born = sys_days{year{1910} / 1 / 1} + days{static_cast<int>(random.below(42'000))};
    CalendarDay const birth{born};
    auto const text = fmt::format("{:04}{:02}{:02}", static_cast<int>(birth.year()),
        static_cast<unsigned>(birth.month()), static_cast<unsigned>(birth.day()));
    return id_number(regions[random.below(regions.size())], text, static_cast<int>(random.below(1000)));
}

template <class T>
concept Printable = requires(T const& value)
{
    std::cout << value;
};
template <class T>
concept ToString = requires(T const& value)
{
    to_string(value);
};

} // namespace

TEST_CASE("a good number says who it is of, and says it only when asked", "[identity]")
{
    auto const number = IdNumber::parse(resident, id_number("330206", "19851124", 901), today);
    REQUIRE(number.has_value());
    CHECK(number->reveal() == id_number("330206", "19851124", 901));
    CHECK((number->birth() == CalendarDay{year{1985}, month{11}, day{24}}));
    CHECK(number->sex() == Sex::Male);
    CHECK(number->age_on(today) == 41);
    CHECK(number->age_on(year{2026} / 11 / 23) == 40);
    CHECK(IdNumber::parse(resident, id_number("330206", "19851124", 902), today)->sex() == Sex::Female);
    STATIC_REQUIRE_FALSE(Printable<IdNumber>);
    STATIC_REQUIRE_FALSE(ToString<IdNumber>);
    STATIC_REQUIRE_FALSE(fmt::is_formattable<IdNumber>::value);
}

TEST_CASE("who was born on 29 February has a birthday on 1 March in other years", "[identity]")
{
    auto const number = IdNumber::parse(resident, id_number("330206", "20040229", 901), today);
    REQUIRE(number.has_value());
    CHECK(number->age_on(year{2026} / 2 / 28) == 21);
    CHECK(number->age_on(year{2026} / 3 / 1) == 22);
    CHECK(number->age_on(year{2024} / 2 / 29) == 20);
}

TEST_CASE("a number is understood however it is typed", "[identity]")
{
    auto const plain = std::string{"33020619851124901"};
    auto const check = test::gb_check_character(plain);
    auto const with_x = id_number("330206", "19851124", 902); // ends in X
    REQUIRE(with_x.back() == 'X');
    auto small = with_x;
    small.back() = 'x';
    CHECK(IdNumber::parse(resident, small, today)->reveal() == with_x);
    CHECK(IdNumber::parse(resident, " 330206 19851124 901" + std::string{check} + "　", today)->reveal()
        == plain + check);
    CHECK(IdNumber::parse(resident, "３３０２０６１９８５１１２４９０２Ｘ", today)->reveal() == with_x);
    CHECK(IdNumber::parse(resident, with_x.substr(0, 17) + "ｘ", today)->reveal() == with_x);
}

TEST_CASE("the fault has a kind and a place to point at", "[identity]")
{
    using K = IdFaultKind;
    auto const [kind, typed, fault] = GENERATE(table<DocumentKind, std::string, IdFault>({
        {resident, "", {K::Incomplete, 0, 0}},
        {resident, "3302061985", {K::Incomplete, 10, 10}},
        {resident, "33020A", {K::WrongCharacter, 5, 5}},
        {resident, "3302061985112490张", {K::WrongCharacter, 16, 16}},
        {resident, "X", {K::WrongCharacter, 0, 0}},
        {resident, "9", {K::WrongRegion, 0, 0}},
        {resident, "16", {K::WrongRegion, 0, 1}},
        {resident, "81", {K::WrongRegion, 0, 1}},
        {permit, "33", {K::WrongRegion, 0, 1}},
        {permit, "84", {K::WrongRegion, 0, 1}},
        {permit, "8102", {K::WrongRegion, 2, 3}},
        {permit, "810000", {K::Incomplete, 6, 6}},
        {foreigner, "8", {K::WrongRegion, 0, 0}},
        {foreigner, "999", {K::WrongRegion, 1, 2}},
        {foreigner, "USA99", {K::WrongRegion, 3, 4}},
        {foreigner, "US1", {K::WrongCharacter, 2, 2}},
        {foreigner, "USA3A", {K::WrongCharacter, 4, 4}},
        {resident, "3302063", {K::BirthInFuture, 6, 6}},
        {resident, "3302062027", {K::BirthInFuture, 6, 9}},
        {resident, "33020620261125", {K::BirthInFuture, 6, 13}},
        {resident, "33020620261124", {K::Incomplete, 14, 14}},
        {resident, "33020618", {K::BirthTooLongAgo, 6, 7}},
        {resident, "33020619051124", {K::BirthTooLongAgo, 6, 13}},
        {resident, "33020619051125", {K::Incomplete, 14, 14}},
        {resident, "33020619852", {K::NoSuchDate, 10, 10}},
        {resident, "330206198513", {K::NoSuchDate, 10, 11}},
        {resident, "330206198500", {K::NoSuchDate, 10, 11}},
        {resident, "3302061985114", {K::NoSuchDate, 12, 12}},
        {resident, "33020619851132", {K::NoSuchDate, 12, 13}},
        {resident, "33020619851131", {K::NoSuchDate, 10, 13}},
        {resident, "33020619850229", {K::NoSuchDate, 6, 13}},
        {resident, "33020619840229", {K::Incomplete, 14, 14}},
        {foreigner, "USA33029013", {K::NoSuchDate, 9, 10}},
        {resident, id_number("330206", "19851124", 901) + "7", {K::TooLong, 18, 18}},
        {resident, std::string(10'000, '3'), {K::BirthInFuture, 6, 9}},
    }));
    INFO(typed.substr(0, 30));
    auto const found = fault_of(kind, typed);
    CHECK(static_cast<int>(found.kind) == static_cast<int>(fault.kind));
    CHECK(found.first == fault.first);
    CHECK(found.last == fault.last);
    CHECK(found.is_sure == fault.is_sure);
    // While it is typed the same is told, but not that more is to come.
    CHECK(id_fault_so_far(kind, typed, today).has_value() == (fault.kind != IdFaultKind::Incomplete));
}

TEST_CASE("every single wrong character and every exchange of neighbours is caught", "[identity]")
{
    test::SeededRandom random{7, "people"};
    int caught = 0;
    int missed = 0;
    for (int person = 0; person < 1'200; ++person) {
        auto const good = any_resident(random);
        REQUIRE(is_good(resident, good));
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (char const c : std::string_view{"0123456789X"}) {
                auto wrong = good;
                wrong[i] = c;
                if (wrong != good) ++(is_good(resident, wrong) ? missed : caught);
            }
            auto swapped = good;
            if (i + 1 < good.size()) std::swap(swapped[i], swapped[i + 1]);
            if (swapped != good) ++(is_good(resident, swapped) ? missed : caught); // equal digits: no error
        }
    }
    CHECK(missed == 0);
    CHECK(caught > 1'200 * 190);
}

TEST_CASE("where only one slip explains it, that digit is pointed at", "[identity]")
{
    auto const good = id_number("330206", "19851124", 901);
    auto wrong = good;
    wrong[0] = '9'; // 93…: no region
    auto fault = fault_of(resident, wrong);
    CHECK(fault.kind == IdFaultKind::WrongRegion);
    CHECK(fault.is_sure);
    CHECK(fault.first == 0);
    CHECK(fault.last == 0);
    wrong = good;
    wrong[12] = '8'; // the 84th
    fault = fault_of(resident, wrong);
    CHECK(fault.kind == IdFaultKind::NoSuchDate);
    CHECK(fault.is_sure);
    CHECK(fault.first == 12);
    CHECK(fault.last == 12);
    wrong = good;
    wrong.back() = wrong.back() == '0' ? '1' : '0'; // many slips explain this one
    fault = fault_of(resident, wrong);
    CHECK((fault == IdFault{IdFaultKind::WrongCheck, 17, 17, false}));
}

TEST_CASE("a place that is called sure is the wrong one", "[identity]")
{
    test::SeededRandom random{8, "slips"};
    int sure = 0;
    for (int i = 0; i < 3'000; ++i) {
        auto const good = any_resident(random);
        auto wrong = good;
        auto const at = random.below(17);
        wrong[at] = static_cast<char>('0' + random.below(10));
        if (wrong == good) continue;
        auto const fault = fault_of(resident, wrong);
        if (!fault.is_sure) continue;
        ++sure;
        CHECK(fault.first <= at);
        CHECK(fault.last >= at);
    }
    CHECK(sure > 300);
}

TEST_CASE("residents of Hong Kong, Macao and Taiwan have the same form with their own regions", "[identity]")
{
    auto const region = GENERATE(as<std::string>{}, "810000", "820000", "830000");
    auto const text = id_number(region, "19900131", 902);
    CHECK(is_good(permit, text));
    CHECK_FALSE(is_good(resident, text));
    CHECK(likely_document_kind(text) == permit);
    CHECK_FALSE(is_good(permit, id_number("330206", "19900131", 902)));
}

TEST_CASE("both forms of the foreigners' card", "[identity]")
{
    auto const now = IdNumber::parse(foreigner, id_number("933840", "19900131", 901), today);
    REQUIRE(now.has_value());
    CHECK((now->birth() == CalendarDay{year{1990}, month{1}, day{31}}));
    CHECK(now->sex() == Sex::Male);
    CHECK(likely_document_kind("9338") == foreigner);

    auto const before = IdNumber::parse(foreigner, "kaz110090123105", today); // an invented person of public test data
    REQUIRE(before.has_value());
    CHECK((before->birth() == CalendarDay{year{1990}, month{12}, day{31}}));
    CHECK(before->reveal() == "KAZ110090123105");
    CHECK(id_number_length(foreigner, "KAZ") == 15);
    CHECK(likely_document_kind("kaz") == foreigner);
    CHECK(fault_of(foreigner, "KAZ110090123106").kind == IdFaultKind::WrongCheck);
    CHECK((fault_of(foreigner, "KAZ1100901231055") == IdFault{IdFaultKind::TooLong, 15, 15}));
    // Two digits of the year: the later century that is not in the future.
    CHECK((IdNumber::parse(foreigner, "KAZ110010123101", today)->birth().year() == year{2010}));
}

TEST_CASE("where nobody knows the day, no date of birth is refused for it", "[identity]")
{
    auto const text = id_number("330206", "20991124", 901);
    CHECK_FALSE(IdNumber::parse(resident, text, today).has_value());
    CHECK(IdNumber::parse(resident, text, std::nullopt).has_value());
    CHECK_FALSE(IdNumber::parse(resident, id_number("330206", "20991324", 901), std::nullopt).has_value());
}

TEST_CASE("document kinds and sexes have names", "[identity]")
{
    for (auto const kind : {resident, permit, foreigner}) CHECK(document_kind_of(name(kind)) == kind);
    for (auto const sex : {Sex::Male, Sex::Female}) CHECK(sex_of(name(sex)) == sex);
    CHECK_FALSE(document_kind_of("passport").has_value());
}

TEST_CASE("days of the calendar", "[identity]")
{
    CHECK((calendar_day(20'781) == CalendarDay{year{2026}, month{11}, day{24}}));
    CHECK(parse_calendar_day("20240229") == CalendarDay{year{2024}, month{2}, day{29}});
    CHECK(written_day(year{2026} / 1 / 4).view() == "2026-01-04");
    CHECK(written_day(year{985} / 11 / 24).view() == "0985-11-24");
    CHECK_FALSE(parse_calendar_day(GENERATE("", "2024022", "20230229", "2024-2-29", "20241301", "２０２４")));
}
