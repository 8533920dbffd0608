#include "server/api/phone_routes.h"

#include "server/api/phone_cards.h"
#include "server/ingest/roster.h"

namespace yizhan {
namespace {

Problem nobody()
{
    return problem_with(ErrorCode::NotFound,
        {"会员号和手机尾号对不上，请核对后再试。",
            "The member number and the phone do not belong together. Please check and try again."});
}

} // namespace

void PhoneRoutes::link(ExchangePtr const& exchange)
{
    if (auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono()))
        return exchange->answer_later(*pause);
    auto const text = query_parameter(exchange->request.query, "token");
    auto const token = read_token(text ? std::optional<std::string_view>{*text} : std::nullopt);
    if (!token) return exchange->answer(token.error());
    auto const seen = m_tokens.check_in(*token);
    if (!seen) return exchange->answer(token_problem(seen.error()));
    auto const station = m_tokens.station(seen->kiosk.station);
    if (!station) return exchange->answer(station.error());
    JsonWriter json;
    json.begin_object("station");
    json.member("id", station->id.text());
    json.member("name", station->name);
    json.member("place", station->place);
    json.member("hours", station->hours);
    json.end_object();
    json.member("valid_for_s", seen->valid_for.count() / 1'000);
    exchange->answer(json_response(json.finish()));
}

void PhoneRoutes::check_in(ExchangePtr const& exchange)
{
    auto const now = m_hub.machine.clock.mono();
    if (auto const pause = m_by_peer.take(exchange->request.peer, now)) return exchange->answer_later(*pause);
    auto const attempt = read_phone_attempt(exchange->request.body);
    if (!attempt) return exchange->answer(attempt.error());
    // Who sends an attempt again may be slow to do so: its token may be old by then.
    if (auto const kept = m_answers.find(attempt->id); kept != m_answers.end())
        return exchange->answer(json_response(kept->second));
    auto const seen = m_tokens.check_in(attempt->token);
    if (!seen) return exchange->answer(token_problem(seen.error()));
    if (auto const pause = too_often(*attempt)) return exchange->answer_later(*pause);
    auto const decision = decide(*attempt);
    if (!decision) return exchange->answer(decision.error());
    if (auto const* const in = std::get_if<CheckedIn>(&*decision))
        return record(exchange, *attempt, seen->kiosk.station, *in);
    auto const* const refused = std::get_if<CheckInRefused>(&*decision);
    if (refused != nullptr && refused->reason != RefusalReason::Unknown)
        return record(exchange, *attempt, seen->kiosk.station, *refused);
    m_hub.machine.executor.post_after(pause_before_no, [exchange] { exchange->answer(nobody()); });
}

std::optional<Millis> PhoneRoutes::too_often(PhoneAttempt const& attempt)
{
    auto const now = m_hub.machine.clock.mono();
    auto const& token = attempt.token;
    if (auto const pause = m_by_token.take(token.kiosk.text() + "." + std::to_string(token.step), now)) return pause;
    auto const* const claim = std::get_if<MemberClaim>(&attempt.who);
    return claim != nullptr ? m_wrong_by_number.wait_for(claim->number.text(), now) : std::nullopt;
}

Result<CheckInDecision> PhoneRoutes::decide(PhoneAttempt const& attempt)
{
    CheckInContext context;
    context.fresh_visit = VisitId::make(attempt.id.text());
    context.mono = m_hub.machine.clock.mono();
    context.now = {m_hub.machine.clock.wall(), TimeQuality::Agreed};
    if (auto const* const occupation = std::get_if<Occupation>(&attempt.who)) return decide_guest(*occupation, context);
    if (auto const* const shown = std::get_if<ShownCard>(&attempt.who)) return decide_shown(*shown, context);
    return decide_typed(TRY(find_claimed(std::get<MemberClaim>(attempt.who))), context);
}

Result<CheckInDecision> PhoneRoutes::decide_shown(ShownCard const& shown, CheckInContext const& context)
{
    auto const card = read_proof(m_hub, shown.presentation);
    // The code of the kiosk is in order: this is about the card, or about the phone's clock.
    if (!card)
        return fail(
            card.error().code == ErrorCode::Timeout ? ErrorCode::Conflict : ErrorCode::Refused, card.error().cause);
    auto const& credential = card->credential;
    CardStanding standing;
    auto member = TRY(find_member(m_hub.ports.feeds, card->member));
    if (member && member->card == credential.card) standing.member = std::move(member);
    auto row = TRY(m_hub.ports.feeds.find(district_channel(), FeedKind::Revocation, credential.card.text()));
    if (auto* const revoked = row ? std::get_if<Revocation>(&*row) : nullptr) standing.revocation = std::move(*revoked);
    return decide_scanned(ReadCard{credential.card, credential.expires, Assurance::FreshCode}, standing, context);
}

Result<std::optional<Member>> PhoneRoutes::find_claimed(MemberClaim const& claim)
{
    auto member = TRY(m_hub.ports.feeds.member_by_number(claim.number));
    // Compared also where there is nobody, or no phone: all answers cost the same.
    auto const tail = member && member->phone ? member->phone->tail : std::string{"----"};
    if (same_bytes(as_bytes(tail), as_bytes(claim.phone_tail))) return member;
    (void)m_wrong_by_number.take(claim.number.text(), m_hub.machine.clock.mono());
    return std::optional<Member>{};
}

void PhoneRoutes::record(
    ExchangePtr const& exchange, PhoneAttempt const& attempt, StationId const& station, EventBody body)
{
    auto const& clock = m_hub.machine.clock;
    Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{0}};
    m_hub.commits.submit(OwnEvent{attempt.id, station, moment, std::move(body)},
        [this, exchange, id = attempt.id, at = moment.occurred_at()](Result<OwnRecorded> recorded) {
            if (!recorded) return exchange->answer(recorded.error());
            if (!std::holds_alternative<CheckedIn>(recorded->body))
                return exchange->answer(problem_of(ErrorCode::Refused));
            auto answer = answer_to(*recorded, at);
            if (!answer) return exchange->answer(answer.error());
            keep_answer(id, *answer);
            exchange->answer(json_response(std::move(*answer)));
        });
}

Result<std::string> PhoneRoutes::answer_to(OwnRecorded const& recorded, UtcMs submitted_at) const
{
    auto const& in = std::get<CheckedIn>(recorded.body);
    auto const station = TRY(m_tokens.station(recorded.station));
    JsonWriter json;
    json.member("visit", in.visit.text());
    json.member("at", format_rfc3339(recorded.at));
    json.begin_object("station");
    json.member("name", station.name);
    json.end_object();
    auto const member = in.member ? TRY(find_member(m_hub.ports.feeds, *in.member)) : std::nullopt;
    if (member) {
        auto const month = local_month(recorded.at, m_hub.settings.zone);
        auto const counted = TRY(m_hub.ports.figures.month_visits(member->id, month));
        TRY_DO(add_member(json, *member, counted + (recorded.at == submitted_at ? 1 : 0)));
    }
    return json.finish();
}

Result<void> PhoneRoutes::add_member(JsonWriter& json, Member const& member, std::int64_t month_visits) const
{
    json.member("name", member.masked_name);
    auto const row = TRY(m_hub.ports.feeds.find(district_channel(), FeedKind::Union, member.union_id.text()));
    if (auto const* const of = row ? std::get_if<Union>(&*row) : nullptr) json.member("union", of->name);
    json.member("points", member.points);
    json.member("month_visits", month_visits);
    return {};
}

void PhoneRoutes::keep_answer(EventId const& id, std::string body)
{
    if (!m_answers.emplace(id, std::move(body)).second) return;
    m_answers_in_order.push_back(id);
    if (m_answers_in_order.size() <= max_kept_answers) return;
    m_answers.erase(m_answers_in_order.front());
    m_answers_in_order.pop_front();
}

} // namespace yizhan
