#include "kiosk/app/stock_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis same_again{10 * 60'000};
constexpr std::size_t movements_looked_at = 20;

} // namespace

StockDesk::StockDesk(KioskPorts const& ports, ZoneMinutes zone, CheckInDesk& check_in, GoodsDesk& goods)
    : m_ports{ports}, m_zone{zone}, m_check_in{check_in}, m_goods{goods}, m_line{ports, zone, check_in, goods}
{
}

void StockDesk::reload(Station const& station)
{
    m_station = station;
    auto stations = m_ports.amenities->goods.stations();
    if (!stations) return log::warning("stations_unreadable"); // what was known stays
    // A place in a list is only good for the list that was shown.
    if (m_form && m_form->act() == intent::StockAct::Send && *stations != m_stations) {
        m_form->forget_station();
        form_changed();
    }
    m_stations = std::move(*stations);
}

void StockDesk::open()
{
    hide();
    go_to(Page::List);
}

void StockDesk::hide()
{
    m_pages.clear();
    m_form.reset();
    m_same_before.reset();
    m_just_done = {};
    m_hint = Hint::None;
    m_not_recorded = false;
}

void StockDesk::go_to(Page page)
{
    auto const passed = std::find(m_pages.begin(), m_pages.end(), page);
    m_pages.erase(passed, m_pages.end());
    m_pages.push_back(page);
    if (page != Page::Form) m_form.reset();
}

void StockDesk::back()
{
    if (m_pages.size() < 2) return hide();
    auto const before = m_pages[m_pages.size() - 2];
    m_hint = Hint::None;
    m_not_recorded = false;
    m_just_done = {};
    go_to(before);
}

void StockDesk::apply(AmenityIntent const& wanted, Attendance const& who)
{
    if (who.on_duty == nullptr) return hide();
    m_hint = Hint::None;
    m_not_recorded = false;
    std::visit(
        [&](auto const& one) {
            if constexpr (requires { on(one, *who.on_duty); }) on(one, *who.on_duty);
        },
        wanted);
}

void StockDesk::apply(EnrollmentIntent const& wanted, Attendance const& who)
{
    if (who.on_duty == nullptr) return hide();
    if (!is_at(Page::Form) || !m_form) return;
    m_hint = Hint::None;
    m_not_recorded = false;
    std::visit(
        [&](auto const& one) {
            if constexpr (requires { on(one, *who.on_duty); }) on(one, *who.on_duty);
        },
        wanted);
}

void StockDesk::open_form(intent::StockAct act, GoodsId const& goods)
{
    m_form.emplace(act, goods);
    form_changed();
    m_just_done = {};
    go_to(Page::Form);
}

void StockDesk::on(intent::OpenStockForm const& wanted, Volunteer const&)
{
    if (is_at(Page::List) && m_goods.find_goods(wanted.goods) != nullptr) open_form(wanted.act, wanted.goods);
}

void StockDesk::on(intent::PickLoss const& pick, Volunteer const&)
{
    if (m_form) m_form->pick_loss(pick.reason);
}

void StockDesk::on(intent::PickListed const& pick, Volunteer const&)
{
    if (m_form->act() == intent::StockAct::Send && pick.index < m_stations.size()) m_form->pick_station(pick.index);
}

void StockDesk::on(intent::PressDigit const& press, Volunteer const&)
{
    m_form->press(press.digit);
    form_changed();
}

void StockDesk::on(intent::EraseLast const&, Volunteer const&)
{
    m_form->erase();
    form_changed();
}

void StockDesk::on(intent::ConfirmStock const&, Volunteer const& on_duty)
{
    if (is_at(Page::Form) && m_form && m_form->is_complete()) note(confirm(on_duty));
}

void StockDesk::on(intent::PickCampaign const& pick, Volunteer const& on_duty)
{
    auto const* campaign = m_goods.find(pick.campaign);
    if (!is_at(Page::PickCampaign) || campaign == nullptr || !is_offered_here(*campaign, on_duty)) return;
    m_line.begin(pick.campaign);
    go_to(Page::HandOut);
}

void StockDesk::on(intent::PickGoods const& pick, Volunteer const&)
{
    if (is_at(Page::HandOut)) m_line.pick(pick.index);
}

void StockDesk::on(intent::AllowTaking const&, Volunteer const& on_duty)
{
    if (is_at(Page::HandOut)) note(m_line.allow(on_duty));
}

void StockDesk::on(intent::UndoTaking const& undo, Volunteer const& on_duty)
{
    if (!is_at(Page::Takings)) return;
    auto const undone = m_goods.undo(undo.taking, on_duty.id);
    if (!undone && undone.error().code == ErrorCode::NotFound) return; // the page shows that it is undone
    note(undone);
}

void StockDesk::note(Result<void> const& done)
{
    if (done) return;
    log::error("not_recorded", {{"code", done.error().code}});
    m_not_recorded = true;
}

// A delivery that was read twice looks like this: the same goods and units, minutes ago.
Result<bool> StockDesk::looks_the_same()
{
    auto const before = TRY(m_ports.amenities->goods.recent_movements(m_form->goods(), movements_looked_at));
    auto const now = m_ports.clock.moment().occurred_at();
    std::map<UtcMs, std::int64_t> receipts; // one that was partly on the way is two movements of one moment
    for (auto const& [moved, at] : before) {
        bool const is_near = at + same_again > now && now + same_again > at;
        if (is_near && moved.reason == StockReason::Received) receipts[at] += moved.units;
    }
    return std::any_of(
        receipts.begin(), receipts.end(), [&](auto const& one) { return one.second == m_form->units(); });
}

Result<void> StockDesk::confirm(Volunteer const& on_duty)
{
    if (m_form->act() == intent::StockAct::Receive && !m_same_before && TRY(looks_the_same())) {
        m_same_before = m_form->units();
        return {};
    }
    StationId to;
    if (m_form->station()) to = m_stations[*m_form->station()].id;
    auto const goods = m_form->goods();
    auto const believed = m_goods.movements_of(goods).value_or(StockBalance{0, 0, false});
    TRY_DO(record(m_form->movements(m_station.id, believed, to), on_duty));
    form_changed();
    m_pages = {Page::List};
    m_form.reset();
    m_just_done = goods;
    return {};
}

Result<void> StockDesk::record(std::vector<StockMoved> movements, Volunteer const& on_duty)
{
    if (movements.empty()) return {}; // counted, and it was as believed
    Moment const now = m_ports.clock.moment();
    std::vector<NewEvent> events;
    for (auto& one : movements) {
        EventId id = new_event_id(now.clock.wall, m_ports.random);
        one.movement = MovementId::make(id.text());
        one.volunteer = on_duty.id;
        events.push_back({std::move(id), std::move(one)});
    }
    TRY(m_ports.journal.append(events, now));
    m_ports.sync.nudge();
    m_goods.stock_changed();
    return {};
}

bool StockDesk::scan(std::string_view text, Attendance const& who)
{
    if (!is_showing()) return false;
    if (who.on_duty == nullptr) {
        hide();
        return false;
    }
    m_hint = Hint::None;
    m_not_recorded = false;
    if (auto const barcode = Barcode::parse(text)) {
        scan_barcode(*barcode);
        return true;
    }
    if (is_at(Page::HandOut)) {
        note(m_line.scan(text, *who.on_duty));
        return true;
    }
    auto const scanned = m_ports.reader.read(text);
    auto const* refused = std::get_if<RefusalReason>(&scanned);
    m_hint = refused != nullptr && *refused == RefusalReason::NotOurs ? Hint::UnknownBarcode : Hint::MemberCode;
    return true;
}

void StockDesk::scan_barcode(Barcode const& barcode)
{
    auto const found = m_ports.amenities->goods.find_barcode(barcode);
    if (!found || !*found) {
        m_hint = Hint::UnknownBarcode;
        return;
    }
    auto const& goods = (*found)->id;
    if (is_at(Page::List)) open_form(intent::StockAct::Receive, goods);
    if (!is_at(Page::Form) || !m_form) {
        m_hint = Hint::NotForThis;
        return;
    }
    if (m_form->goods() != goods) {
        if (!m_form->is_untouched()) {
            m_hint = Hint::NotForThis;
            return;
        }
        open_form(m_form->act(), goods);
    }
    m_form->count_one();
    form_changed();
}

} // namespace yizhan
