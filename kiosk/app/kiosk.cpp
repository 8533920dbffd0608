#include "kiosk/app/kiosk.h"

#include "shared/base/overload.h"
#include "shared/platform/log.h"

namespace yizhan {
namespace {

constexpr Millis answer_hold{15'000};
constexpr Millis form_stay{30'000};
constexpr Millis refusal_extra{2'000};
constexpr std::size_t most_bulletins = 20;

} // namespace

Kiosk::Kiosk(KioskPorts ports, KioskOptions options, ViewSink sink)
    : m_ports{ports}, m_options{std::move(options)}, m_sink{std::move(sink)},
      m_check_in{ports.journal, ports.roster, ports.reader, ports.clock, ports.random}, m_amenity_desk{ports.journal,
                                                                                            ports.clock, ports.random}
{
    m_language = m_options.language;
    m_check_in.set_zone(m_options.zone);
    if (m_ports.amenities) m_services.emplace(m_ports, m_check_in, m_options.zone);
    if (!m_ports.enrollment) return;
    m_counter.emplace(m_ports, m_check_in, m_options.zone, [this] {
        show_counter();
        publish();
    });
}

void Kiosk::start()
{
    reload_station();
    record(KioskStarted{m_options.version, m_options.start_reason});
    go_home();
    publish();
}

void Kiosk::on_intent(Intent const& intent)
{
    m_return.touch(m_ports.clock.mono());
    m_reset.touch(m_ports.clock.mono());
    if (m_counter) m_counter->touch(m_ports.clock.mono(), is_at_services());
    m_offers.reset();
    if (!comes_too_late(intent)) handle(intent);
    show_counter();
    publish();
}

void Kiosk::handle(Intent const& intent)
{
    std::visit(Overload{
                   [](intent::Touched const&) {},
                   [this](intent::GoHome const&) {
                       if (is_joining())
                           m_counter->go_home();
                       else
                           go_home();
                   },
                   [this](intent::SwitchLanguage const&) {
                       m_language = m_language == Language::Chinese ? Language::English : Language::Chinese;
                   },
                   [this](intent::SwitchTextSize const&) { m_large_text = !m_large_text; },
                   [this](intent::OpenKeypad const& open) {
                       m_keypad.emplace(open.mode);
                       show_keypad();
                   },
                   [this](intent::PressKey const& press) { press_key(press.key); },
                   [this](intent::EraseKey const&) {
                       if (!m_keypad || !std::holds_alternative<KeypadView>(m_screen)) return;
                       m_keypad->erase();
                       show_keypad();
                   },
                   [this](intent::SubmitKeypad const&) { submit_keypad(); },
                   [this](intent::PickCandidate const& pick) { pick_candidate(pick.index); },
                   [this](intent::OpenGuest const&) { show(GuestView{}, form_stay, form_stay); },
                   [this](intent::CheckInAsGuest const& guest) { show_answer(m_check_in.guest(guest.occupation)); },
                   [this](intent::UseAmenity const& use) { use_amenity(use.amenity); },
                   [this](intent::UndoUse const& undo) { undo_use(undo.use); },
                   [this](intent::CallVolunteer const&) { call_volunteer(); },
                   [this](intent::OpenSection const& open) { open_section(open.section); },
                   [this](EnrollmentIntent const& joining) {
                       if (is_at_services()) {
                           auto const before = m_services->shown();
                           m_services->apply(joining, attendance());
                           show_services(before);
                       } else if (m_counter) {
                           m_counter->apply(joining);
                       }
                   },
                   [this](AmenityIntent const& wanted) { ask_services(wanted); },
               },
        intent);
}

void Kiosk::on_scan(std::string_view text)
{
    m_offers.reset();
    m_return.touch(m_ports.clock.mono());
    if (m_counter) m_counter->touch(m_ports.clock.mono(), is_at_services());
    if (m_services && m_services->scan(text, attendance()))
        show_services(m_services->shown());
    else if (!m_counter || !m_counter->scan(text))
        show_answer(m_check_in.scan(text));
    show_counter();
    publish();
}

void Kiosk::on_sync(SyncState const& state)
{
    m_sync = state;
    if (m_counter) m_counter->reload();
    publish();
}

void Kiosk::on_feed_applied()
{
    m_ports.reader.reload();
    reload_station();
    if (m_counter) m_counter->reload();
    publish();
}

void Kiosk::on_new_incarnation()
{
    record(KioskStarted{m_options.version, StartReason::HubKnewMore});
    publish();
}

void Kiosk::reload_station()
{
    auto station = m_ports.book.station();
    auto amenities = m_ports.book.amenities();
    auto bulletins = m_ports.book.bulletins(1);
    if (!station || !amenities || !bulletins) {
        log::warning("station_book_unreadable");
        return; // what was known stays on the screen
    }
    if (*station) m_station = std::move(**station);
    m_amenities = std::move(*amenities);
    m_has_bulletins = !bulletins->empty();
    m_check_in.set_bounce(Millis{m_station.bounce_s * 1000});
    if (m_counter) m_counter->set_station(m_station);
    if (m_services) m_services->reload(m_station, m_amenities);
    m_offers.reset();
}

bool Kiosk::record(EventBody body)
{
    Moment const now = m_ports.clock.moment();
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random), std::move(body)};
    auto const appended = m_ports.journal.append({&event, 1}, now);
    if (!appended) {
        log::error("not_recorded", {{"code", appended.error().code}});
        return false;
    }
    m_ports.sync.nudge();
    return true;
}

void Kiosk::go_home()
{
    m_visit.reset();
    m_keypad.reset();
    m_candidates.clear();
    if (m_services) m_services->hide();
    m_screen = HomeView{};
    m_return.stop();
    m_reset.start(m_ports.clock.mono(), form_stay, form_stay, Millis{0});
}

void Kiosk::show(ScreenView screen, Millis stay, Millis hold)
{
    if (m_services) m_services->hide();
    m_screen = std::move(screen);
    m_reset.stop();
    m_return.start(m_ports.clock.mono(), stay, hold, Millis{m_station.return_home_s * 1000} + refusal_extra);
}

void Kiosk::show_answer(Result<CheckInAnswer> answer)
{
    if (!answer) return show_not_recorded(answer.error());
    m_keypad.reset();
    m_candidates.clear();
    if (auto const* welcome = std::get_if<Welcome>(&*answer))
        show_visit(welcome->visit, welcome->bounced);
    else
        show_refusal(std::get<Refusal>(*answer));
    m_ports.sync.nudge();
}

void Kiosk::show_visit(VisitId const& visit, bool bounced)
{
    m_visit = visit;
    m_offers.reset();
    CheckedInView view;
    view.bounced = bounced;
    show(std::move(view), Millis{m_station.return_home_s * 1000}, answer_hold);
}

void Kiosk::show_refusal(Refusal const& refusal)
{
    m_visit.reset();
    RefusedView view{refusal.reason, refusal.reference, std::nullopt, false, std::nullopt};
    bool const by_list = refusal.reason == RefusalReason::Revoked || refusal.reason == RefusalReason::Inactive
        || refusal.reason == RefusalReason::Unknown;
    if (by_list) {
        auto const as_of = m_ports.roster.as_of();
        if (as_of && *as_of) view.list_as_of = to_local(**as_of, m_options.zone);
    }
    show(std::move(view), Millis{m_station.return_home_s * 1000} + refusal_extra, answer_hold);
}

void Kiosk::show_not_recorded(Error const& error)
{
    log::error("not_recorded", {{"code", error.code}});
    show(NotRecordedView{error.code, std::nullopt}, answer_hold, answer_hold);
}

Visit* Kiosk::current_visit() { return m_visit ? m_check_in.find_visit(*m_visit) : nullptr; }

std::optional<RefusalReason> Kiosk::refusal_on_screen() const
{
    auto const* refused = std::get_if<RefusedView>(&m_screen);
    return refused != nullptr ? std::optional{refused->reason} : std::nullopt;
}

void Kiosk::call_volunteer()
{
    bool const recorded = record(HelpCalled{refusal_on_screen()});
    if (is_joining()) {
        if (recorded) m_counter->set_helper_called();
        return; // a form is not lost because a call was not recorded
    }
    if (!recorded) return show_not_recorded({ErrorCode::Io, "help.called"});
    if (is_at_services()) return m_services->set_helper_called();
    if (auto* refused = std::get_if<RefusedView>(&m_screen)) refused->helper_called = true;
    if (auto* section = std::get_if<SectionView>(&m_screen)) section->helper_called = true;
    if (auto* welcome = std::get_if<CheckedInView>(&m_screen)) welcome->helper_called = true;
}

void Kiosk::open_section(Section section)
{
    if (m_counter && section == Section::JoinUnion) return m_counter->open_join();
    if (m_counter && section == Section::Volunteers) return m_counter->open_volunteers();
    if (m_services && section == Section::Services) {
        auto const before = m_services->shown();
        m_services->open_catalogue();
        return show_services(before);
    }
    if (section == Section::Bulletins && m_has_bulletins) {
        auto bulletins = m_ports.book.bulletins(most_bulletins);
        if (bulletins) return show(BulletinsView{std::move(*bulletins), {}}, form_stay, form_stay);
    }
    show(SectionView{section, false, {}}, answer_hold, form_stay);
}

} // namespace yizhan
