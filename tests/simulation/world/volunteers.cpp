#include "tests/simulation/world/volunteers.h"

namespace yizhan::sim {
namespace {

template <class Page> Page const* stock_page(KioskNode const& kiosk)
{
    auto const* screen = std::get_if<StockScreen>(&kiosk.view().screen);
    return screen == nullptr ? nullptr : std::get_if<Page>(&screen->page);
}

} // namespace

bool Volunteers::act(KioskNode& kiosk)
{
    bool const on_duty = kiosk.view().volunteer.has_value();
    m_deeds.intent(kiosk, intent::GoHome{});
    if (!on_duty) {
        m_deeds.intent(kiosk, intent::OpenSection{Section::Volunteers});
        m_deeds.act(kiosk, Deeds::Expected::Anything,
            [&](Kiosk& actor) { actor.on_scan(m_district.volunteer_code(m_random.below(volunteer_count))); });
        for (int i = 0; i < 6; ++i) m_deeds.intent(kiosk, intent::PressDigit{'1'});
        return true;
    }
    switch (m_random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
        keep_stock(kiosk);
        break;
    case 4:
    case 5:
    case 6:
        hand_out(kiosk);
        break;
    case 7:
    case 8:
        take_back(kiosk);
        break;
    default:
        repair(kiosk);
    }
    return false;
}

void Volunteers::keep_stock(KioskNode& kiosk)
{
    using intent::StockAct;
    auto const acts = {StockAct::Receive, StockAct::Receive, StockAct::Count, StockAct::Send, StockAct::WriteOff};
    auto const act = *(acts.begin() + m_random.below(acts.size()));
    auto const all = goods_ids();
    auto const& goods = all[m_random.below(all.size())];
    m_deeds.intent(kiosk, intent::OpenStock{});
    if (act == StockAct::Receive && m_random.chance(50)) {
        for (auto units = 1 + m_random.below(4); units > 0; --units) {
            m_deeds.act(
                kiosk, Deeds::Expected::Anything, [&](Kiosk& actor) { actor.on_scan(barcode_of(goods).text()); });
        }
        return confirm(kiosk);
    }
    m_deeds.intent(kiosk, intent::OpenStockForm{act, goods});
    if (act == StockAct::Send) m_deeds.intent(kiosk, intent::PickListed{m_random.below(2)});
    if (act == StockAct::WriteOff) m_deeds.intent(kiosk, intent::PickLoss{StockReason::OutOfDate});
    m_deeds.intent(kiosk, intent::PressDigit{static_cast<char>('0' + m_random.below(10))});
    confirm(kiosk);
}

// A delivery that looks like the one before is asked about once; then both stand.
void Volunteers::confirm(KioskNode& kiosk)
{
    if (kiosk.is_dead()) return;
    auto const before = kiosk.journal().recorded_of("stock.moved");
    m_deeds.intent(kiosk, intent::ConfirmStock{});
    if (!kiosk.is_dead() && m_random.chance(50)) m_deeds.intent(kiosk, intent::ConfirmStock{});
    if (kiosk.is_dead()) return;
    bool const wrote = kiosk.journal().recorded_of("stock.moved") > before;
    auto const* list = stock_page<StockListPage>(kiosk);
    if (wrote && (list == nullptr || !list->just_done))
        m_deeds.ledger().violated("stock moved, and the screen says nothing");
}

void Volunteers::hand_out(KioskNode& kiosk)
{
    m_deeds.intent(kiosk, intent::OpenHandOut{});
    if (kiosk.is_dead()) return;
    auto const* page = stock_page<PickCampaignPage>(kiosk);
    if (page == nullptr || page->lines.empty()) return;
    auto const campaign = page->lines[m_random.below(page->lines.size())].campaign;
    m_deeds.intent(kiosk, intent::PickCampaign{campaign});
    for (auto people = 1 + m_random.below(4); people > 0; --people) serve(kiosk);
}

void Volunteers::serve(KioskNode& kiosk)
{
    if (kiosk.is_dead() || stock_page<HandOutPage>(kiosk) == nullptr) return;
    auto const& code = m_district.citizens()[m_random.below(12)].code;
    for (auto times = m_random.chance(25) ? 2 : 1; times > 0; --times) {
        auto const before = kiosk.journal().recorded_of("goods.taken");
        m_deeds.act(kiosk, Deeds::Expected::Anything, [&](Kiosk& actor) { actor.on_scan(code); });
        if (!kiosk.is_dead() && m_random.chance(30)) m_deeds.intent(kiosk, intent::AllowTaking{});
        if (kiosk.is_dead()) return;
        auto const* page = stock_page<HandOutPage>(kiosk);
        auto const wrote = kiosk.journal().recorded_of("goods.taken") - before;
        bool const green = page != nullptr && page->last && page->last->given && !page->last->again;
        if (page == nullptr) return;
        if (wrote > 1 || (wrote == 1) != green) {
            m_deeds.ledger().violated("the hand-out line showed " + std::string{green ? "green" : "red"}
                + " and recorded " + std::to_string(wrote));
        }
    }
}

void Volunteers::take_back(KioskNode& kiosk)
{
    m_deeds.intent(kiosk, intent::OpenTakings{});
    if (kiosk.is_dead()) return;
    auto const* page = stock_page<TakingsPage>(kiosk);
    if (page == nullptr || page->lines.empty()) return;
    auto const line = page->lines[m_random.below(page->lines.size())];
    auto const before = kiosk.journal().recorded_of("goods.taking_undone");
    for (auto taps = m_random.chance(25) ? 2 : 1; taps > 0; --taps)
        m_deeds.intent(kiosk, intent::UndoTaking{line.taking});
    if (kiosk.is_dead()) return;
    auto const wrote = kiosk.journal().recorded_of("goods.taking_undone") - before;
    if (wrote > (line.undone ? 0U : 1U)) m_deeds.ledger().violated("a taking was taken back twice");
}

void Volunteers::repair(KioskNode& kiosk)
{
    m_deeds.intent(kiosk, intent::OpenMachines{AmenityId::make("wash")});
    if (kiosk.is_dead()) return;
    auto const* shown = std::get_if<MachinesScreen>(&kiosk.view().screen);
    if (shown == nullptr) return;
    for (auto const& tile : MachinesScreen{*shown}.machines) {
        if (tile.status == MachineStatus::Broken) m_deeds.intent(kiosk, intent::ReportMachine{tile.machine, false});
        if (tile.status == MachineStatus::Running && m_random.chance(20))
            m_deeds.intent(kiosk, intent::EndSession{tile.machine});
    }
}

} // namespace yizhan::sim
