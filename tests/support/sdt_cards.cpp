#include "tests/support/sdt_cards.h"

#include "shared/base/utf8.h"

namespace yizhan::test {

std::string utf16_field(std::string_view text, std::size_t bytes)
{
    std::string out;
    auto const put = [&out](char32_t unit) {
        out.push_back(static_cast<char>(unit & 0xFFU));
        out.push_back(static_cast<char>(unit >> 8U & 0xFFU));
    };
    for (char32_t const c : utf8::decode(text)) {
        if (c >= 0x10000) {
            put(0xD800 + ((c - 0x10000) >> 10U));
            put(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            put(c);
        }
    }
    while (out.size() < bytes) put(U' ');
    out.resize(bytes);
    return out;
}

std::string resident_card(SdtCardFields const& f)
{
    return utf16_field(f.name, 30) + utf16_field(f.sex, 2) + utf16_field(f.ethnic_group, 4) + utf16_field(f.birth, 16)
        + utf16_field(f.address, 70) + utf16_field(f.number, 36) + utf16_field(f.issuer, 30)
        + utf16_field(f.valid_from, 16) + utf16_field(f.valid_until, 16) + utf16_field("", 36);
}

std::string permit_card(SdtCardFields const& fields)
{
    auto card = resident_card(fields);
    card.replace(32, 4, utf16_field("", 4)); // no ethnic group
    card.replace(220, 36,
        utf16_field("H12345678", 18) + utf16_field("01", 4) + utf16_field("", 6) + utf16_field("J", 2)
            + utf16_field("", 6));
    return card;
}

std::string foreign_card_2017(SdtCardFields const& f)
{
    return utf16_field(f.latin_name, 120) + utf16_field(f.sex, 2) + utf16_field(f.number, 30)
        + utf16_field(f.ethnic_group, 6) + utf16_field(f.name, 30) + utf16_field(f.valid_from, 16)
        + utf16_field(f.valid_until, 16) + utf16_field(f.birth, 16) + utf16_field("01", 4) + utf16_field("1500", 8)
        + utf16_field("I", 2) + utf16_field("", 6);
}

std::string foreign_card_2023(SdtCardFields const& f)
{
    auto const latin = utf16_field(f.latin_name, 92);
    return utf16_field(f.name, 30) + utf16_field(f.sex, 2) + utf16_field("01", 4) + utf16_field(f.birth, 16)
        + latin.substr(0, 70) + utf16_field(f.number, 36) + utf16_field("", 30) + utf16_field(f.valid_from, 16)
        + utf16_field(f.valid_until, 16) + latin.substr(70) + utf16_field(f.ethnic_group, 6) + utf16_field("Y", 2)
        + utf16_field("", 6);
}

} // namespace yizhan::test
