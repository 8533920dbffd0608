#include "shared/protocol/enrollment_row_data.h"

#include "shared/base/bytes.h"
#include "shared/protocol/enrollment_event_data.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t max_certificate = 1024; // bytes
constexpr std::size_t max_box = 1024; // bytes: a whole code and what seals it
constexpr std::size_t max_verifier = 256;
constexpr std::int64_t max_order = 10'000;
constexpr std::int64_t max_revision = 1000;

template <class Tag> void write_ids(JsonWriter& json, std::string_view key, std::vector<Id<Tag>> const& ids)
{
    json.begin_array(key);
    for (auto const& id : ids) json.element(id.text());
    json.end_array();
}

Result<std::string> initials_of(JsonObject const& json)
{
    auto const text = TRY(json.text("initials"));
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' '; };
    if (text.size() > max_initials || !std::all_of(text.begin(), text.end(), allowed))
        return fail(ErrorCode::InvalidInput, "initials: a..z, 0..9 and spaces");
    return std::string{text};
}

Result<Bytes> bytes_of(JsonObject const& json, std::string_view key, std::size_t max)
{
    auto bytes = from_base64(TRY(json.text(key)));
    if (!bytes || bytes->empty() || bytes->size() > max) return fail(ErrorCode::InvalidInput, std::string{key});
    return bytes;
}

Result<FeedRow> merged(JsonObject const& json)
{
    MergedMember row;
    row.dropped = TRY(json.id<MemberId>("dropped"));
    row.kept = TRY(json.id<MemberId>("kept"));
    if (row.dropped == row.kept) return fail(ErrorCode::InvalidInput, "dropped: is kept");
    return FeedRow{std::move(row)};
}

Result<FeedRow> pickup(JsonObject const& json)
{
    PickupRow row;
    row.card = TRY(json.id<CardId>("card"));
    row.box = TRY(bytes_of(json, "box", max_box));
    row.until = TRY(json.time("until"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> employer(JsonObject const& json)
{
    Employer row;
    row.id = TRY(json.id<EmployerId>("id"));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.initials = TRY(initials_of(json));
    row.park = TRY(json.optional_id<ParkId>("park"));
    row.union_id = TRY(json.optional_id<UnionId>("union"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> community(JsonObject const& json)
{
    Community row;
    row.id = TRY(json.id<CommunityId>("id"));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.initials = TRY(initials_of(json));
    return FeedRow{std::move(row)};
}

Result<FeedRow> routing_rule(JsonObject const& json)
{
    RoutingRule row;
    row.id = TRY(json.id<RoutingRuleId>("id"));
    row.route = TRY(json.named("route", route_of));
    if (row.route == Route::Chosen) return fail(ErrorCode::InvalidInput, "route: no rule chooses");
    row.order = static_cast<int>(TRY(json.integer("order", -max_order, max_order)));
    for (auto const text : TRY(json.texts("occupations", all_occupations().size()))) {
        auto const occupation = occupation_of(text);
        if (!occupation) return fail(ErrorCode::InvalidInput, "occupations: unknown name");
        row.occupations.push_back(*occupation);
    }
    row.employers = TRY(json.ids<EmployerId>("employers", max_rule_places));
    row.parks = TRY(json.ids<ParkId>("parks", max_rule_places));
    row.communities = TRY(json.ids<CommunityId>("communities", max_rule_places));
    row.union_id = TRY(json.id<UnionId>("union"));
    row.reason = TRY(json.bilingual("reason", max_routing_reason));
    return FeedRow{std::move(row)};
}

Result<FeedRow> consent(JsonObject const& json)
{
    ConsentText row;
    row.version = TRY(json.id<ConsentVersion>("version"));
    row.title = TRY(json.bilingual("title", max_row_title));
    row.body = TRY(json.paragraphs("body", max_consent));
    row.since = TRY(json.time("since"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> volunteer(JsonObject const& json)
{
    Volunteer row;
    row.id = TRY(json.id<MemberId>("id"));
    auto const masked = TRY(json.text("name"));
    if (!is_masked_name(masked)) return fail(ErrorCode::InvalidInput, "name: not masked");
    row.masked_name = masked;
    row.card = TRY(json.id<CardId>("card"));
    auto const verifier = TRY(json.text("pin"));
    bool const is_verifier = verifier.starts_with("$argon2id$") && verifier.size() <= max_verifier
        && std::all_of(verifier.begin(), verifier.end(), [](char c) { return c > ' ' && c < 127; });
    if (!is_verifier) return fail(ErrorCode::InvalidInput, "pin: no verifier");
    row.pin_verifier = verifier;
    row.until = TRY(json.time("until"));
    row.stations = TRY(json.ids<StationId>("stations", max_volunteer_stations));
    return FeedRow{std::move(row)};
}

Result<FeedRow> sealing_key(JsonObject const& json)
{
    SealingKeyRow row;
    auto const kid = TRY(json.text("kid"));
    auto const kid_bytes = from_hex(kid);
    if (!kid_bytes || kid_bytes->size() != 4) return fail(ErrorCode::InvalidInput, "kid: 8 hex digits");
    row.kid = kid;
    auto const key = TRY(bytes_of(json, "key", row.key.size()));
    if (key.size() != row.key.size()) return fail(ErrorCode::InvalidInput, "key: wrong length");
    std::copy(key.begin(), key.end(), row.key.begin());
    row.since = TRY(json.time("since"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> kiosk_certificate(JsonObject const& json)
{
    KioskCertificateRow row;
    row.kiosk = TRY(json.id<KioskId>("kiosk"));
    row.certificate = TRY(bytes_of(json, "certificate", max_certificate));
    return FeedRow{std::move(row)};
}

Result<FeedRow> application(JsonObject const& json)
{
    ApplicationStanding row;
    row.id = TRY(json.id<ApplicationId>("id"));
    row.member = TRY(json.id<MemberId>("member"));
    row.card = TRY(json.id<CardId>("card"));
    row.state = TRY(json.named("state", application_state_of));
    row.revision = static_cast<int>(TRY(json.integer("revision", 1, max_revision)));
    row.applicant = TRY(read_applicant(json));
    row.reason = TRY(json.optional_named("reason", decision_reason_of));
    if (json.has("note")) row.note = TRY(json.bilingual("note", max_note));
    row.fix = TRY(read_fields(json, "fix"));
    row.since = TRY(json.time("since"));
    return FeedRow{std::move(row)};
}

struct Reader {
    FeedKind kind;
    Result<FeedRow> (*read)(JsonObject const& json);
};

constexpr std::array readers{Reader{FeedKind::Merged, merged}, Reader{FeedKind::Pickup, pickup},
    Reader{FeedKind::Employer, employer}, Reader{FeedKind::Community, community},
    Reader{FeedKind::RoutingRule, routing_rule}, Reader{FeedKind::Consent, consent},
    Reader{FeedKind::Volunteer, volunteer}, Reader{FeedKind::SealingKey, sealing_key},
    Reader{FeedKind::KioskCertificate, kiosk_certificate}, Reader{FeedKind::Application, application}};

} // namespace

void write_row(JsonWriter& json, MergedMember const& row)
{
    json.member("dropped", row.dropped.text());
    json.member("kept", row.kept.text());
}

void write_row(JsonWriter& json, PickupRow const& row)
{
    json.member("card", row.card.text());
    json.member("box", to_base64(row.box));
    json.member("until", format_rfc3339(row.until));
}

void write_row(JsonWriter& json, Employer const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.name);
    json.member("initials", row.initials);
    if (row.park) json.member("park", row.park->text());
    if (row.union_id) json.member("union", row.union_id->text());
}

void write_row(JsonWriter& json, Community const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.name);
    json.member("initials", row.initials);
}

void write_row(JsonWriter& json, RoutingRule const& row)
{
    json.member("id", row.id.text());
    json.member("route", name(row.route));
    json.member("order", row.order);
    json.begin_array("occupations");
    for (auto const occupation : row.occupations) json.element(name(occupation));
    json.end_array();
    write_ids(json, "employers", row.employers);
    write_ids(json, "parks", row.parks);
    write_ids(json, "communities", row.communities);
    json.member("union", row.union_id.text());
    json.member("reason", row.reason);
}

void write_row(JsonWriter& json, ConsentText const& row)
{
    json.member("version", row.version.text());
    json.member("title", row.title);
    json.member("body", row.body);
    json.member("since", format_rfc3339(row.since));
}

void write_row(JsonWriter& json, Volunteer const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.masked_name);
    json.member("card", row.card.text());
    json.member("pin", row.pin_verifier);
    json.member("until", format_rfc3339(row.until));
    write_ids(json, "stations", row.stations);
}

void write_row(JsonWriter& json, SealingKeyRow const& row)
{
    json.member("kid", row.kid);
    json.member("key", to_base64(row.key));
    json.member("since", format_rfc3339(row.since));
}

void write_row(JsonWriter& json, KioskCertificateRow const& row)
{
    json.member("kiosk", row.kiosk.text());
    json.member("certificate", to_base64(row.certificate));
}

void write_row(JsonWriter& json, ApplicationStanding const& row)
{
    json.member("id", row.id.text());
    json.member("member", row.member.text());
    json.member("card", row.card.text());
    json.member("state", name(row.state));
    json.member("revision", row.revision);
    write_applicant(json, row.applicant);
    if (row.reason) json.member("reason", name(*row.reason));
    json.member("note", row.note);
    write_fields(json, "fix", row.fix);
    json.member("since", format_rfc3339(row.since));
}

Result<std::optional<FeedRow>> read_enrollment_row(FeedKind kind, JsonObject const& json)
{
    auto const reader
        = std::find_if(readers.begin(), readers.end(), [&](Reader const& one) { return one.kind == kind; });
    if (reader == readers.end()) return std::optional<FeedRow>{};
    return std::optional<FeedRow>{TRY(reader->read(json))};
}

} // namespace yizhan
