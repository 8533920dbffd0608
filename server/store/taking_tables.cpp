#include "server/store/taking_tables.h"

#include "server/store/bind_all.h"
#include "server/store/first_fact.h"
#include "server/store/scoped_query.h"

namespace yizhan {
namespace {

// Columns 0..7 of m_find: what taking and undoing both say.
template <class Body> Result<void> read_common(sqlite::Statement const& row, TakingId const& taking, Body& body)
{
    body.taking = taking;
    body.campaign = TRY(CampaignId::parse(row.text(0)));
    body.goods = TRY(GoodsId::parse(row.text(1)));
    body.units = static_cast<int>(row.integer(2));
    body.payer = static_cast<Payer>(row.integer(3));
    body.cost_fen = row.integer(4);
    body.points = row.integer(5);
    body.by.member = TRY(optional_id<MemberId>(row, 6));
    body.by.union_id = TRY(optional_id<UnionId>(row, 7));
    return {};
}

} // namespace

Result<void> TakingTables::prepare()
{
    m_insert_taken = TRY(m_database.prepare(
        "INSERT INTO takings(taking, campaign, goods, units, payer, cost_fen, points, member, union_id, at, station, "
        "kiosk, incarnation, seq, revision, volunteer, agreed_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?) ON CONFLICT DO NOTHING"));
    m_insert_undone = TRY(m_database.prepare(
        "INSERT INTO takings(taking, campaign, goods, units, payer, cost_fen, points, member, union_id, at, station, "
        "undone_at, undone_station, undone_kiosk, undone_incarnation, undone_seq, undone_volunteer, undone_by) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    m_update_taken = TRY(m_database.prepare(
        "UPDATE takings SET campaign = ?2, goods = ?3, units = ?4, payer = ?5, cost_fen = ?6, points = ?7, member = "
        "?8, union_id = ?9, at = ?10, station = ?11, kiosk = ?12, incarnation = ?13, seq = ?14, revision = ?15, "
        "volunteer = ?16, agreed_at = ?17 WHERE taking = ?1"));
    m_update_undone = TRY(m_database.prepare(
        "UPDATE takings SET undone_at = ?2, undone_station = ?3, undone_kiosk = ?4, undone_incarnation = ?5, "
        "undone_seq = ?6, undone_volunteer = ?7, undone_by = ?8 WHERE taking = ?1"));
    m_find = TRY(m_database.prepare(
        "SELECT campaign, goods, units, payer, cost_fen, points, member, union_id, at, station, kiosk, incarnation, "
        "seq, revision, volunteer, agreed_at, undone_at, undone_station, undone_kiosk, undone_incarnation, undone_seq, "
        "undone_volunteer, undone_by FROM takings WHERE taking = ?"));
    return {};
}

Result<TakingTables::Standing> TakingTables::standing(TakingId const& taking)
{
    Standing standing;
    ScopedQuery query{m_find.bind(1, taking.text())};
    if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a taking is there and cannot be found");
    if (!query->is_null(12)) {
        auto& fact = standing.taken.emplace();
        TRY_DO(read_common(m_find, taking, fact.body));
        fact.at = UtcMs{query->integer(8)};
        fact.station = TRY(StationId::parse(query->text(9)));
        fact.place = TRY(place_in(m_find, 10));
        fact.body.revision = static_cast<int>(query->integer(13));
        fact.body.volunteer = TRY(optional_id<MemberId>(m_find, 14));
        fact.body.agreed_at = optional_time(m_find, 15);
    }
    if (!query->is_null(16)) {
        auto& fact = standing.undone.emplace();
        TRY_DO(read_common(m_find, taking, fact.body));
        fact.body.taken_at = UtcMs{query->integer(8)};
        fact.at = UtcMs{query->integer(16)};
        fact.station = TRY(StationId::parse(query->text(17)));
        fact.place = TRY(place_in(m_find, 18));
        fact.body.volunteer = TRY(optional_id<MemberId>(m_find, 21));
        fact.body.account = query->text(22);
    }
    return standing;
}

Result<bool> TakingTables::insert(Placed<GoodsTaken> const& fact)
{
    auto const& e = fact.body;
    auto const agreed = e.agreed_at ? std::optional{e.agreed_at->ms} : std::nullopt;
    auto& statement = bind_all(m_insert_taken, e.taking.text(), e.campaign.text(), e.goods.text(), e.units,
        static_cast<int>(e.payer), e.cost_fen, e.points, text_of(e.by.member), text_of(e.by.union_id), fact.at.ms,
        fact.station.text(), fact.place.kiosk.text(), fact.place.incarnation.text(), fact.place.sequence, e.revision,
        text_of(e.volunteer), agreed);
    return TRY(statement.run()) > 0;
}

Result<bool> TakingTables::insert(Placed<TakingUndone> const& fact)
{
    auto const& e = fact.body;
    auto& statement = bind_all(m_insert_undone, e.taking.text(), e.campaign.text(), e.goods.text(), e.units,
        static_cast<int>(e.payer), e.cost_fen, e.points, text_of(e.by.member), text_of(e.by.union_id), e.taken_at.ms,
        fact.station.text(), fact.at.ms, fact.station.text(), fact.place.kiosk.text(), fact.place.incarnation.text(),
        fact.place.sequence, text_of(e.volunteer), e.account);
    return TRY(statement.run()) > 0;
}

Result<void> TakingTables::update(Placed<GoodsTaken> const& fact)
{
    auto const& e = fact.body;
    auto const agreed = e.agreed_at ? std::optional{e.agreed_at->ms} : std::nullopt;
    auto& statement = bind_all(m_update_taken, e.taking.text(), e.campaign.text(), e.goods.text(), e.units,
        static_cast<int>(e.payer), e.cost_fen, e.points, text_of(e.by.member), text_of(e.by.union_id), fact.at.ms,
        fact.station.text(), fact.place.kiosk.text(), fact.place.incarnation.text(), fact.place.sequence, e.revision,
        text_of(e.volunteer), agreed);
    TRY(statement.run());
    return {};
}

Result<void> TakingTables::update(Placed<TakingUndone> const& fact)
{
    auto const& e = fact.body;
    auto& statement = bind_all(m_update_undone, e.taking.text(), fact.at.ms, fact.station.text(),
        fact.place.kiosk.text(), fact.place.incarnation.text(), fact.place.sequence, text_of(e.volunteer), e.account);
    TRY(statement.run());
    return {};
}

Result<void> TakingTables::keep(std::span<Placed<GoodsTaken> const> facts, ServiceSums& sums)
{
    using Fact = Placed<GoodsTaken>;
    auto const known
        = [this](Fact const& fact) -> Result<std::optional<Fact>> { return TRY(standing(fact.body.taking)).taken; };
    return keep_first(
        facts, sums, [this](Fact const& fact) { return insert(fact); }, known,
        [this](Fact const& fact) { return update(fact); });
}

Result<void> TakingTables::keep(std::span<Placed<TakingUndone> const> facts, ServiceSums& sums)
{
    using Fact = Placed<TakingUndone>;
    auto const known
        = [this](Fact const& fact) -> Result<std::optional<Fact>> { return TRY(standing(fact.body.taking)).undone; };
    return keep_first(
        facts, sums, [this](Fact const& fact) { return insert(fact); }, known,
        [this](Fact const& fact) { return update(fact); });
}

} // namespace yizhan
