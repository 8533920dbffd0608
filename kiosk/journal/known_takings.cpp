#include "kiosk/journal/known_takings.h"

#include "kiosk/journal/own_ledger.h"
#include "kiosk/journal/schema.h"
#include "kiosk/journal/stored_row.h"

#include <algorithm>

namespace yizhan::journal {
namespace {

using std::string_view;

static_assert(sequence_bits == 40, "the shift in the statement below");

constexpr std::size_t max_merged = 8; // records that became this one
constexpr std::size_t max_prices = 256; // of one member, newest first
constexpr Millis settling{10 * 60 * 1000}; // how long the member's own row may be behind the stock's
constexpr std::int64_t day_ms = 24 * 3'600'000;

// What lies further back than this cannot be in the running period nor the one before.
std::optional<Millis> two_periods(Period period)
{
    switch (period) {
    case Period::Day:
        return Millis{2 * day_ms};
    case Period::Week:
        return Millis{14 * day_ms};
    case Period::Month:
        return Millis{62 * day_ms};
    case Period::Year:
        return Millis{732 * day_ms};
    case Period::Once:
        break;
    }
    return {};
}

// The member, and whose records were merged into this one: what they took counts.
Result<std::vector<MemberId>> all_records_of(Connection& connection, MemberId const& member)
{
    std::vector<MemberId> records{member};
    for (std::size_t at = 0; at < records.size() && records.size() < max_merged; ++at) {
        auto query = TRY(connection.query("SELECT dropped FROM merged_members WHERE kept = ?1 LIMIT ?2"));
        query->bind(1, string_view{records[at].text()}).bind(2, max_merged);
        while (TRY(query->step())) {
            auto dropped = MemberId::parse(query->text(0));
            if (dropped && std::find(records.begin(), records.end(), *dropped) == records.end())
                records.push_back(std::move(*dropped));
        }
    }
    return records;
}

// Takings by their id; once undone anywhere, undone.
class Collection {
public:
    void add(KnownTaking taking)
    {
        auto const known = find(taking.taking);
        if (known == m_takings.end())
            m_takings.push_back(std::move(taking));
        else
            known->undone = known->undone || taking.undone;
    }
    void undo(TakingId const& id)
    {
        if (auto const known = find(id); known != m_takings.end()) known->undone = true;
    }
    std::vector<KnownTaking> standing() &&
    {
        std::erase_if(m_takings, [](KnownTaking const& one) { return one.undone; });
        std::stable_sort(m_takings.begin(), m_takings.end(),
            [](KnownTaking const& one, KnownTaking const& other) { return one.at > other.at; });
        return std::move(m_takings);
    }

private:
    std::vector<KnownTaking>::iterator find(TakingId const& id)
    {
        return std::find_if(
            m_takings.begin(), m_takings.end(), [&](KnownTaking const& one) { return one.taking == id; });
    }
    std::vector<KnownTaking> m_takings;
};

Result<std::optional<MemberTakings>> told_by_hub(Connection& connection, MemberId const& member, string_view campaign)
{
    auto query = TRY(connection.query("SELECT row FROM member_takings WHERE member = ?1 AND campaign = ?2"));
    if (!TRY(query->bind(1, string_view{member.text()}).bind(2, campaign).step()))
        return std::optional<MemberTakings>{};
    return row_of<MemberTakings>(query->text(0));
}

Result<void> add_own(Connection& connection, StoreOptions const& options, Campaign const& campaign,
    std::string const& claimant, Collection& takings)
{
    auto query = TRY(connection.query("SELECT id, at_ms, undone, kind = 'taken' FROM own_entries"
                                      " WHERE claimant = ?1 AND campaign = ?2 ORDER BY place DESC"));
    query->bind(1, string_view{claimant}).bind(2, string_view{campaign.id.text()});
    auto const reach = two_periods(campaign.period);
    std::optional<UtcMs> newest;
    while (TRY(query->step())) {
        auto id = TakingId::parse(query->text(0));
        UtcMs const at{query->integer(1)};
        if (!newest) newest = at;
        if (reach && at + *reach < *newest) break;
        if (!id) continue;
        if (query->integer(3) != 0)
            takings.add({std::move(*id), at, options.station, query->integer(2) != 0});
        else
            takings.undo(*id);
    }
    return {};
}

struct Price {
    TakingId taking;
    std::string campaign;
    UtcMs at;
    std::int64_t points = 0;
    bool counted = false; // by the hub, in the stock of the goods
    bool undone = false; // here
    bool undoing_counted = false; // by the hub, likewise
};

Result<std::vector<Price>> prices_of(Connection& connection, StoreOptions const& options, MemberId const& member)
{
    auto query = TRY(connection.query(
        "SELECT id, campaign, at_ms, points, (place & 1099511627775) <= coalesce((SELECT through FROM stock_parts AS p"
        " WHERE p.channel = ?2 AND p.goods = e.goods AND p.kiosk = ?3 AND p.incarnation = (SELECT id FROM incarnations"
        " WHERE ordinal = e.place >> 40)), 0), undone, undone AND EXISTS(SELECT 1 FROM own_entries AS u JOIN "
        "stock_parts"
        " AS p ON p.channel = ?2 AND p.goods = u.goods AND p.kiosk = ?3 AND p.incarnation = (SELECT id FROM "
        "incarnations"
        " WHERE ordinal = u.place >> 40) WHERE u.id = e.id AND u.kind = 'undone' AND (u.place & 1099511627775) <="
        " p.through) FROM own_entries AS e WHERE claimant = ?1 AND points > 0 ORDER BY place DESC LIMIT ?4"));
    query->bind(1, string_view{claimant_of(member)}).bind(2, string_view{station_channel(options.station)});
    query->bind(3, string_view{options.kiosk.text()}).bind(4, max_prices);
    std::vector<Price> prices;
    while (TRY(query->step())) {
        auto id = TakingId::parse(query->text(0));
        if (!id) continue;
        prices.push_back({std::move(*id), std::string{query->text(1)}, {query->integer(2)}, query->integer(3),
            query->integer(4) != 0, query->integer(5) != 0, query->integer(6) != 0});
    }
    return prices;
}

// The hub has taken these points off: it names the taking, or has no room left to name it, or counted it long ago.
bool is_settled(Price const& price, std::optional<MemberTakings> const& told, std::optional<UtcMs> as_of)
{
    if (price.counted && as_of && price.at + settling < *as_of) return true;
    if (!told) return false;
    auto oldest = price.at;
    bool has_older = false;
    for (auto const& one : told->takings) {
        if (one.taking == price.taking) return true;
        if (one.at < oldest) has_older = true;
    }
    return told->takings.size() == max_known_takings && !has_older;
}

// What the member's row has too much (negative: too little) because of it.
std::int64_t not_settled(Price const& price, std::optional<MemberTakings> const& told, std::optional<UtcMs> as_of)
{
    bool const settled = is_settled(price, told, as_of);
    if (!price.undone) return settled ? 0 : price.points;
    if (!settled) return 0; // the hub knows neither the taking nor its undoing, or both
    if (told) {
        for (auto const& one : told->takings) {
            if (one.taking == price.taking) return one.undone ? 0 : -price.points;
        }
    }
    return price.counted && !price.undoing_counted ? -price.points : 0; // of one that is named no more
}

Result<std::optional<UtcMs>> district_as_of(Connection& connection)
{
    auto query = TRY(connection.query("SELECT as_of_ms FROM channels WHERE name = ?1"));
    query->bind(1, string_view{district_channel()});
    if (!TRY(query->step()) || query->is_null(0)) return std::optional<UtcMs>{};
    return std::optional{UtcMs{query->integer(0)}};
}

} // namespace

Result<std::vector<KnownTaking>> takings_of_member(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, MemberId const& member)
{
    Collection takings;
    auto const records = TRY(all_records_of(connection, member));
    for (auto const& record : records) {
        auto const told = TRY(told_by_hub(connection, record, campaign.id.text()));
        if (!told) continue;
        for (auto const& one : told->takings) takings.add(one);
    }
    for (auto const& record : records) TRY_DO(add_own(connection, options, campaign, claimant_of(record), takings));
    return std::move(takings).standing();
}

Result<std::vector<KnownTaking>> takings_of_visit(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, VisitId const& visit)
{
    Collection takings;
    TRY_DO(add_own(connection, options, campaign, claimant_of(visit), takings));
    return std::move(takings).standing();
}

Result<void> count_takings(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, TakenSoFar& taken)
{
    taken.at_shares.assign(campaign.shares.size(), 0);
    auto const add = [&](string_view station, std::int64_t takings) {
        taken.everywhere += takings;
        if (station == options.station.text()) taken.here += takings;
        for (std::size_t at = 0; at < campaign.shares.size(); ++at) {
            if (campaign.shares[at].station.text() == station) taken.at_shares[at] += takings;
        }
    };
    auto parts = TRY(connection.query("SELECT station, takings FROM campaign_parts WHERE campaign = ?1"));
    parts->bind(1, string_view{campaign.id.text()});
    while (TRY(parts->step())) add(parts->text(0), parts->integer(1));
    auto own = TRY(connection.query("SELECT units FROM own_sums WHERE subject = ?1"));
    own->bind(1, string_view{subject_of(campaign.id)});
    while (TRY(own->step())) add(options.station.text(), own->integer(0));
    return {};
}

Result<std::int64_t> unsettled_points(Connection& connection, StoreOptions const& options, MemberId const& member)
{
    std::int64_t points = 0;
    auto const as_of = TRY(district_as_of(connection));
    for (auto const& record : TRY(all_records_of(connection, member))) {
        for (auto const& price : TRY(prices_of(connection, options, record))) {
            auto told = TRY(told_by_hub(connection, member, price.campaign));
            if (!told) told = TRY(told_by_hub(connection, record, price.campaign));
            points += not_settled(price, told, as_of);
        }
    }
    return points;
}

} // namespace yizhan::journal
