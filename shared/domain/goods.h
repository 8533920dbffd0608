// Goods that are counted out of stock, and the ledger that they move in. Double entry: every movement names where the
// units come from and where they go; no balance is ever written, each is a sum of movements and the same in any order
// of arrival.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

// Who pays: printed in the cost report, so each is a budget of its own.
enum class Payer { StateFinance, Union, Dues, Donation };
std::string_view name(Payer payer); // state_finance, union, dues, donation
std::optional<Payer> payer_of(std::string_view name);

// EAN-8, UPC-A (12), EAN-13 or GTIN-14 by its digits, check digit right (GS1 General Specifications 7.9); nothing that
// could be a member's code. InvalidInput else.
class Barcode {
public:
    static Result<Barcode> parse(std::string_view text);
    std::string const& text() const { return m_text; } // as scanned, 8, 12, 13 or 14 digits
    auto operator<=>(Barcode const&) const = default;

private:
    explicit Barcode(std::string text) : m_text{std::move(text)} { }
    std::string m_text;
};

// Channel district.
struct Goods {
    GoodsId id;
    Bilingual name; // 夏季清凉包
    Bilingual unit; // 份
    std::string icon; // a Material Icons name
    std::optional<Barcode> barcode; // of one unit
    std::int64_t cost_fen = 0; // of one unit, 0..10'000'000
    bool operator==(Goods const&) const = default;
};

constexpr std::int64_t max_units = 100'000; // of one movement; more is a slip of the finger

// Where units are. Station and Transit name a station: Transit is on the way TO it.
enum class StockPlace { Station, Transit, Supplier, Given, WrittenOff, Miscounted };
std::string_view name(StockPlace place); // station, transit, supplier, given, written_off, miscounted
std::optional<StockPlace> stock_place_of(std::string_view name);

struct StockAccount {
    StockPlace place = StockPlace::Station;
    StationId station; // of Station and Transit; empty else
    auto operator<=>(StockAccount const&) const = default;
};

enum class StockReason {
    Received, // Supplier -> Station, or Transit -> Station
    Sent, // Station -> Transit
    Counted, // Station <-> Miscounted: the difference to what was believed
    Damaged, // Station -> WrittenOff, as the next three
    OutOfDate,
    Lost,
    Trial, // used up for tasting, for a demonstration
};
std::string_view name(StockReason reason); // received, sent, counted, damaged, out_of_date, lost, trial
std::optional<StockReason> stock_reason_of(std::string_view name);

// What one kiosk's events add to the stock of a station, as the hub has counted them up to `through`. A kiosk adds up
// the parts of all, and of its own journal only what lies above `through`. Channel station.ID.
struct StockPart {
    GoodsId goods;
    KioskId kiosk; // `hub` for movements by staff
    IncarnationId incarnation;
    Seq through = 0;
    std::int64_t units = 0; // of account Station; may be negative
    std::int64_t coming = 0; // of account Transit to this station
    bool is_kept = true; // something was received, counted or sent; false: taken only
    bool operator==(StockPart const&) const = default;
};

} // namespace yizhan
