#include "kiosk/app/volunteer_desk.h"

#include "shared/platform/log.h"

namespace yizhan {
namespace {

constexpr Millis way_in_stay{60'000};
constexpr Millis alone{5 * 60'000};
constexpr Millis alone_at_ceremony{30 * 60'000};
constexpr Millis kept_by_others{30 * 60'000};
constexpr Millis warned{30'000};

} // namespace

VolunteerDesk::VolunteerDesk(KioskPorts const& ports, ZoneMinutes zone, std::function<void()> changed)
    : m_ports{ports}, m_zone{zone}, m_changed{std::move(changed)}, m_sign_in{ports,
                                                                       [this] {
                                                                           take_sign_in();
                                                                           m_changed();
                                                                       }},
      m_ceremony{ports, zone}
{
}

void VolunteerDesk::open()
{
    m_showing = true;
    if (!m_duty) m_sign_in.open();
    go_to(m_duty ? Page::Desk : Page::SignIn);
}

void VolunteerDesk::show_again()
{
    m_showing = true;
    go_to(m_duty ? m_page : Page::SignIn);
}

void VolunteerDesk::go_to(Page page)
{
    m_page = page;
    m_not_recorded = false;
    reload();
    restart_clock();
}

void VolunteerDesk::reload()
{
    if (m_duty) m_ceremony.reload(m_duty->drafts.get());
}

void VolunteerDesk::restart_clock()
{
    Millis const stay = !m_duty ? way_in_stay : m_ceremony.is_open() ? alone_at_ceremony : alone;
    m_own_touch = m_ports.clock.mono();
    m_alone.start(m_own_touch, stay, stay, warned);
}

void VolunteerDesk::touch(MonoMs now, bool own)
{
    if (own) m_own_touch = now;
    if (now - m_own_touch <= kept_by_others) m_alone.touch(now);
}

void VolunteerDesk::tick(MonoMs now)
{
    if (!m_alone.is_due(now)) return;
    m_alone.stop();
    if (m_duty)
        sign_out(true);
    else if (m_showing)
        leave();
}

bool VolunteerDesk::is_volunteers(ScannedCode const& scanned) const
{
    auto const* read = std::get_if<ReadCard>(&scanned);
    if (read == nullptr) return false;
    auto const found = m_ports.enrollment->book.find_volunteer(read->card);
    return found && *found;
}

void VolunteerDesk::scan(ScannedCode const& scanned, std::string_view text)
{
    if (!m_showing || m_page != Page::SignIn) open();
    if (m_duty) return; // their own code once more
    m_sign_in.scan(scanned, text, m_station.id);
    restart_clock();
}

void VolunteerDesk::take_sign_in()
{
    auto signed_in = m_sign_in.take();
    if (!signed_in) return;
    m_duty = Duty{std::move(signed_in->volunteer), std::move(signed_in->drafts), m_ports.clock.moment().occurred_at()};
    m_showing = true;
    go_to(Page::Desk);
}

void VolunteerDesk::leave()
{
    m_showing = false;
    if (!m_duty) {
        m_sign_in.open(); // what was typed is gone
        m_alone.stop();
    }
    m_wish = Home{};
}

// Signed out in any case: a volunteer who walks away must not stay signed in because a disk is full.
void VolunteerDesk::sign_out(bool left_alone)
{
    auto const now = m_ports.clock.moment();
    auto const done = shift();
    VolunteerSignedOut out{
        m_duty->volunteer.id, left_alone, static_cast<int>(done.applications.size()), done.unsent, done.sent_back};
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random), out};
    auto const appended = m_ports.journal.append({&event, 1}, now);
    m_ports.sync.nudge();
    m_duty.reset();
    m_alone.stop();
    m_page = Page::SignIn;
    bool const was_showing = std::exchange(m_showing, false);
    if (!appended) {
        log::error("sign_out_not_recorded", {{"code", appended.error().code}});
        m_wish = Home{appended.error()};
    } else if (was_showing || !left_alone) {
        m_wish = Home{};
    }
}

void VolunteerDesk::apply(EnrollmentIntent const& intent)
{
    if (!m_showing) return;
    std::visit(
        [this](auto const& one) {
            // Intents of the pages of a form are no business of this desk.
            if constexpr (requires { on(one); }) on(one);
        },
        intent);
}

void VolunteerDesk::on(intent::BackAPage const&)
{
    switch (m_page) {
    case Page::SignIn:
    case Page::Desk:
        return leave();
    case Page::SetupTree: {
        auto const tree = UnionOffer{m_ports.enrollment->book}.tree(m_tree_at);
        if (tree.at_root)
            m_page = Page::Setup;
        else
            m_tree_at = tree.parent;
        return;
    }
    case Page::Summary:
        return go_to(Page::Ceremony);
    default:
        return go_to(Page::Desk);
    }
}

void VolunteerDesk::on(intent::NextPage const&)
{
    if (m_page == Page::SignIn) m_sign_in.open();
}

void VolunteerDesk::on(intent::PressDigit const& press)
{
    if (m_page == Page::SignIn) m_sign_in.press(press.digit);
}

void VolunteerDesk::on(intent::EraseLast const&)
{
    if (m_page == Page::SignIn) m_sign_in.erase();
}

void VolunteerDesk::on(intent::OpenShift const&)
{
    if (m_duty) go_to(Page::Shift);
}

void VolunteerDesk::on(intent::OpenSentBack const&)
{
    if (m_duty) go_to(Page::SentBack);
}

void VolunteerDesk::on(intent::RepairForm const& repair)
{
    if (!m_duty || m_page != Page::SentBack) return;
    auto const waiting = sent_back();
    if (repair.index < waiting.size()) m_wish = Mended{waiting[repair.index]};
}

// The shift is seen before it is given away.
void VolunteerDesk::on(intent::SignOut const&)
{
    if (!m_duty) return;
    if (m_page == Page::Shift)
        sign_out(false);
    else
        go_to(Page::Shift);
}

} // namespace yizhan
