// What the staff's desk keeps beside applications, on SQLite: the audit log, the cards, and finding members.
#pragma once

#include "server/enrollment/audit_log.h"
#include "server/enrollment/card_book.h"
#include "server/ingest/member_search.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class AuditTable final : public AuditLog {
public:
    explicit AuditTable(sqlite::Database& database) : m_database{database} { }
    Result<void> add(AuditEntry const& entry) override;
    Result<Page> list(std::optional<std::uint64_t> before, std::size_t limit) override;

private:
    sqlite::Database& m_database;
};

class CardTable final : public CardBook {
public:
    explicit CardTable(sqlite::Database& database) : m_database{database} { }
    Result<void> add(CardRecord const& record) override;
    Result<std::optional<CardRecord>> find(CardId const& card) override;
    Result<std::uint32_t> generation(MemberId const& member) override;

private:
    sqlite::Database& m_database;
};

class MemberTable final : public MemberSearch {
public:
    explicit MemberTable(sqlite::Database& database) : m_database{database} { }
    Result<std::vector<Member>> search(MemberFilter const& filter) override;
    Result<std::optional<Member>> member_by_card(CardId const& card) override;
    Result<void> keep_old_number(MemberNumber const& number, MemberId const& member) override;
    Result<std::vector<MemberId>> merged_into(MemberId const& kept) override;

private:
    sqlite::Database& m_database;
};

} // namespace yizhan
