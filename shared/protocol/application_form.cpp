#include "shared/protocol/application_form.h"

#include "shared/base/utf8.h"
#include "shared/protocol/private_json.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t max_number_characters = 18;
constexpr std::size_t phone_digits = 11;
constexpr std::size_t date_characters = 10;
constexpr std::string_view number_characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view date_alphabet = "0123456789-";
constexpr std::string_view digits = "0123456789";

auto bad(std::string_view path) { return fail(ErrorCode::InvalidInput, std::string{path} + ": not of a form"); }

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// to_base64 and from_base64 in private memory.
PrivateText private_base64(ByteView bytes)
{
    PrivateText out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const left = std::min<std::size_t>(bytes.size() - at, 3);
        unsigned group = 0;
        for (std::size_t i = 0; i < 3; ++i) group = group << 8U | (i < left ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            out.append(i <= left ? base64_digits.substr(group >> (18 - 6 * i) & 0x3FU, 1) : std::string_view{"="});
    }
    return out;
}

std::optional<PrivateBytes> bytes_of_base64(std::string_view text)
{
    if (text.size() % 4 != 0) return std::nullopt;
    PrivateBytes out;
    out.reserve(text.size() / 4 * 3);
    for (; !text.empty(); text.remove_prefix(4)) {
        std::size_t const padding = text.size() > 4 || text[3] != '=' ? 0 : text[2] == '=' ? 2 : 1;
        unsigned group = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            auto const digit = i < 4 - padding ? base64_digits.find(text[i]) : 0;
            if (digit == std::string_view::npos) return std::nullopt;
            group = group << 6U | static_cast<unsigned>(digit);
        }
        bool const unused_bits = padding > 0 && (group & ((1U << 8U * padding) - 1)) != 0;
        if (unused_bits) return std::nullopt;
        for (std::size_t i = 0; i < 3 - padding; ++i)
            out.push_back(static_cast<std::uint8_t>(group >> (16 - 8 * i) & 0xFFU));
    }
    return out;
}

class FormReader {
public:
    explicit FormReader(PrivateJson const& json) : m_json{json} { }

    // Empty where it is not there.
    Result<PrivateText> text(std::string_view path, std::size_t max_characters) const
    {
        auto const found = TRY(m_json.text(path));
        if (!found) return PrivateText{};
        std::size_t characters = 0;
        for (std::size_t at = 0; at < found->size(); ++characters) {
            if (utf8::is_invisible(utf8::next(*found, at))) return bad(path);
        }
        if (characters == 0 || characters > max_characters) return bad(path);
        return PrivateText{*found};
    }
    Result<PrivateText> made_of(std::string_view path, std::string_view alphabet, std::size_t max) const
    {
        auto out = TRY(text(path, max));
        if (out.view().find_first_not_of(alphabet) != std::string_view::npos) return bad(path);
        return out;
    }
    template <class IdType> Result<std::optional<IdType>> id(std::string_view path) const
    {
        auto const found = TRY(m_json.text(path));
        if (!found) return std::optional<IdType>{};
        auto parsed = IdType::parse(*found);
        if (!parsed) return bad(path);
        return std::optional{std::move(*parsed)};
    }
    template <class Of> auto named(std::string_view path, Of of) const -> Result<decltype(of(std::string_view{}))>
    {
        auto const found = TRY(m_json.text(path));
        if (!found) return decltype(of(std::string_view{})){};
        auto const value = of(*found);
        if (!value) return bad(path);
        return value;
    }
    Result<PrivateBytes> bytes(std::string_view path) const
    {
        auto const found = TRY(m_json.text(path));
        if (!found) return PrivateBytes{};
        auto out = bytes_of_base64(*found);
        if (!out || out->empty()) return bad(path);
        return std::move(*out);
    }

private:
    PrivateJson const& m_json;
};

std::optional<Language> language_of(std::string_view text)
{
    if (text == "zh") return Language::Chinese;
    if (text == "en") return Language::English;
    return std::nullopt;
}

// At most so many visible characters of it.
void write_text(PrivateJsonWriter& json, std::string_view key, PrivateText const& text, std::size_t max_characters)
{
    PrivateText kept;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size() && characters < max_characters;) {
        auto const start = at;
        if (utf8::is_invisible(utf8::next(text.view(), at))) continue;
        kept.append(text.view().substr(start, at - start));
        ++characters;
    }
    if (!kept.empty()) json.member(key, kept.view());
}

void write_made_of(PrivateJsonWriter& json, std::string_view key, PrivateText const& text, std::string_view alphabet,
    std::size_t max_characters)
{
    PrivateText kept;
    for (char const& c : text.view()) {
        if (alphabet.find(c) != std::string_view::npos && kept.size() < max_characters) kept.append({&c, 1});
    }
    if (!kept.empty()) json.member(key, kept.view());
}

void write_document(PrivateJsonWriter& json, ShownDocument const& document)
{
    json.begin_object("document");
    json.member("kind", name(document.kind));
    write_made_of(json, "number", document.number, number_characters, max_number_characters);
    json.flag("from_card", document.from_card);
    json.end_object();
}

Result<std::optional<ShownDocument>> read_document(PrivateJson const& json)
{
    if (!json.has("document")) return std::optional<ShownDocument>{};
    FormReader const form{json};
    auto const kind = TRY(form.named("document.kind", document_kind_of));
    auto const from_card = TRY(json.flag("document.from_card"));
    if (!kind || !from_card) return bad("document");
    ShownDocument document;
    document.kind = *kind;
    document.number = TRY(form.made_of("document.number", number_characters, max_number_characters));
    document.from_card = *from_card;
    return std::optional{std::move(document)};
}

Result<std::optional<ConsentGiven>> read_consent(PrivateJson const& json)
{
    if (!json.has("consent")) return std::optional<ConsentGiven>{};
    FormReader const form{json};
    auto const version = TRY(form.id<ConsentVersion>("consent.version"));
    auto const language = TRY(form.named("consent.language", language_of));
    if (!version || !language) return bad("consent");
    return std::optional{ConsentGiven{*version, *language}};
}

void write_person(PrivateJsonWriter& json, ApplicationForm const& form)
{
    write_text(json, "name", form.name, max_name_characters);
    if (form.document) write_document(json, *form.document);
    if (form.sex) json.member("sex", name(*form.sex));
    write_made_of(json, "birth", form.birth, date_alphabet, date_characters);
    write_text(json, "ethnic_group", form.ethnic_group, max_ethnic_group_characters);
    write_text(json, "address", form.address, max_address_characters);
    write_made_of(json, "phone", form.phone, digits, phone_digits);
    json.member("occupation", name(form.occupation));
}

} // namespace

Result<PrivateBytes> encode_form(ApplicationForm const& form)
{
    PrivateJsonWriter json;
    write_person(json, form);
    if (form.employer) json.member("employer", form.employer->text());
    write_text(json, "employer_text", form.employer_text, max_place_characters);
    if (form.community) json.member("community", form.community->text());
    write_text(json, "community_text", form.community_text, max_place_characters);
    if (form.consent) {
        json.begin_object("consent");
        json.member("version", form.consent->version.text());
        json.member("language", form.consent->language == Language::Chinese ? "zh" : "en");
        json.end_object();
    }
    auto const signature = pack_signature(thinned(form.signature));
    if (!signature.empty()) json.member("signature", private_base64(signature).view());
    if (form.pickup_key.size() == pickup_key_bytes) json.member("pickup", private_base64(form.pickup_key).view());
    auto bytes = json.finish();
    if (bytes.size() > max_form_bytes) return fail(ErrorCode::TooLarge, "the form is too large to be sealed");
    return bytes;
}

Result<ApplicationForm> decode_form(ByteView bytes)
{
    if (bytes.size() > max_form_bytes) return fail(ErrorCode::TooLarge, "too large for a form");
    auto const json = TRY(PrivateJson::parse(bytes));
    FormReader const read{json};
    ApplicationForm form;
    form.name = TRY(read.text("name", max_name_characters));
    form.document = TRY(read_document(json));
    form.sex = TRY(read.named("sex", sex_of));
    form.birth = TRY(read.made_of("birth", date_alphabet, date_characters));
    form.ethnic_group = TRY(read.text("ethnic_group", max_ethnic_group_characters));
    form.address = TRY(read.text("address", max_address_characters));
    form.phone = TRY(read.made_of("phone", digits, phone_digits));
    auto const occupation = TRY(read.named("occupation", occupation_of));
    if (!occupation) return bad("occupation");
    form.occupation = *occupation;
    form.employer = TRY(read.id<EmployerId>("employer"));
    form.employer_text = TRY(read.text("employer_text", max_place_characters));
    form.community = TRY(read.id<CommunityId>("community"));
    form.community_text = TRY(read.text("community_text", max_place_characters));
    form.consent = TRY(read_consent(json));
    form.signature = TRY(unpack_signature(TRY(read.bytes("signature"))));
    form.pickup_key = TRY(read.bytes("pickup"));
    if (!form.pickup_key.empty() && form.pickup_key.size() != pickup_key_bytes) return bad("pickup");
    return form;
}

} // namespace yizhan
