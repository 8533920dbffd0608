#include "server/store/first_fact.h"

namespace yizhan {

Result<LogPlace> place_in(sqlite::Statement const& row, int kiosk)
{
    LogPlace place;
    place.kiosk = TRY(KioskId::parse(row.text(kiosk)));
    place.incarnation = TRY(IncarnationId::parse(row.text(kiosk + 1)));
    place.sequence = static_cast<Seq>(row.integer(kiosk + 2));
    return place;
}

Result<StockAccount> account_in(sqlite::Statement const& row, int place)
{
    auto const named = stock_place_of(row.text(place));
    if (!named) return fail(ErrorCode::Corrupt, "a place of stock has no name");
    StockAccount account{*named, {}};
    if (!row.text(place + 1).empty()) account.station = TRY(StationId::parse(row.text(place + 1)));
    return account;
}

} // namespace yizhan
