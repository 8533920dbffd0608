// The GoodsBook on SQLite: goods, campaigns and what was taken, as the feed has them and as this kiosk's own ledger
// adds to it.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteGoodsBook final : public GoodsBook {
public:
    explicit SqliteGoodsBook(Session& session) : m_session{session} { }

    Result<std::vector<Goods>> goods() override;
    Result<std::optional<Goods>> find_barcode(Barcode const& barcode) override;
    Result<std::vector<Campaign>> campaigns() override;
    Result<TakenSoFar> taken(
        Campaign const& campaign, std::optional<MemberId> const& member, std::optional<VisitId> const& visit) override;
    Result<std::int64_t> points_not_settled(MemberId const& member) override;
    Result<std::map<GoodsId, StockBalance>> stock() override;
    Result<std::vector<RecordedTaking>> recent_takings(std::size_t limit) override;
    Result<std::optional<RecordedTaking>> find_taking(TakingId const& taking) override;
    Result<std::vector<std::pair<StockMoved, UtcMs>>> recent_movements(
        GoodsId const& goods, std::size_t limit) override;
    Result<std::vector<StationName>> stations() override;
    Result<std::vector<UnionId>> union_path(UnionId const& id) override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
