#include "kiosk/input/sdt_card.h"

#include "shared/base/utf8.h"
#include "shared/domain/ethnic_group.h"

#include <cassert>
#include <string.h> // explicit_bzero

namespace yizhan {
namespace {

struct Field {
    std::size_t at;
    std::size_t size; // bytes
};

// The same place in every layout.
constexpr Field kind_mark{248, 2};
constexpr Field valid_from_field{188, 16};
constexpr Field valid_until_field{204, 16};

namespace resident {
constexpr Field name{0, 30};
constexpr Field sex{30, 2};
constexpr Field ethnic_group{32, 4};
constexpr Field birth{36, 16};
constexpr Field address{52, 70};
constexpr Field number{122, 36};
constexpr Field issuer{158, 30};
} // namespace resident

namespace foreigner_2017 {
constexpr Field latin_name{0, 120};
constexpr Field sex{120, 2};
constexpr Field number{122, 30};
constexpr Field name{158, 30};
constexpr Field birth{220, 16};
} // namespace foreigner_2017

namespace foreigner_2023 {
constexpr Field latin_name{52, 70};
constexpr Field latin_name_rest{220, 22}; // what had no room in the field before
} // namespace foreigner_2023

bool is_padding(char32_t c) { return c == 0 || c == U' ' || c == 0x3000; }

class Text {
public:
    explicit Text(ByteView bytes) : m_bytes{bytes} { }

    // Without padding; what is no UTF-16 as U+FFFD.
    PrivateText at(Field field) const
    {
        PrivateText out;
        std::size_t kept = 0; // without the padding at the end
        for (std::size_t i = 0; i < field.size;) {
            char32_t const c = next(field, i);
            if (is_padding(c) && out.empty()) continue;
            append(out, c == 0 ? U' ' : c);
            if (!is_padding(c)) kept = out.size();
        }
        out.truncate(kept);
        return out;
    }

    std::optional<CalendarDay> day(Field field) const { return parse_calendar_day(at(field).view()); }

    std::optional<PersonName> name(Field field) const { return name_in(at(field)); }

    static std::optional<PersonName> name_in(PrivateText const& text)
    {
        auto name = PersonName::parse(text.view());
        if (!name) return std::nullopt;
        return std::move(*name);
    }

    std::optional<Sex> sex(Field field) const
    {
        auto const code = at(field);
        if (code.view() == "1") return Sex::Male;
        if (code.view() == "2") return Sex::Female;
        return std::nullopt;
    }

    // A text for people: nothing invisible in it.
    PrivateText line(Field field) const
    {
        auto const raw = at(field);
        PrivateText out;
        auto const text = raw.view();
        for (std::size_t i = 0; i < text.size();) {
            char32_t const c = utf8::next(text, i);
            if (!utf8::is_invisible(c)) append(out, c);
        }
        return out;
    }

private:
    char32_t next(Field field, std::size_t& i) const
    {
        char32_t const c = unit(field, i);
        i += 2;
        if (c < 0xD800 || c > 0xDFFF) return c;
        char32_t const low = i < field.size ? unit(field, i) : 0;
        if (c > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
        i += 2;
        return 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    char32_t unit(Field field, std::size_t i) const
    {
        return m_bytes[field.at + i] + (static_cast<char32_t>(m_bytes[field.at + i + 1]) << 8U);
    }
    static void append(PrivateText& out, char32_t c)
    {
        std::string one;
        utf8::append(one, c);
        out.append(one);
        explicit_bzero(one.data(), one.size());
    }

    ByteView m_bytes;
};

// "SURNAME, GIVEN NAMES" is one name.
std::optional<PersonName> latin_name(PrivateText const& written)
{
    PrivateText spaced;
    for (char const c : written.view()) spaced.append(c == ',' ? " " : std::string_view{&c, 1});
    return Text::name_in(spaced);
}

std::optional<IdCardRead> card_with(DocumentKind kind, Text const& text, Field number)
{
    auto good = IdNumber::parse(kind, text.at(number).view(), std::nullopt);
    if (!good) return std::nullopt;
    IdCardRead card{std::move(*good)};
    card.valid_from = text.day(valid_from_field);
    card.is_long_term = text.at(valid_until_field).view() == "长期";
    card.valid_until = text.day(valid_until_field);
    return card;
}

std::optional<IdCardRead> resident_card(DocumentKind kind, Text const& text)
{
    auto card = card_with(kind, text, resident::number);
    if (!card) return std::nullopt;
    card->name = text.name(resident::name);
    card->sex = text.sex(resident::sex);
    if (kind == DocumentKind::ResidentId)
        card->ethnic_group.assign(ethnic_group_of_code(text.at(resident::ethnic_group).view()));
    card->birth = text.day(resident::birth);
    card->address = text.line(resident::address);
    card->issuer = text.line(resident::issuer);
    return card;
}

void add_foreign_names(IdCardRead& card, std::optional<PersonName> chinese, PrivateText const& latin)
{
    card.latin_name = latin_name(latin);
    card.name = chinese ? std::move(chinese) : card.latin_name;
}

std::optional<IdCardRead> foreign_card_2017(Text const& text)
{
    auto card = card_with(DocumentKind::ForeignPermanentResident, text, foreigner_2017::number);
    if (!card) return std::nullopt;
    add_foreign_names(*card, text.name(foreigner_2017::name), text.at(foreigner_2017::latin_name));
    card->sex = text.sex(foreigner_2017::sex);
    card->birth = text.day(foreigner_2017::birth);
    return card;
}

std::optional<IdCardRead> foreign_card_2023(Text const& text)
{
    auto card = card_with(DocumentKind::ForeignPermanentResident, text, resident::number);
    if (!card) return std::nullopt;
    auto latin = text.at(foreigner_2023::latin_name);
    bool const is_full = latin.size() == foreigner_2023::latin_name.size / 2;
    if (is_full) latin.append(text.at(foreigner_2023::latin_name_rest).view());
    add_foreign_names(*card, text.name(resident::name), latin);
    card->sex = text.sex(resident::sex);
    card->birth = text.day(resident::birth);
    return card;
}

} // namespace

std::optional<ByteView> sdt_text_of(ByteView data)
{
    constexpr std::size_t sizes = 4;
    if (data.size() != sizes + sdt_text_size + sdt_photo_size) return std::nullopt;
    bool const as_announced = data[0] * 256U + data[1] == sdt_text_size && data[2] * 256U + data[3] == sdt_photo_size;
    return as_announced ? std::optional{data.subspan(sizes, sdt_text_size)} : std::nullopt;
}

std::optional<IdCardRead> parse_sdt_text(ByteView bytes)
{
    assert(bytes.size() == sdt_text_size);
    Text const text{bytes};
    auto const mark = text.at(kind_mark);
    if (mark.view() == "I") return foreign_card_2017(text);
    if (mark.view() == "Y") return foreign_card_2023(text);
    return resident_card(mark.view() == "J" ? DocumentKind::ResidencePermit : DocumentKind::ResidentId, text);
}

} // namespace yizhan
