// Members as the roster's tables have them: rows of the district, people who applied here and of whom the district does
// not know yet, and records that were merged. Every look-up goes by an index.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/domain/application.h"
#include "shared/domain/member.h"

namespace yizhan::journal {

// id, number, masked_name, phone, union_id, occupation, status, points, card, joined. Nothing: the disk has altered it.
std::optional<Member> member_of(Query const& row);
// Of `applications`: member, masked_name, phone, union_id, occupation, state, card.
std::optional<Member> applicant_of(Query const& row);

// Empty text: none.
Result<std::optional<PhoneKey>> phone_of(std::string_view text);
inline std::string phone_text(PhoneKey const& key) { return key.tail + key.initial; }

// Whom the record was merged into at last; itself where it was not.
Result<MemberId> kept_member(Connection& connection, MemberId id);
// The row of the district, merges followed.
Result<std::optional<Member>> find_member(Connection& connection, MemberId const& id);
// Who shows this card, in this order: the member whose current card it is, who was merged into another, who applied
// with it at this station.
Result<std::optional<Member>> find_holder(Connection& connection, CardId const& card);
Result<std::optional<Member>> find_by_number(Connection& connection, MemberNumber const& number);

} // namespace yizhan::journal
