// Reading what the events of joining hold: bounds on everything, nothing taken that no kiosk or hub writes.
#include "shared/protocol/enrollment_event_data.h"

#include "shared/base/bytes.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::int64_t max_revision = 1000;
constexpr std::int64_t max_people = 1'000'000;
constexpr std::int64_t max_expected = 500;
constexpr std::size_t max_account_name = 64;
constexpr std::size_t form_fields = 6;

Result<int> count_of(JsonObject const& data, std::string_view key, std::int64_t min, std::int64_t max)
{
    return static_cast<int>(TRY(data.integer(key, min, max)));
}

Result<std::string> by_of(JsonObject const& data)
{
    auto by = utf8::clean(TRY(data.text("by")), max_account_name);
    if (by.empty()) return fail(ErrorCode::InvalidInput, "by: nobody");
    return by;
}

// Absent and empty are the same.
Result<Bilingual> note_of(JsonObject const& data)
{
    if (!data.has("note")) return Bilingual{};
    return data.bilingual("note", max_note);
}

Result<Helped> helped_of(JsonObject const& data)
{
    Helped helped;
    helped.volunteer = TRY(data.optional_id<MemberId>("volunteer"));
    helped.ceremony = TRY(data.optional_id<CeremonyId>("ceremony"));
    return helped;
}

Result<SealedForm> form_of(JsonObject const& data)
{
    auto const key = TRY(data.text("key"));
    auto const kid = from_hex(key);
    if (!kid || kid->size() != 4) return fail(ErrorCode::InvalidInput, "key: 8 hex digits");
    auto const sealed = TRY(data.text("sealed"));
    if (sealed.empty() || sealed.size() > max_sealed_text || !from_base64(sealed))
        return fail(ErrorCode::InvalidInput, "sealed: base64 of at most 6000 characters");
    return SealedForm{std::string{key}, std::string{sealed}};
}

Result<EventBody> drafted(JsonObject const& data)
{
    ApplicationDrafted e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.helped = TRY(helped_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> submitted(JsonObject const& data)
{
    ApplicationSubmitted e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.member = TRY(data.id<MemberId>("member"));
    e.renewal = data.has("renewal") && TRY(data.flag("renewal"));
    e.applicant = TRY(read_applicant(TRY(data.object("applicant"))));
    e.union_id = TRY(data.id<UnionId>("union"));
    e.route = TRY(data.named("route", route_of));
    e.incomplete = TRY(data.flag("incomplete"));
    e.consent = TRY(data.id<ConsentVersion>("consent"));
    e.card = TRY(data.id<CardId>("card"));
    e.card_expires = TRY(data.time("card_expires"));
    e.helped = TRY(helped_of(data));
    e.form = TRY(form_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> amended(JsonObject const& data)
{
    ApplicationAmended e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.revision = TRY(count_of(data, "revision", 2, max_revision));
    e.fields = TRY(read_fields(data, "fields"));
    e.incomplete = TRY(data.flag("incomplete"));
    e.union_id = TRY(data.optional_id<UnionId>("union"));
    e.helped = TRY(helped_of(data));
    e.form = TRY(form_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> withdrawn(JsonObject const& data)
{
    ApplicationWithdrawn e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.reason = TRY(data.named("reason", withdrawal_reason_of));
    if (auto const page = TRY(data.optional_text("page"))) {
        if (!is_id_text(*page)) return fail(ErrorCode::InvalidInput, "page");
        e.page = *page;
    }
    return EventBody{std::move(e)};
}

Result<EventBody> sent_back(JsonObject const& data)
{
    ApplicationSentBack e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.revision = TRY(count_of(data, "revision", 1, max_revision));
    e.reason = TRY(data.named("reason", decision_reason_of));
    e.fix = TRY(read_fields(data, "fix"));
    e.note = TRY(note_of(data));
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> approved(JsonObject const& data)
{
    ApplicationApproved e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.revision = TRY(count_of(data, "revision", 1, max_revision));
    e.member = TRY(data.id<MemberId>("member"));
    e.number = TRY(MemberNumber::parse(TRY(data.text("number"))));
    e.union_id = TRY(data.id<UnionId>("union"));
    e.card = TRY(data.id<CardId>("card"));
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> refused(JsonObject const& data)
{
    ApplicationRefused e;
    e.application = TRY(data.id<ApplicationId>("application"));
    e.revision = TRY(count_of(data, "revision", 1, max_revision));
    e.reason = TRY(data.named("reason", decision_reason_of));
    e.note = TRY(note_of(data));
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

template <class Card> Result<EventBody> card(JsonObject const& data)
{
    Card e;
    e.member = TRY(data.id<MemberId>("member"));
    e.card = TRY(data.id<CardId>("card"));
    e.reason = TRY(data.named("reason", revocation_reason_of));
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> merged(JsonObject const& data)
{
    MemberMerged e;
    e.kept = TRY(data.id<MemberId>("kept"));
    e.dropped = TRY(data.id<MemberId>("dropped"));
    if (e.kept == e.dropped) return fail(ErrorCode::InvalidInput, "dropped: is kept");
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> opened(JsonObject const& data)
{
    CeremonyOpened e;
    e.ceremony = TRY(data.id<CeremonyId>("ceremony"));
    e.union_id = TRY(data.id<UnionId>("union"));
    e.place = utf8::clean(TRY(data.text("place")), max_ceremony_place);
    e.expected = TRY(count_of(data, "expected", 0, max_expected));
    e.volunteer = TRY(data.id<MemberId>("volunteer"));
    return EventBody{std::move(e)};
}

Result<EventBody> closed(JsonObject const& data)
{
    CeremonyClosed e;
    e.ceremony = TRY(data.id<CeremonyId>("ceremony"));
    e.enrolled = TRY(count_of(data, "enrolled", 0, max_people));
    e.incomplete = TRY(count_of(data, "incomplete", 0, max_people));
    e.given_up = TRY(count_of(data, "given_up", 0, max_people));
    return EventBody{std::move(e)};
}

Result<EventBody> signed_in(JsonObject const& data)
{
    return EventBody{VolunteerSignedIn{TRY(data.id<MemberId>("volunteer"))}};
}

Result<EventBody> sign_in_refused(JsonObject const& data)
{
    VolunteerRefused e;
    e.reason = TRY(data.named("reason", sign_in_refusal_of));
    e.card = TRY(data.optional_id<CardId>("card"));
    return EventBody{std::move(e)};
}

Result<EventBody> signed_out(JsonObject const& data)
{
    VolunteerSignedOut e;
    e.volunteer = TRY(data.id<MemberId>("volunteer"));
    e.left_alone = TRY(data.flag("left_alone"));
    e.enrolled = TRY(count_of(data, "enrolled", 0, max_people));
    e.unsent = TRY(count_of(data, "unsent", 0, max_people));
    e.sent_back = TRY(count_of(data, "sent_back", 0, max_people));
    return EventBody{std::move(e)};
}

struct Reader {
    std::string_view type;
    Result<EventBody> (*read)(JsonObject const& data);
};

constexpr std::array readers{Reader{"application.drafted", drafted}, Reader{"application.submitted", submitted},
    Reader{"application.amended", amended}, Reader{"application.withdrawn", withdrawn},
    Reader{"application.sent_back", sent_back}, Reader{"application.approved", approved},
    Reader{"application.refused", refused}, Reader{"card.reissued", card<CardReissued>},
    Reader{"card.revoked", card<CardRevoked>}, Reader{"member.merged", merged}, Reader{"ceremony.opened", opened},
    Reader{"ceremony.closed", closed}, Reader{"volunteer.signed_in", signed_in},
    Reader{"volunteer.refused", sign_in_refused}, Reader{"volunteer.signed_out", signed_out}};

} // namespace

Result<Applicant> read_applicant(JsonObject const& json)
{
    Applicant applicant;
    auto const masked = TRY(json.text("name"));
    if (!is_masked_name(masked)) return fail(ErrorCode::InvalidInput, "name: not masked");
    applicant.masked_name = masked;
    if (json.has("tail") || json.has("initial"))
        applicant.phone = TRY(PhoneKey::parse(TRY(json.text("tail")), TRY(json.text("initial"))));
    applicant.occupation = TRY(json.named("occupation", occupation_of));
    return applicant;
}

Result<std::vector<FormField>> read_fields(JsonObject const& json, std::string_view key)
{
    std::vector<FormField> fields;
    for (auto const text : TRY(json.texts(key, form_fields))) {
        auto const field = form_field_of(text);
        if (!field) return fail(ErrorCode::InvalidInput, std::string{key} + ": unknown name");
        fields.push_back(*field);
    }
    return fields;
}

Result<std::optional<EventBody>> read_enrollment_data(std::string_view type, JsonObject const& data)
{
    auto const reader
        = std::find_if(readers.begin(), readers.end(), [&](Reader const& one) { return one.type == type; });
    if (reader == readers.end()) return std::optional<EventBody>{};
    return std::optional<EventBody>{TRY(reader->read(data))};
}

} // namespace yizhan
