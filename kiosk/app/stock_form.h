// One act on stock while a volunteer fills it in: how many, to where, why. Pure; what it becomes are movements.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/app/amenity_intents.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

class StockForm {
public:
    StockForm(intent::StockAct act, GoodsId goods) : m_act{act}, m_goods{std::move(goods)} { }

    intent::StockAct act() const { return m_act; }
    GoodsId const& goods() const { return m_goods; }
    std::string const& digits() const { return m_digits; }
    std::optional<std::size_t> station() const { return m_station; }
    StockReason loss() const { return m_loss; }

    // Others than digits, and more of them than anybody needs, change nothing.
    void press(char digit);
    void erase();
    void count_one(); // its barcode was scanned
    void pick_station(std::size_t index) { m_station = index; }
    void forget_station() { m_station.reset(); }
    void pick_loss(StockReason reason); // others than losses change nothing

    bool is_untouched() const { return m_digits.empty(); }
    // More than max_units, or a zero where there must be some.
    bool is_too_many() const;
    bool is_complete() const;
    std::int64_t units() const; // 0 while nothing is typed

    // What it does to `here`, as it is believed to stand; ids and volunteer are still missing. Receiving takes first
    // what is on the way here, then the supplier's; a count moves the difference to what was believed. Where there is
    // none it moves nothing, but the first one is kept: from then on somebody counts these here. `to`: of Send.
    // REQUIRES: is_complete().
    std::vector<StockMoved> movements(StationId const& here, StockBalance const& believed, StationId const& to) const;

private:
    StockMoved movement(std::int64_t units, StockAccount from, StockAccount to, StockReason reason) const;
    std::vector<StockMoved> receipt(StationId const& here, StockBalance const& believed) const;
    std::vector<StockMoved> count(StationId const& here, StockBalance const& believed) const;

    intent::StockAct m_act;
    GoodsId m_goods;
    std::string m_digits;
    std::optional<std::size_t> m_station;
    StockReason m_loss = StockReason::Damaged;
};

} // namespace yizhan
