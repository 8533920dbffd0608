#include "kiosk/journal/sqlite_roster.h"

#include "kiosk/journal/member_rows.h"

#include "shared/domain/feed.h"

#include <array>

namespace yizhan::journal {
namespace {

using std::string_view;

Result<std::optional<Revocation>> find_revocation(Connection& connection, CardId const& card)
{
    auto query = TRY(connection.query("SELECT member, reason, since_ms FROM revocations WHERE card = ?1"));
    if (!TRY(query->bind(1, string_view{card.text()}).step())) return std::optional<Revocation>{};
    auto const member = MemberId::parse(query->text(0));
    auto const reason = revocation_reason_of(query->text(1));
    // Whatever the disk made of the rest: the card is on the list.
    return std::optional{
        Revocation{card, member.value_or(MemberId{}), reason.value_or(RevocationReason::Misused), {query->integer(2)}}};
}

Result<void> add_members(
    Connection& connection, string_view phone, MemberStatus status, std::size_t limit, std::vector<Member>& out)
{
    if (out.size() >= limit) return {};
    auto query = TRY(connection.query(
        "SELECT id, number, masked_name, phone, union_id, occupation, status, points, card, joined FROM members"
        " WHERE phone = ?1 AND status = ?2 ORDER BY masked_name, number LIMIT ?3")); // the index's order
    query->bind(1, phone).bind(2, name(status)).bind(3, limit - out.size());
    while (TRY(query->step())) {
        if (auto member = member_of(query)) out.push_back(std::move(*member));
    }
    return {};
}

// Who applied here and is on no list yet.
Result<void> add_applicants(Connection& connection, string_view phone, std::size_t limit, std::vector<Member>& out)
{
    if (out.size() >= limit) return {};
    auto query
        = TRY(connection.query("SELECT member, masked_name, phone, union_id, occupation, state, card FROM applications"
                               " WHERE phone = ?1 AND state IN ('submitted', 'sent_back')"
                               " AND NOT EXISTS(SELECT 1 FROM members WHERE members.id = applications.member)"
                               " AND NOT EXISTS(SELECT 1 FROM merged_members WHERE dropped = applications.member)"
                               " ORDER BY masked_name, id LIMIT ?2"));
    query->bind(1, phone).bind(2, limit - out.size());
    while (TRY(query->step())) {
        if (auto member = applicant_of(query)) out.push_back(std::move(*member));
    }
    return {};
}

// What to look for: the same tail with the same masked name, or the same phone key with the same surname, however long
// the given name.
struct Likeness {
    std::string first; // of the phone keys with this tail
    std::string last;
    std::string key;
    std::string masked_name;
    std::string short_name;
    std::string long_name;

    explicit Likeness(Applicant const& applicant, PhoneKey const& phone)
        : first{phone.tail + 'a'}, last{phone.tail + 'z'}, key{phone_text(phone)}, masked_name{applicant.masked_name},
          short_name{std::string{surname_of(masked_name)} + "*"}, long_name{short_name + "*"}
    {
    }
    void bind(Query const& query, std::size_t limit) const
    {
        query->bind(1, string_view{first}).bind(2, string_view{last}).bind(3, string_view{masked_name});
        query->bind(4, string_view{key}).bind(5, string_view{short_name}).bind(6, string_view{long_name});
        query->bind(7, limit);
    }
};

KnownPerson person_of(Member const& member)
{
    return {member.id, {member.masked_name, member.phone, member.occupation}, member.union_id,
        member.status == MemberStatus::Provisional};
}

Result<std::vector<KnownPerson>> find_alike(Connection& connection, Likeness const& likeness, std::size_t limit)
{
    std::vector<KnownPerson> found;
    auto applicants = TRY(connection.query(
        "SELECT member, masked_name, phone, union_id, occupation, state, card FROM applications"
        " WHERE phone BETWEEN ?1 AND ?2 AND (masked_name = ?3 OR (phone = ?4 AND masked_name IN (?5, ?6)))"
        " AND state IN ('submitted', 'sent_back')"
        " AND NOT EXISTS(SELECT 1 FROM members WHERE members.id = applications.member)"
        " AND NOT EXISTS(SELECT 1 FROM merged_members WHERE dropped = applications.member)"
        " ORDER BY phone = ?4 AND masked_name = ?3 DESC, id LIMIT ?7"));
    likeness.bind(applicants, limit);
    while (TRY(applicants->step())) {
        if (auto const member = applicant_of(applicants)) found.push_back(person_of(*member));
    }
    auto members = TRY(connection.query(
        "SELECT id, number, masked_name, phone, union_id, occupation, status, points, card, joined FROM members"
        " WHERE phone BETWEEN ?1 AND ?2 AND (masked_name = ?3 OR (phone = ?4 AND masked_name IN (?5, ?6)))"
        " ORDER BY phone = ?4 AND masked_name = ?3 DESC, status, id LIMIT ?7"));
    likeness.bind(members, limit);
    while (found.size() < limit && TRY(members->step())) {
        if (auto const member = member_of(members)) found.push_back(person_of(*member));
    }
    return found;
}

} // namespace

Result<CardStanding> SqliteRoster::find_card(CardId const& card)
{
    return m_session.read([&](Connection& connection) -> Result<CardStanding> {
        CardStanding standing;
        standing.revocation = TRY(find_revocation(connection, card));
        standing.member = TRY(find_holder(connection, card));
        return standing;
    });
}

Result<std::optional<Member>> SqliteRoster::find_number(MemberNumber const& number)
{
    return m_session.read([&](Connection& connection) { return find_by_number(connection, number); });
}

Result<std::vector<Member>> SqliteRoster::find_phone(PhoneKey const& key, std::size_t limit)
{
    return m_session.read([&](Connection& connection) -> Result<std::vector<Member>> {
        auto const phone = phone_text(key);
        std::vector<Member> members;
        for (auto const status : {MemberStatus::Active, MemberStatus::Provisional})
            TRY_DO(add_members(connection, phone, status, limit, members));
        TRY_DO(add_applicants(connection, phone, limit, members));
        for (auto const status : {MemberStatus::Suspended, MemberStatus::Left})
            TRY_DO(add_members(connection, phone, status, limit, members));
        return members;
    });
}

Result<std::vector<KnownPerson>> SqliteRoster::find_duplicates(Applicant const& applicant, std::size_t limit)
{
    if (!applicant.phone) return std::vector<KnownPerson>{};
    return m_session.read([&](Connection& connection) {
        return find_alike(connection, Likeness{applicant, *applicant.phone}, limit);
    });
}

Result<std::optional<UtcMs>> SqliteRoster::as_of()
{
    return m_session.read([](Connection& connection) -> Result<std::optional<UtcMs>> {
        auto query = TRY(connection.query("SELECT as_of_ms FROM channels WHERE name = ?1"));
        query->bind(1, string_view{district_channel()});
        if (!TRY(query->step()) || query->is_null(0)) return std::optional<UtcMs>{};
        return std::optional{UtcMs{query->integer(0)}};
    });
}

} // namespace yizhan::journal
