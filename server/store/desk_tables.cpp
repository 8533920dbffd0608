#include "server/store/desk_tables.h"

#include "shared/protocol/feed_page.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

Result<CardRecord> card_in(sqlite::Statement const& row)
{
    CardRecord record;
    record.credential.card = TRY(CardId::parse(row.text(0)));
    record.member = TRY(MemberId::parse(row.text(1)));
    auto const cls = row.integer(2);
    if (cls < 0 || cls > static_cast<std::int64_t>(CredentialClass::Provisional))
        return fail(ErrorCode::Corrupt, "a card's class has no name");
    record.credential.cls = static_cast<CredentialClass>(cls);
    record.credential.generation = static_cast<std::uint32_t>(row.integer(3));
    record.credential.expires = UtcMs{row.integer(4)};
    auto const kid = row.blob(5);
    if (kid.size() != record.credential.kid.size()) return fail(ErrorCode::Corrupt, "a card's kid has a wrong length");
    std::copy(kid.begin(), kid.end(), record.credential.kid.begin());
    if (!row.is_null(6)) record.credential.phone_key = TRY(P256Key::from_raw(row.blob(6)));
    record.issued_at = UtcMs{row.integer(7)};
    return record;
}

Result<Member> member_in(sqlite::Statement const& row)
{
    auto const decoded = TRY(decode_feed_row(row.text(0)));
    auto const* const member = decoded ? std::get_if<Member>(&*decoded) : nullptr;
    if (member == nullptr) return fail(ErrorCode::Corrupt, "a member's row is something else");
    return *member;
}

// Rows of the roster by the keys that the feed's store keeps beside them.
constexpr std::string_view select_by_keys
    = "SELECT f.line FROM member_keys k JOIN feed_rows f ON f.channel = 'district' AND f.kind = 'member' AND f.key = "
      "k.member WHERE ";
constexpr std::string_view newest_members = "SELECT line FROM feed_rows WHERE channel = 'district' AND kind = 'member' "
                                            "AND removed = 0 ORDER BY position DESC";

} // namespace

// --- the audit log ---------------------------------------------------------------------------------------------------

Result<void> AuditTable::add(AuditEntry const& entry)
{
    auto insert = TRY(m_database.prepare("INSERT INTO audit(at, actor, action, subject) VALUES(?, ?, ?, ?)"));
    TRY(insert.bind(1, entry.at.ms).bind(2, entry.by).bind(3, entry.action).bind(4, entry.subject).run());
    return {};
}

Result<AuditLog::Page> AuditTable::list(std::optional<std::uint64_t> before, std::size_t limit)
{
    auto query = TRY(m_database.prepare(
        "SELECT id, at, actor, action, subject FROM audit WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2"));
    query.bind(1, before).bind(2, limit + 1);
    Page page;
    std::uint64_t last = 0;
    while (TRY(query.step())) {
        if (page.entries.size() == limit) {
            page.next = last;
            break;
        }
        last = static_cast<std::uint64_t>(query.integer(0));
        page.entries.push_back({UtcMs{query.integer(1)}, std::string{query.text(2)}, std::string{query.text(3)},
            std::string{query.text(4)}});
    }
    return page;
}

// --- cards -----------------------------------------------------------------------------------------------------------

Result<void> CardTable::add(CardRecord const& record)
{
    auto const& card = record.credential;
    auto insert = TRY(m_database.prepare("INSERT INTO cards VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, card.card.text()).bind(2, record.member.text()).bind(3, static_cast<int>(card.cls));
    insert.bind(4, card.generation).bind(5, card.expires.ms).bind(6, ByteView{card.kid});
    insert.bind(7, card.phone_key ? std::optional{card.phone_key->raw()} : std::nullopt);
    TRY(insert.bind(8, record.issued_at.ms).run());
    return {};
}

Result<std::optional<CardRecord>> CardTable::find(CardId const& card)
{
    auto query = TRY(m_database.prepare("SELECT card, member, class, generation, expires_at, kid, phone_key, "
                                        "issued_at FROM cards WHERE card = ?"));
    query.bind(1, card.text());
    if (!TRY(query.step())) return std::optional<CardRecord>{};
    return std::optional{TRY(card_in(query))};
}

Result<std::uint32_t> CardTable::generation(MemberId const& member)
{
    auto query = TRY(m_database.prepare("SELECT coalesce(max(generation), 0) FROM cards WHERE member = ?"));
    query.bind(1, member.text());
    return TRY(query.step()) ? static_cast<std::uint32_t>(query.integer(0)) : 0U;
}

// --- members ---------------------------------------------------------------------------------------------------------

Result<std::vector<Member>> MemberTable::search(MemberFilter const& filter)
{
    std::string where;
    auto const add = [&](std::string_view condition) { where.append(where.empty() ? "" : " AND ").append(condition); };
    if (!filter.name.empty()) add("k.name >= ?1 AND k.name < ?1 || char(1114111)");
    if (!filter.tail.empty()) add("k.tail = ?2 AND k.tail <> ''");
    if (filter.union_id) add("k.union_id = ?3");
    auto const sql = where.empty() ? fmt::format("{} LIMIT {}", newest_members, filter.limit)
                                   : fmt::format("{}{} LIMIT {}", select_by_keys, where, filter.limit);
    auto query = TRY(m_database.prepare(sql));
    if (!filter.name.empty()) query.bind(1, filter.name);
    if (!filter.tail.empty()) query.bind(2, filter.tail);
    if (filter.union_id) query.bind(3, filter.union_id->text());
    std::vector<Member> found;
    while (TRY(query.step())) found.push_back(TRY(member_in(query)));
    return found;
}

Result<std::optional<Member>> MemberTable::member_by_card(CardId const& card)
{
    auto query = TRY(m_database.prepare(fmt::format("{}k.card = ? AND k.card <> '' LIMIT 1", select_by_keys)));
    query.bind(1, card.text());
    if (!TRY(query.step())) return std::optional<Member>{};
    return std::optional{TRY(member_in(query))};
}

Result<void> MemberTable::keep_old_number(MemberNumber const& number, MemberId const& member)
{
    auto insert = TRY(m_database.prepare("INSERT OR REPLACE INTO old_numbers VALUES(?, ?)"));
    TRY(insert.bind(1, number.text()).bind(2, member.text()).run());
    return {};
}

Result<std::vector<MemberId>> MemberTable::merged_into(MemberId const& kept)
{
    // Whoever was merged into one who was merged later, too.
    auto query = TRY(m_database.prepare("WITH RECURSIVE gone(id) AS (SELECT ?1 UNION SELECT m.dropped FROM gone JOIN "
                                        "merged_keys m ON m.kept = gone.id) "
                                        "SELECT id FROM gone WHERE id <> ?1"));
    query.bind(1, kept.text());
    std::vector<MemberId> found;
    while (TRY(query.step())) found.push_back(TRY(MemberId::parse(query.text(0))));
    return found;
}

} // namespace yizhan
