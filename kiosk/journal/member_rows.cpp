#include "kiosk/journal/member_rows.h"

#include "shared/platform/log.h"
#include "shared/protocol/feed_page.h"

namespace yizhan::journal {
namespace {

using std::string_view;

constexpr int max_merges = 8; // one after another; a ring of them ends here too

Result<std::optional<MemberNumber>> number_of(string_view text)
{
    if (text.empty()) return std::optional<MemberNumber>{};
    return std::optional{TRY(MemberNumber::parse(text))};
}

// What an application makes of somebody until the district says more.
MemberStatus status_of(ApplicationState state)
{
    bool const ended = state == ApplicationState::Refused || state == ApplicationState::Withdrawn;
    return ended ? MemberStatus::Left : MemberStatus::Provisional;
}

Result<std::optional<Member>> first_member(Query const& query)
{
    if (!TRY(query->step())) return std::optional<Member>{};
    return member_of(query);
}

// The kept record where this one was merged and the district has the kept one's row already.
Result<std::optional<Member>> after_merges(Connection& connection, std::optional<Member> member)
{
    if (!member) return member;
    auto const kept = TRY(kept_member(connection, member->id));
    if (kept == member->id) return member;
    auto found = TRY(find_member(connection, kept));
    return found ? found : member;
}

Result<std::optional<Member>> find_former(Connection& connection, char const* sql, string_view key)
{
    std::optional<MemberId> former;
    {
        auto query = TRY(connection.query(sql));
        if (!TRY(query->bind(1, key).step())) return std::optional<Member>{};
        if (auto const id = MemberId::parse(query->text(0))) former = *id;
    }
    return former ? find_member(connection, *former) : std::optional<Member>{};
}

Result<std::optional<Member>> applicant_with(Connection& connection, CardId const& card)
{
    {
        auto query = TRY(connection.query("SELECT member, masked_name, phone, union_id, occupation, state, card FROM "
                                          "applications WHERE card = ?1"));
        if (TRY(query->bind(1, string_view{card.text()}).step())) return applicant_of(query);
    }
    auto query = TRY(connection.query("SELECT row FROM standings WHERE card = ?1"));
    if (!TRY(query->bind(1, string_view{card.text()}).step())) return std::optional<Member>{};
    auto const row = decode_feed_row(query->text(0));
    auto const* const standing = row && *row ? std::get_if<ApplicationStanding>(&**row) : nullptr;
    if (!standing) return std::optional<Member>{};
    return std::optional{Member{standing->member, {}, standing->applicant.masked_name, standing->applicant.phone, {},
        standing->applicant.occupation, status_of(standing->state), 0, standing->card}};
}

} // namespace

Result<std::optional<PhoneKey>> phone_of(string_view text)
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
    auto const joined = row->is_null(9) ? std::nullopt : std::optional{static_cast<std::int32_t>(row->integer(9))};
    return Member{*id, *number, std::string{row->text(2)}, *phone, *union_id, *occupation, *status, row->integer(7),
        *card, joined};
}

std::optional<Member> applicant_of(Query const& row)
{
    auto const id = MemberId::parse(row->text(0));
    auto const phone = phone_of(row->text(2));
    auto const union_id = UnionId::parse(row->text(3));
    auto const occupation = occupation_of(row->text(4));
    auto const state = application_state_of(row->text(5));
    auto const card = CardId::parse(row->text(6));
    if (!id || !phone || !union_id || !occupation || !state || !card) {
        log::warning("roster.row_unreadable");
        return {};
    }
    return Member{*id, {}, std::string{row->text(1)}, *phone, *union_id, *occupation, status_of(*state), 0, *card};
}

Result<MemberId> kept_member(Connection& connection, MemberId id)
{
    for (int merges = 0; merges < max_merges; ++merges) {
        auto query = TRY(connection.query("SELECT kept FROM merged_members WHERE dropped = ?1"));
        if (!TRY(query->bind(1, string_view{id.text()}).step())) break;
        auto const kept = MemberId::parse(query->text(0));
        if (!kept) break;
        id = *kept;
    }
    return id;
}

Result<std::optional<Member>> find_member(Connection& connection, MemberId const& id)
{
    auto const kept = TRY(kept_member(connection, id));
    auto query = TRY(connection.query("SELECT id, number, masked_name, phone, union_id, occupation, status, points, "
                                      "card, joined FROM members WHERE id = ?1"));
    query->bind(1, string_view{kept.text()});
    return first_member(query);
}

namespace {

// A volunteer is a member of the union. Where the district's list has no row of them here, they are served as one all
// the same; their union and occupation are then not known.
Result<std::optional<Member>> volunteer_with(Connection& connection, CardId const& card)
{
    auto query = TRY(connection.query("SELECT row FROM volunteers WHERE card = ?1"));
    if (!TRY(query->bind(1, string_view{card.text()}).step())) return std::optional<Member>{};
    auto const row = decode_feed_row(query->text(0));
    auto const* const volunteer = row && *row ? std::get_if<Volunteer>(&**row) : nullptr;
    if (!volunteer) return std::optional<Member>{};
    Member member;
    member.id = volunteer->id;
    member.masked_name = volunteer->masked_name;
    return std::optional{std::move(member)};
}

} // namespace

Result<std::optional<Member>> find_holder(Connection& connection, CardId const& card)
{
    std::optional<Member> current;
    {
        auto query = TRY(connection.query("SELECT id, number, masked_name, phone, union_id, occupation, status, "
                                          "points, card, joined FROM members WHERE card = ?1"));
        query->bind(1, string_view{card.text()});
        current = TRY(first_member(query));
    }
    if (current) return after_merges(connection, std::move(current));
    if (auto former = TRY(find_former(connection, "SELECT id FROM former_members WHERE card = ?1", card.text())))
        return former;
    auto holder = TRY(applicant_with(connection, card));
    if (!holder) holder = TRY(volunteer_with(connection, card));
    if (!holder) return holder;
    auto known = TRY(find_member(connection, holder->id));
    return known ? known : holder;
}

Result<std::optional<Member>> find_by_number(Connection& connection, MemberNumber const& number)
{
    std::optional<Member> current;
    {
        auto query = TRY(connection.query("SELECT id, number, masked_name, phone, union_id, occupation, status, "
                                          "points, card, joined FROM members WHERE number = ?1"));
        query->bind(1, string_view{number.text()});
        current = TRY(first_member(query));
    }
    if (current) return after_merges(connection, std::move(current));
    return find_former(connection, "SELECT id FROM former_members WHERE number = ?1", number.text());
}

} // namespace yizhan::journal
