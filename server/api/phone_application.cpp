#include "server/api/phone_application.h"

#include "server/api/phone_attempt.h"
#include "shared/base/utf8.h"
#include "shared/domain/person_name.h"
#include "shared/domain/phone_number.h"
#include "shared/protocol/application_form.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

constexpr int box_width = 1000;
constexpr int box_height = 400;
constexpr std::size_t most_sent_points = 4'000; // before it is thinned

// Reads one member after the other; what is wrong is noted by its name, and reading goes on.
class Reader {
public:
    Reader(JsonObject const& json, CalendarDay today, PhoneApplication& out) : m_json{json}, m_today{today}, m_out{out}
    {
    }

    void read()
    {
        read_person();
        note("document", read_document());
        read_place("employer", m_out.form.employer, m_out.form.employer_text);
        read_place("community", m_out.form.community, m_out.form.community_text);
        take("occupation", m_json.named("occupation", occupation_of), m_out.form.occupation);
        take("union", m_json.id<UnionId>("union"), m_out.union_id);
        take("route", m_json.named("route", route_of), m_out.route);
        note("consent", read_consent());
        note("signature", read_signature());
        if (m_json.has("not_me")) take("not_me", m_json.flag("not_me"), m_out.not_me);
    }

private:
    void note(std::string_view field, Result<void> const& done)
    {
        if (!done) m_out.faults.emplace_back(field);
    }
    template <class Value, class Into> void take(std::string_view field, Result<Value> value, Into& into)
    {
        if (value)
            into = std::move(*value);
        else
            m_out.faults.emplace_back(field);
    }

    void read_person()
    {
        auto const typed_name = m_json.text("name");
        auto const name = PersonName::parse(typed_name.value_or(std::string_view{}));
        if (name)
            m_out.form.name.assign(name->reveal());
        else
            m_out.faults.emplace_back("name");
        auto const typed_phone = m_json.text("phone");
        auto const phone = PhoneNumber::parse(typed_phone.value_or(std::string_view{}));
        if (phone)
            m_out.form.phone.assign(phone->reveal());
        else
            m_out.faults.emplace_back("phone");
    }

    Result<void> read_document()
    {
        auto const document = TRY(m_json.optional_object("document"));
        if (!document) return {};
        auto const kind = TRY(document->named("kind", document_kind_of));
        auto const number = IdNumber::parse(kind, TRY(document->text("number")), m_today);
        if (!number) return fail(ErrorCode::InvalidInput, "document: not a number of its kind");
        m_out.form.document = ShownDocument{kind, PrivateText{number->reveal()}, false};
        return {};
    }

    template <class Id> void read_place(std::string_view kind, std::optional<Id>& listed, PrivateText& typed)
    {
        take(kind, m_json.optional_id<Id>(kind), listed);
        auto const key = std::string{kind} + "_text";
        auto const text = m_json.optional_text(key);
        if (!text) return m_out.faults.push_back(key);
        if (*text && !listed) typed.assign(utf8::clean(**text, max_place_characters));
    }

    Result<void> read_consent()
    {
        auto const consent = TRY(m_json.object("consent"));
        auto version = TRY(consent.id<ConsentVersion>("version"));
        auto const language = TRY(consent.text("language"));
        if (language != "zh" && language != "en") return fail(ErrorCode::InvalidInput, "language: zh or en");
        m_out.form.consent = ConsentGiven{std::move(version), language == "en" ? Language::English : Language::Chinese};
        return {};
    }

    Result<void> read_signature()
    {
        auto const lists = TRY(m_json.point_lists("signature", most_sent_points));
        HandSignature drawn;
        for (auto const& list : lists) {
            Stroke stroke;
            for (auto const& [x, y] : list) {
                if (x < 0 || x > box_width || y < 0 || y > box_height)
                    return fail(ErrorCode::InvalidInput, "signature: outside its box");
                stroke.push_back({static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
            }
            if (!stroke.empty()) drawn.push_back(std::move(stroke));
        }
        if (drawn.empty()) return fail(ErrorCode::InvalidInput, "signature: none");
        m_out.form.signature = thinned(drawn);
        return {};
    }

    JsonObject const& m_json;
    CalendarDay m_today;
    PhoneApplication& m_out;
};

} // namespace

Result<PhoneApplicationName> read_application_name(std::string_view body)
{
    JsonDocument document;
    auto const json = document.parse_object(body);
    if (!json || !json->has("id")) return fail(ErrorCode::Unauthorised, "application: of nobody, so no token");
    auto const id = json->text("id");
    if (!id || !is_uuid(*id)) return fail(ErrorCode::InvalidInput, "id: not a UUID in lower case");
    auto const key = json->text("public_key");
    auto const raw = key ? from_base64(*key) : fail(ErrorCode::InvalidInput, "");
    if (!raw) return fail(ErrorCode::InvalidInput, "public_key: not base64");
    auto phone = TRY(P256Key::from_raw(*raw));
    return PhoneApplicationName{ApplicationId::make(std::string{*id}), std::move(phone), json->has("name")};
}

Result<PhoneApplication> read_application(std::string_view body, CalendarDay today)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    auto token = TRY(read_token(json.has("token") ? std::optional{TRY(json.text("token"))} : std::nullopt));
    PhoneApplication out{std::move(token), {}, {}, Route::Chosen, false, {}};
    Reader{json, today, out}.read();
    return out;
}

} // namespace yizhan
