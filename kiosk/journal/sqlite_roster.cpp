#include "kiosk/journal/sqlite_roster.h"

#include "shared/domain/feed.h"
#include "shared/platform/log.h"

namespace yizhan::journal {
namespace {

// A stored row as a domain value. It was one when it was stored: where it is none any more, the disk has altered it,
// and the member counts as unknown until the feed brings the row again.
// Empty: none.
Result<std::optional<MemberNumber>> number_of(std::string_view text)
{
    if (text.empty()) return std::optional<MemberNumber>{};
    return std::optional{TRY(MemberNumber::parse(text))};
}

Result<std::optional<PhoneKey>> phone_of(std::string_view text)
{
    if (text.empty()) return std::optional<PhoneKey>{};
    if (text.size() != 5) return fail(ErrorCode::InvalidInput, "no phone key");
    return std::optional{TRY(PhoneKey::parse(text.substr(0, 4), text.substr(4)))};
}

std::optional<Member> member_of(Query const& row)
{
    auto const id = MemberId::parse(row->text(0));
    auto const number = number_of(row->text(1));
    auto const phone = phone_of(row->text(3));
    auto const union_id = row->text(4).empty() ? Result<UnionId>{UnionId{}} : UnionId::parse(row->text(4));
    auto const occupation = occupation_of(row->text(5));
    auto const status = member_status_of(row->text(6));
    auto const card = row->is_null(8) ? Result<CardId>{CardId{}} : CardId::parse(row->text(8));
    if (!id || !number || !phone || !union_id || !occupation || !status || !card) {
        log::warning("roster.row_unreadable");
        return {};
    }
    return Member{
        *id, *number, std::string{row->text(2)}, *phone, *union_id, *occupation, *status, row->integer(7), *card};
}

Result<std::optional<Member>> first_member(Query const& query)
{
    if (!TRY(query->step())) return std::optional<Member>{};
    return member_of(query);
}

Result<std::optional<Revocation>> find_revocation(Connection& connection, CardId const& card)
{
    auto query = TRY(connection.query("SELECT member, reason, since_ms FROM revocations WHERE card = ?1"));
    if (!TRY(query->bind(1, std::string_view{card.text()}).step())) return std::optional<Revocation>{};
    auto const member = MemberId::parse(query->text(0));
    auto const reason = revocation_reason_of(query->text(1));
    // Whatever the disk made of the rest: the card is on the list.
    return std::optional{
        Revocation{card, member.value_or(MemberId{}), reason.value_or(RevocationReason::Misused), {query->integer(2)}}};
}

} // namespace

Result<CardStanding> SqliteRoster::find_card(CardId const& card)
{
    return m_session.read([&](Connection& connection) -> Result<CardStanding> {
        CardStanding standing;
        standing.revocation = TRY(find_revocation(connection, card));
        auto query = TRY(connection.query("SELECT id, number, masked_name, phone, union_id, occupation, status, "
                                          "points, card FROM members WHERE card = ?1"));
        query->bind(1, std::string_view{card.text()});
        standing.member = TRY(first_member(query));
        return standing;
    });
}

Result<std::optional<Member>> SqliteRoster::find_number(MemberNumber const& number)
{
    return m_session.read([&](Connection& connection) -> Result<std::optional<Member>> {
        auto query = TRY(connection.query("SELECT id, number, masked_name, phone, union_id, occupation, status, "
                                          "points, card FROM members WHERE number = ?1"));
        query->bind(1, std::string_view{number.text()});
        return first_member(query);
    });
}

Result<std::vector<Member>> SqliteRoster::find_phone(PhoneKey const& key, std::size_t limit)
{
    return m_session.read([&](Connection& connection) -> Result<std::vector<Member>> {
        auto query = TRY(connection.query(
            "SELECT id, number, masked_name, phone, union_id, occupation, status, points, card FROM members"
            " WHERE phone = ?1 ORDER BY status, masked_name, number LIMIT ?2")); // the index's order: 'active' is first
        query->bind(1, std::string_view{key.tail + key.initial}).bind(2, limit);
        std::vector<Member> members;
        while (TRY(query->step())) {
            if (auto member = member_of(query)) members.push_back(std::move(*member));
        }
        return members;
    });
}

Result<std::optional<UtcMs>> SqliteRoster::as_of()
{
    return m_session.read([](Connection& connection) -> Result<std::optional<UtcMs>> {
        auto query = TRY(connection.query("SELECT as_of_ms FROM channels WHERE name = ?1"));
        query->bind(1, std::string_view{district_channel()});
        if (!TRY(query->step()) || query->is_null(0)) return std::optional<UtcMs>{};
        return std::optional{UtcMs{query->integer(0)}};
    });
}

} // namespace yizhan::journal
