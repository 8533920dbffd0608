#include "server/api/staff_members.h"

#include "server/api/qr_rows.h"
#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

constexpr std::size_t usual_listed = 50;
constexpr std::size_t max_stations = 200;

enum class CardAction { Reissue, Revoke };
std::optional<CardAction> card_action_of(std::string_view name)
{
    if (name == "reissue") return CardAction::Reissue;
    return name == "revoke" ? std::optional{CardAction::Revoke} : std::nullopt;
}

void add_member(JsonWriter& json, Member const& member)
{
    json.begin_object();
    json.member("id", member.id.text());
    if (member.number) json.member("number", member.number->text());
    json.member("name", member.masked_name);
    if (member.phone) json.member("tail", member.phone->tail);
    json.member("union", member.union_id.text());
    json.member("occupation", name(member.occupation));
    json.member("status", name(member.status));
    if (!member.card.empty()) json.member("card", member.card.text());
    json.end_object();
}

Result<std::string> issued_json(IssuedCard const& issued)
{
    auto const rows = TRY(qr_rows(issued.text));
    JsonWriter json{8'192};
    json.member("credential", issued.text);
    json.member("expires", format_rfc3339(issued.record.credential.expires));
    add_qr(json, rows);
    return json.finish();
}

struct Wanted {
    Appointment appointment;
    std::shared_ptr<Pin const> pin;
};

Result<Wanted> read_appointment(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Wanted out;
    out.appointment.member = TRY(json.id<MemberId>("member"));
    out.appointment.until = TRY(json.time("until"));
    if (json.has("stations")) out.appointment.stations = TRY(json.ids<StationId>("stations", max_stations));
    out.pin = std::make_shared<Pin const>(TRY(parse_pin(TRY(json.text("pin")))));
    return out;
}

Problem easy_pin()
{
    return problem_with(ErrorCode::Refused,
        {"这个口令太容易猜，请换六位别的数字。", "This PIN is too easy to guess. Please choose six other digits."},
        422);
}

} // namespace

void StaffMembers::list(ExchangePtr const& exchange) { answer(*exchange, list_json(exchange->request)); }

void StaffMembers::card(ExchangePtr const& exchange)
{
    answer(*exchange, card_json(exchange->capture, exchange->request.body, *exchange->staff));
    m_hub.commits.committed_elsewhere();
}

void StaffMembers::merge(ExchangePtr const& exchange)
{
    answer(*exchange, merge_json(exchange->request.body, *exchange->staff));
    m_hub.commits.committed_elsewhere();
}

void StaffMembers::volunteers(ExchangePtr const& exchange) { answer(*exchange, volunteers_json()); }

// The PIN's verifier is made where slow hashing is done; what was found before is looked at again after it.
void StaffMembers::appoint(ExchangePtr const& exchange)
{
    auto wanted = read_appointment(exchange->request.body);
    exchange->request.body = {};
    if (!wanted && wanted.error().code == ErrorCode::Refused) return exchange->answer(easy_pin());
    if (!wanted) return exchange->answer(wanted.error());
    auto card = m_hub.desks.volunteers.prepare(wanted->appointment);
    if (!card) return exchange->answer(card.error());
    PinSalt salt{};
    m_hub.machine.random.fill(salt);
    m_hub.machine.hashing.post([this, exchange, wanted = std::move(*wanted), card = std::move(*card), salt] {
        auto verifier = make_pin_verifier(*wanted.pin, card.text, salt);
        m_hub.machine.executor.post([this, exchange, wanted, card, verifier = std::move(verifier)] {
            if (!verifier) return exchange->answer(verifier.error());
            auto const done
                = m_hub.desks.volunteers.appoint(wanted.appointment, card, *verifier, exchange->staff->name);
            if (!done) return exchange->answer(done.error());
            answer(*exchange, issued_json(card));
        });
    });
}

void StaffMembers::dismiss(ExchangePtr const& exchange)
{
    auto const member = MemberId::parse(exchange->capture);
    if (!member) return exchange->answer(member.error());
    auto const done = m_hub.desks.volunteers.dismiss(*member, exchange->staff->name);
    if (!done) return exchange->answer(done.error());
    exchange->answer({204, {}, {}});
}

Result<std::string> StaffMembers::list_json(HttpRequest const& request)
{
    auto const question = TRY(question_asked(request));
    MemberFilter filter;
    filter.name = question.name;
    filter.tail = question.tail;
    filter.union_id = TRY(id_asked<UnionId>(request, "union"));
    filter.limit = TRY(limit_asked(request, usual_listed, max_listed));
    std::vector<Member> found;
    if (question.number) {
        auto member = TRY(m_hub.ports.feeds.member_by_number(*question.number));
        if (member) found.push_back(std::move(*member));
    } else {
        found = TRY(m_hub.ports.members.search(filter));
    }
    JsonWriter json{16'384};
    json.begin_array("members");
    for (auto const& member : found) add_member(json, member);
    json.end_array();
    return json.finish();
}

Result<std::string> StaffMembers::card_json(std::string_view id, std::string_view body, StaffIdentity const& who)
{
    auto const member = TRY(MemberId::parse(id));
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    auto const action = TRY(json.named("action", card_action_of));
    auto const reason = TRY(json.named("reason", revocation_reason_of));
    if (action == CardAction::Reissue) return issued_json(TRY(m_hub.desks.cards.reissue(member, reason, who.name)));
    TRY_DO(m_hub.desks.cards.revoke(member, reason, who.name));
    return std::string{"{}"};
}

Result<std::string> StaffMembers::merge_json(std::string_view body, StaffIdentity const& who)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    auto const kept = TRY(json.id<MemberId>("kept"));
    TRY_DO(m_hub.desks.cards.merge(kept, TRY(json.id<MemberId>("dropped")), who.name));
    JsonWriter out;
    out.member("kept", kept.text());
    return out.finish();
}

Result<std::string> StaffMembers::volunteers_json()
{
    JsonWriter json{8'192};
    json.begin_array("volunteers");
    for (auto const& row : TRY(m_hub.ports.feeds.rows(district_channel(), FeedKind::Volunteer))) {
        auto const& volunteer = std::get<Volunteer>(row);
        auto const member = TRY(find_member(m_hub.ports.feeds, volunteer.id));
        json.begin_object();
        json.member("id", volunteer.id.text());
        json.member("name", volunteer.masked_name);
        if (member && member->number) json.member("number", member->number->text());
        json.member("until", format_rfc3339(volunteer.until));
        json.begin_array("stations");
        for (auto const& station : volunteer.stations) json.element(std::string_view{station.text()});
        json.end_array();
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

} // namespace yizhan
