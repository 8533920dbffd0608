#include "kiosk/input/sdt_card.h"
#include "tests/support/sdt_cards.h"
#include "tests/support/sdt_reader.h"
#include "tests/support/synthetic_people.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace std::chrono;
using test::id_number;
using test::SdtCardFields;

namespace {

std::optional<IdCardRead> parsed(std::string const& text)
{
    REQUIRE(text.size() == sdt_text_size);
    return parse_sdt_text(as_bytes(text));
}

std::string shown(std::optional<PersonName> const& name) { return name ? std::string{name->reveal()} : "(none)"; }

SdtCardFields somebody()
{
    SdtCardFields fields;
    fields.number = id_number("330206", "19851124", 901);
    return fields;
}

} // namespace

TEST_CASE("a resident's card is read", "[sdt]")
{
    auto fields = somebody();
    fields.name = "阿不都热依木·买买提";
    fields.ethnic_group = "05";
    auto const card = parsed(test::resident_card(fields));
    REQUIRE(card.has_value());
    CHECK(card->kind() == DocumentKind::ResidentId);
    CHECK(card->number.reveal() == fields.number);
    CHECK(shown(card->name) == fields.name);
    CHECK(card->sex == Sex::Male);
    CHECK(card->ethnic_group.view() == "维吾尔");
    CHECK(card->birth == CalendarDay{year{1985}, month{11}, day{24}});
    CHECK(card->address.view() == fields.address);
    CHECK(card->issuer.view() == fields.issuer);
    CHECK(card->valid_from == CalendarDay{year{2020}, month{1}, day{1}});
    CHECK(card->valid_until == CalendarDay{year{2040}, month{1}, day{1}});
    CHECK_FALSE(card->is_long_term);
}

TEST_CASE("a card that is good for ever has no last day", "[sdt]")
{
    auto fields = somebody();
    fields.valid_until = "长期";
    auto const card = parsed(test::resident_card(fields));
    REQUIRE(card.has_value());
    CHECK(card->is_long_term);
    CHECK_FALSE(card->valid_until.has_value());
}

TEST_CASE("a field that makes no sense is left empty, the card is read all the same", "[sdt]")
{
    auto fields = somebody();
    fields.birth = "19851324";
    fields.valid_from = "";
    fields.valid_until = "????";
    fields.sex = "9";
    fields.ethnic_group = "88";
    fields.name = "测\u202E试"; // turns the text around
    fields.address = "宁波市\u202E北仑区\u200B";
    auto const card = parsed(test::resident_card(fields));
    REQUIRE(card.has_value());
    CHECK_FALSE(card->birth.has_value());
    CHECK_FALSE(card->valid_from.has_value());
    CHECK_FALSE(card->valid_until.has_value());
    CHECK_FALSE(card->sex.has_value());
    CHECK(card->ethnic_group.empty());
    CHECK_FALSE(card->name.has_value());
    CHECK(card->address.view() == "宁波市北仑区");
    CHECK(card->number.reveal() == fields.number);
}

TEST_CASE("a card whose number is not good is no card", "[sdt]")
{
    auto fields = somebody();
    fields.number.back() = fields.number.back() == '0' ? '1' : '0';
    CHECK_FALSE(parsed(test::resident_card(fields)).has_value());
    CHECK_FALSE(parsed(test::permit_card(somebody())).has_value()); // a resident's number on a permit
    CHECK_FALSE(parsed(std::string(256, '\0')).has_value());
    CHECK_FALSE(parsed(std::string(256, '\xFF')).has_value());
}

TEST_CASE("names of rare characters come through, broken ones do not", "[sdt]")
{
    auto fields = somebody();
    fields.name = "𬭎𠅤";
    CHECK(shown(parsed(test::resident_card(fields))->name) == "𬭎𠅤");
    auto text = test::resident_card(fields);
    text[1] = '\xDC'; // half of a surrogate pair
    CHECK(shown(parsed(text)->name) == "(none)");
    text = test::resident_card(fields);
    text.replace(28, 2, "\x62\xD8"); // at the very end of the field
    CHECK(shown(parsed(text)->name) == "(none)");
}

TEST_CASE("a residence permit is read", "[sdt]")
{
    auto fields = somebody();
    fields.number = id_number("810000", "19900131", 902);
    fields.sex = "2";
    auto const card = parsed(test::permit_card(fields));
    REQUIRE(card.has_value());
    CHECK(card->kind() == DocumentKind::ResidencePermit);
    CHECK(card->sex == Sex::Female);
    CHECK(card->ethnic_group.empty());
    CHECK(card->address.view() == fields.address);
}

TEST_CASE("both foreigners' cards are read", "[sdt]")
{
    SdtCardFields fields;
    fields.name = "";
    fields.latin_name = "SAMPLE, PERSON";
    fields.ethnic_group = "KAZ";
    fields.number = "KAZ110090123105";
    fields.birth = "19901231";
    auto const before = parsed(test::foreign_card_2017(fields));
    REQUIRE(before.has_value());
    CHECK(before->kind() == DocumentKind::ForeignPermanentResident);
    CHECK(shown(before->name) == "SAMPLE PERSON");
    CHECK(before->birth == CalendarDay{year{1990}, month{12}, day{31}});
    CHECK(before->number.birth() == *before->birth);
    CHECK(before->valid_until == CalendarDay{year{2040}, month{1}, day{1}});
    CHECK(before->address.empty());

    fields.name = "样本";
    fields.latin_name = "VERYLONGSAMPLESURNAME, ANDGIVENNAMESTHAT"; // 40 characters: beyond the first field
    fields.number = id_number("933398", "19901231", 902);
    auto const now = parsed(test::foreign_card_2023(fields));
    REQUIRE(now.has_value());
    CHECK(shown(now->name) == "样本");
    CHECK(shown(now->latin_name) == "VERYLONGSAMPLESURNAME ANDGIVENNAMESTHAT");
    CHECK(now->number.reveal() == fields.number);
    CHECK(now->birth == CalendarDay{year{1990}, month{12}, day{31}});
}

TEST_CASE("text and photo of a reply have their sizes", "[sdt]")
{
    auto const text = test::resident_card(somebody());
    auto const data = test::sdt_read_data(text);
    auto const found = sdt_text_of(as_bytes(data));
    REQUIRE(found.has_value());
    CHECK(as_text(*found) == text);
    CHECK_FALSE(sdt_text_of(as_bytes(data).first(data.size() - 1)).has_value());
    CHECK_FALSE(sdt_text_of({}).has_value());
    auto wrong = data;
    wrong[1] = 1; // announces 257
    CHECK_FALSE(sdt_text_of(as_bytes(wrong)).has_value());
}
