#include "kiosk/app/stock_form.h"

#include <algorithm>
#include <charconv>

namespace yizhan {
namespace {

// One more than max_units has: a number that is too large is seen to be, and does not quietly lose its end.
constexpr std::size_t most_digits = 7;

} // namespace

void StockForm::press(char digit)
{
    if (digit < '0' || digit > '9') return;
    if (m_digits == "0") m_digits.clear();
    if (m_digits.size() < most_digits) m_digits += digit;
}

void StockForm::erase()
{
    if (!m_digits.empty()) m_digits.pop_back();
}

void StockForm::count_one()
{
    if (units() <= max_units) m_digits = std::to_string(units() + 1);
}

void StockForm::pick_loss(StockReason reason)
{
    switch (reason) {
    case StockReason::Damaged:
    case StockReason::OutOfDate:
    case StockReason::Lost:
    case StockReason::Trial:
        m_loss = reason;
        return;
    case StockReason::Received:
    case StockReason::Sent:
    case StockReason::Counted:
        return;
    }
}

std::int64_t StockForm::units() const
{
    std::int64_t value = 0;
    std::from_chars(m_digits.data(), m_digits.data() + m_digits.size(), value);
    return value;
}

bool StockForm::is_too_many() const
{
    if (m_digits.empty()) return false;
    return units() > max_units || (units() == 0 && m_act != intent::StockAct::Count);
}

bool StockForm::is_complete() const
{
    bool const has_place = m_act != intent::StockAct::Send || m_station.has_value();
    return !m_digits.empty() && !is_too_many() && has_place;
}

StockMoved StockForm::movement(std::int64_t units, StockAccount from, StockAccount to, StockReason reason) const
{
    StockMoved out;
    out.goods = m_goods;
    out.units = units;
    out.from = std::move(from);
    out.to = std::move(to);
    out.reason = reason;
    return out;
}

std::vector<StockMoved> StockForm::receipt(StationId const& here, StockBalance const& believed) const
{
    std::vector<StockMoved> out;
    StockAccount const shelf{StockPlace::Station, here};
    auto const from_the_way = std::clamp<std::int64_t>(believed.coming, 0, units());
    if (from_the_way > 0)
        out.push_back(movement(from_the_way, {StockPlace::Transit, here}, shelf, StockReason::Received));
    if (units() > from_the_way)
        out.push_back(movement(units() - from_the_way, {StockPlace::Supplier, {}}, shelf, StockReason::Received));
    return out;
}

std::vector<StockMoved> StockForm::count(StationId const& here, StockBalance const& believed) const
{
    std::vector<StockMoved> out;
    StockAccount const shelf{StockPlace::Station, here};
    StockAccount const miscounted{StockPlace::Miscounted, {}};
    auto left = units() - believed.units;
    bool const found_less = left < 0;
    auto const add = [&](std::int64_t some) {
        auto one
            = movement(some, found_less ? shelf : miscounted, found_less ? miscounted : shelf, StockReason::Counted);
        one.counted = units();
        out.push_back(std::move(one));
    };
    if (left == 0 && !believed.is_kept) add(0);
    for (left = found_less ? -left : left; left > 0; left -= std::min(left, max_units)) add(std::min(left, max_units));
    return out;
}

std::vector<StockMoved> StockForm::movements(
    StationId const& here, StockBalance const& believed, StationId const& to) const
{
    StockAccount const shelf{StockPlace::Station, here};
    switch (m_act) {
    case intent::StockAct::Receive:
        return receipt(here, believed);
    case intent::StockAct::Count:
        return count(here, believed);
    case intent::StockAct::Send:
        return {movement(units(), shelf, {StockPlace::Transit, to}, StockReason::Sent)};
    case intent::StockAct::WriteOff:
        break;
    }
    return {movement(units(), shelf, {StockPlace::WrittenOff, {}}, m_loss)};
}

} // namespace yizhan
