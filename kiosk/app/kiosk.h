// The kiosk's actor: intents, scans and news of the sync come in, views go out. Everything runs on one Executor;
// nothing here waits. There is no 'offline mode': it always decides alone, and the sync is information.
#pragma once

#include "kiosk/app/amenity_counter.h"
#include "kiosk/app/amenity_desk.h"
#include "kiosk/app/auto_return.h"
#include "kiosk/app/check_in_desk.h"
#include "kiosk/app/enrollment_counter.h"
#include "kiosk/app/keypad.h"
#include "kiosk/app/kiosk_ports.h"
#include "kiosk/app/views.h"

#include <functional>
#include <memory>

namespace yizhan {

struct KioskOptions {
    std::string version; // of the program: 1..32 printable ASCII characters
    StartReason start_reason = StartReason::Boot;
    ZoneMinutes zone;
    Language language = Language::Chinese; // at start, and again for the next person
};

class Kiosk final : public IdCardListener {
public:
    using ViewSink = std::function<void(std::shared_ptr<View const>)>;

    Kiosk(KioskPorts ports, KioskOptions options, ViewSink sink);

    // All on the executor's thread.
    void start(); // records kiosk.started and shows home
    void on_intent(Intent const& intent);
    void on_scan(std::string_view text);
    void on_sync(SyncState const& state);
    void on_writing_ready() { publish(); } // its keys may be shown now
    void on_feed_applied(); // station, amenities, keys may have changed
    // The hub knew more of this journal than it holds: the new incarnation's first event says so.
    void on_new_incarnation();
    void id_card_read(IdCardRead card) override;
    void id_card_troubled(IdCardTrouble trouble) override;
    void id_card_reader_changed(IdCardReaderState state) override;

private:
    void go_home();
    void show(ScreenView screen, Millis stay, Millis hold);
    void show_answer(Result<CheckInAnswer> answer);
    void show_visit(VisitId const& visit, bool bounced);
    void show_refusal(Refusal const& refusal);
    void show_not_recorded(Error const& error);
    void open_section(Section section);
    void handle(Intent const& intent);
    bool comes_too_late(Intent const& intent) const;
    bool is_joining() const { return m_counter && m_counter->is_showing(); }
    void show_counter(); // after anything that may have changed what joining shows
    bool is_at_services() const;
    Attendance attendance();
    void ask_services(AmenityIntent const& wanted);
    void show_services(AmenityCounter::Desk before); // after anything that may have changed which desk is shown
    void leave_services(AmenityCounter::Desk from);
    ServiceAnswer answer_for(Amenity const& amenity);
    void ask_for(ServiceAnswer answer); // what a service wants first
    void call_volunteer();
    void use_amenity(AmenityId const& id);
    void undo_use(UseId const& use);
    void press_key(char key);
    void submit_keypad();
    void pick_candidate(std::size_t index);
    bool record(EventBody body);
    void reload_station();
    void show_keypad();

    Visit* current_visit();
    std::optional<RefusalReason> refusal_on_screen() const;
    void fill_screen(View& view, TrustedNow const& now);
    void fill_home(HomeView& home, TrustedNow const& now);
    void fill_welcome(CheckedInView& welcome, int hour);
    std::vector<AmenityTile> tiles(std::map<AmenityId, std::int64_t> const& uses);
    SyncLine sync_line(TrustedNow const& now);
    std::optional<UndoToast> undo_toast(MonoMs mono);
    void publish();
    void schedule(UtcMs now, std::optional<UtcMs> code_until);
    void tick();

    KioskPorts m_ports;
    KioskOptions m_options;
    ViewSink m_sink;
    CheckInDesk m_check_in;
    AmenityDesk m_amenity_desk;

    std::optional<EnrollmentCounter> m_counter; // none: joining is not offered here
    std::optional<AmenityCounter> m_services; // none: machines, goods and services are not offered here
    std::optional<std::vector<OfferLine>> m_offers; // of the visit on the screen, until something may have changed them
    std::int64_t m_points = 0; // with m_offers

    Station m_station;
    std::vector<Amenity> m_amenities;
    bool m_has_bulletins = false;
    SyncState m_sync;

    ScreenView m_screen = HomeView{};
    std::optional<VisitId> m_visit; // whose screen it is
    std::optional<Keypad> m_keypad;
    std::vector<Member> m_candidates;
    AutoReturn m_return;
    AutoReturn m_reset; // at home: language and text size go back after a while
    Language m_language = Language::Chinese;
    bool m_large_text = false;
    std::uint64_t m_revision = 0;
    std::optional<MonoMs> m_timer_due; // of the timer that is under way
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace yizhan
