// Stock and the hand-out line, for a volunteer on duty: receive, count, send, write off, hand out to a queue, take
// back. Every act is one entry of the ledger; a balance is never written. Nothing of it shows once the volunteer has
// signed out.
#pragma once

#include "kiosk/app/enrollment_intents.h"
#include "kiosk/app/hand_out_line.h"
#include "kiosk/app/stock_form.h"

#include <string_view>

namespace yizhan {

class StockDesk {
public:
    // REQUIRES: ports.amenities.
    StockDesk(KioskPorts const& ports, ZoneMinutes zone, CheckInDesk& check_in, GoodsDesk& goods);

    void reload(Station const& station);
    void open(); // the list
    void hide();
    bool is_showing() const { return !m_pages.empty(); }
    // Everything of stock and handing out; PickListed, PressDigit and EraseLast of joining.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void apply(EnrollmentIntent const& intent, Attendance const& who);
    void back();
    // True: the scan was for this desk: a barcode anywhere in it, a person's code on the hand-out page (a visit is
    // recorded, then the taking), and any other code elsewhere, so that it does not cost what was typed. False: hidden.
    bool scan(std::string_view text, Attendance const& who);
    StockScreen view(Attendance const& who);

private:
    enum class Page { List, Form, PickCampaign, HandOut, Takings };
    using Hint = decltype(StockScreen::hint);

    void on(intent::OpenStock const&, Volunteer const&) { open(); }
    void on(intent::OpenStockForm const& open, Volunteer const&);
    void on(intent::PickLoss const& pick, Volunteer const&);
    void on(intent::ConfirmStock const&, Volunteer const& on_duty);
    void on(intent::OpenHandOut const&, Volunteer const&) { go_to(Page::PickCampaign); }
    void on(intent::PickCampaign const& pick, Volunteer const&);
    void on(intent::PickGoods const& pick, Volunteer const&);
    void on(intent::AllowTaking const&, Volunteer const& on_duty);
    void on(intent::OpenTakings const&, Volunteer const&) { go_to(Page::Takings); }
    void on(intent::UndoTaking const& undo, Volunteer const& on_duty);
    void on(intent::PickListed const& pick, Volunteer const&);
    void on(intent::PressDigit const& press, Volunteer const&);
    void on(intent::EraseLast const&, Volunteer const&);

    bool is_at(Page page) const { return is_showing() && m_pages.back() == page; }
    void go_to(Page page); // back to it, where it was passed on the way
    void open_form(intent::StockAct act, GoodsId const& goods);
    void form_changed() { m_same_before.reset(); }
    void scan_barcode(Barcode const& barcode);
    void note(Result<void> const& done);
    Result<void> confirm(Volunteer const& on_duty);
    Result<bool> looks_the_same();
    Result<void> record(std::vector<StockMoved> movements, Volunteer const& on_duty);
    bool is_offered_here(Campaign const& campaign, Volunteer const& on_duty);

    StockLine line(Goods const& goods);
    StockListPage list_page();
    StockFormPage form_page();
    PickCampaignPage campaigns_page(Volunteer const& on_duty);
    TakingsPage takings_page();

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    CheckInDesk& m_check_in;
    GoodsDesk& m_goods;
    HandOutLine m_line;
    Station m_station;
    std::vector<StationName> m_stations; // all but this one, by name

    std::vector<Page> m_pages; // the way here, newest last; empty: hidden
    std::optional<StockForm> m_form;
    std::optional<std::int64_t> m_same_before; // asked once more
    GoodsId m_just_done;
    Hint m_hint = Hint::None;
    bool m_not_recorded = false;
};

} // namespace yizhan
