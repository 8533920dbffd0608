#include "server/api/phone_cards.h"

#include "server/ingest/roster.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

Problem card_problem(Error const& error)
{
    if (error.code == ErrorCode::Timeout)
        return problem_with(ErrorCode::Timeout,
            {"这个码已经过期，请再出示一次会员码。", "This code is too old. Please show your card once more."}, 410);
    return problem_of(error.code);
}

Error leads_nowhere() { return Error{ErrorCode::Timeout, "card claim: of nobody"}; }

} // namespace

Result<void> add_card(JsonWriter& json, HubContext& hub, CardRecord const& card, Member const& member)
{
    json.member("credential", hub.desks.cards.text_of(card));
    json.member("name", member.masked_name);
    if (member.number) json.member("number", member.number->text());
    auto const row = TRY(hub.ports.feeds.find(district_channel(), FeedKind::Union, member.union_id.text()));
    auto const* const of = row ? std::get_if<Union>(&*row) : nullptr;
    json.member("union", of != nullptr ? of->name : Bilingual{});
    json.member("expires", format_rfc3339(card.credential.expires));
    return {};
}

Result<CardRecord> read_proof(HubContext& hub, std::string_view presentation)
{
    auto const& keys = hub.ports.keys;
    TrustedKeys const trusted{{{{keys.issuer_kid(), keys.issuer().verify_key()}}}, {}};
    auto const shown = read_presentation(presentation, trusted, hub.machine.clock.wall());
    if (!shown) return fail(ErrorCode::Unauthorised, "presentation: not of a card of ours");
    if (shown->freshness == Freshness::Stale) return fail(ErrorCode::Timeout, "presentation: of another time");
    if (shown->freshness != Freshness::Fresh) return fail(ErrorCode::Unauthorised, "presentation: nothing proved");
    auto record = TRY(hub.ports.cards.find(shown->credential.card));
    if (!record || record->credential.phone_key != shown->credential.phone_key)
        return fail(ErrorCode::Refused, "presentation: of no card that was issued");
    return std::move(*record);
}

Result<CardClaimToken> PhoneCards::read_claim(std::optional<std::string_view> text) const
{
    if (!text) return fail(ErrorCode::Unauthorised, "card claim: none");
    auto token = parse_card_claim_token(*text);
    if (!token) return fail(ErrorCode::Unauthorised, token.error().cause);
    return token;
}

void PhoneCards::offer(ExchangePtr const& exchange)
{
    if (auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono()))
        return exchange->answer_later(*pause);
    auto const text = query_parameter(exchange->request.query, "claim");
    auto const token = read_claim(text ? std::optional<std::string_view>{*text} : std::nullopt);
    if (!token) return exchange->answer(token.error());
    answer(exchange, offer_json(*token));
}

void PhoneCards::claim(ExchangePtr const& exchange)
{
    if (auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono()))
        return exchange->answer_later(*pause);
    JsonDocument document;
    auto const json = document.parse_object(exchange->request.body);
    auto const text = json ? json->text("claim") : Result<std::string_view>{fail(ErrorCode::Unauthorised, "")};
    auto const token = read_claim(text ? std::optional{*text} : std::nullopt);
    if (!token) return exchange->answer(token.error());
    auto const key = json->text("public_key");
    auto const raw = key ? from_base64(*key) : fail(ErrorCode::InvalidInput, "public_key: none");
    auto const phone = raw ? P256Key::from_raw(*raw) : fail(ErrorCode::InvalidInput, "public_key: not base64");
    if (!phone) return exchange->answer(phone.error());
    answer(exchange, claim_json(*token, *phone));
    m_hub.commits.committed_elsewhere();
}

void PhoneCards::renew(ExchangePtr const& exchange)
{
    if (auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono()))
        return exchange->answer_later(*pause);
    JsonDocument document;
    auto const json = document.parse_object(exchange->request.body);
    auto const text = json ? json->text("presentation") : Result<std::string_view>{fail(ErrorCode::Unauthorised, "")};
    if (!text) return exchange->answer(problem_of(ErrorCode::Unauthorised));
    answer(exchange, renew_json(*text));
    m_hub.commits.committed_elsewhere();
}

void PhoneCards::answer(ExchangePtr const& exchange, Result<std::string> json)
{
    if (json) return exchange->answer(json_response(std::move(*json)));
    m_hub.machine.executor.post_after(
        pause_before_no, [exchange, error = std::move(json.error())] { exchange->answer(card_problem(error)); });
}

Result<PhoneCards::Claimed> PhoneCards::whose(CardClaimToken const& token)
{
    auto const kiosk = TRY(m_tokens.claim(token));
    auto member = TRY(m_hub.ports.members.member_by_card(token.card));
    if (!member) return tl::unexpected(leads_nowhere());
    return Claimed{std::move(*member), kiosk.station};
}

Result<std::string> PhoneCards::offer_json(CardClaimToken const& token)
{
    auto const claimed = TRY(whose(token));
    auto const station = TRY(m_tokens.station(claimed.station));
    JsonWriter json;
    json.member("name", claimed.member.masked_name);
    json.begin_object("station");
    json.member("name", station.name);
    json.end_object();
    return json.finish();
}

// The card that this claim has led to already, where it was this very phone that claimed it.
Result<std::optional<CardRecord>> PhoneCards::given_before(CardId const& card, P256Key const& phone)
{
    auto const row = TRY(m_hub.ports.feeds.find(district_channel(), FeedKind::Revocation, card.text()));
    auto const* const revoked = row ? std::get_if<Revocation>(&*row) : nullptr;
    if (revoked == nullptr || revoked->reason != RevocationReason::Replaced) return std::optional<CardRecord>{};
    auto const member = TRY(find_member(m_hub.ports.feeds, revoked->member));
    if (!member || member->card.empty()) return std::optional<CardRecord>{};
    auto record = TRY(m_hub.ports.cards.find(member->card));
    if (!record || record->credential.phone_key != phone) return std::optional<CardRecord>{};
    return record;
}

Result<std::string> PhoneCards::claim_json(CardClaimToken const& token, P256Key const& phone)
{
    TRY(m_tokens.claim(token));
    if (auto const pause = m_by_card.take(token.card.text(), m_hub.machine.clock.mono()))
        return fail(ErrorCode::Busy, "card claim: too often");
    auto record = TRY(given_before(token.card, phone));
    if (!record) {
        auto const claimed = TRY(whose(token));
        auto const issued = TRY(
            m_hub.desks.cards.reissue(claimed.member.id, RevocationReason::Replaced, "phone", std::optional{phone}));
        record = issued.record;
    }
    auto const member = TRY(find_member(m_hub.ports.feeds, record->member));
    if (!member) return tl::unexpected(leads_nowhere());
    JsonWriter json{1'024};
    TRY_DO(add_card(json, m_hub, *record, *member));
    return json.finish();
}

Result<std::string> PhoneCards::renew_json(std::string_view presentation)
{
    auto const shown = TRY(read_proof(m_hub, presentation));
    auto const member = TRY(find_member(m_hub.ports.feeds, shown.member));
    if (!member || !may_check_in(member->status))
        return fail(ErrorCode::Refused, "renewal: of nobody who may check in");
    auto const card = TRY(card_now(shown, *member));
    auto const after = TRY(find_member(m_hub.ports.feeds, card.member));
    if (!after) return fail(ErrorCode::Refused, "renewal: of nobody");
    JsonWriter out{1'024};
    TRY_DO(add_card(out, m_hub, card, *after));
    out.member("state", name(after->status));
    return out.finish();
}

// The member's card in this phone as it is to be from now on.
Result<CardRecord> PhoneCards::card_now(CardRecord const& shown, Member const& member)
{
    auto current
        = member.card == shown.credential.card ? std::optional{shown} : TRY(m_hub.ports.cards.find(member.card));
    // Another card was issued, or another phone has it now.
    if (!current || current->credential.phone_key != shown.credential.phone_key)
        return fail(ErrorCode::Refused, "renewal: this card is good no longer");
    bool const near_end = current->credential.expires - m_hub.machine.clock.wall() < renewed_before_end;
    if (member.status != MemberStatus::Active || !near_end) return std::move(*current);
    auto issued
        = TRY(m_hub.desks.cards.reissue(member.id, RevocationReason::Replaced, "phone", shown.credential.phone_key));
    return std::move(issued.record);
}

} // namespace yizhan
