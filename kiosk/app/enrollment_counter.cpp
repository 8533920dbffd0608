#include "kiosk/app/enrollment_counter.h"

#include "shared/base/overload.h"
#include "shared/platform/log.h"

namespace yizhan {
namespace {

CardOnReader reader_between_people(IdCardReaderState state, std::optional<IdCardTrouble> trouble)
{
    if (state == IdCardReaderState::None) return CardOnReader::NoReader;
    if (state == IdCardReaderState::Gone) return CardOnReader::Gone;
    if (!trouble) return CardOnReader::Waiting;
    return *trouble == IdCardTrouble::Pulled ? CardOnReader::TakenTooSoon : CardOnReader::Unreadable;
}

} // namespace

EnrollmentCounter::EnrollmentCounter(
    KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone, std::function<void()> changed)
    : m_ports{ports}, m_form{ports, check_in, zone}, m_volunteer{ports, zone,
                                                         [this] {
                                                             settle();
                                                             m_changed();
                                                         }},
      m_answers{ports, check_in}, m_changed{std::move(changed)}
{
}

Helped EnrollmentCounter::helped() const
{
    Helped out;
    if (auto const* volunteer = m_volunteer.on_duty()) out.volunteer = volunteer->id;
    return out;
}

void EnrollmentCounter::set_station(Station const& station)
{
    m_form.set_station(station);
    m_volunteer.set_station(station);
}

void EnrollmentCounter::open_join()
{
    m_form.open_why_join();
    settle();
}

void EnrollmentCounter::open_volunteers()
{
    m_volunteer.open();
    settle();
}

bool EnrollmentCounter::is_between_people() const
{
    bool const told = m_form.is_told() && m_for_volunteer && m_volunteer.is_in_ceremony();
    return told || (!m_form.is_open() && m_volunteer.is_at_ceremony());
}

void EnrollmentCounter::apply(EnrollmentIntent const& intent)
{
    m_form.set_helper(helped());
    if (m_form.is_told() && is_between_people() && std::holds_alternative<intent::NextPerson>(intent))
        next_person(nullptr);
    else if (m_form.is_open())
        m_form.apply(intent);
    else
        m_volunteer.apply(intent);
    settle();
}

void EnrollmentCounter::go_home()
{
    if (m_form.is_filling() && m_for_volunteer && m_volunteer.is_in_ceremony())
        m_form.put_aside();
    else if (m_form.is_open())
        m_form.apply(intent::CloseForm{});
    else if (m_volunteer.is_showing())
        m_volunteer.apply(intent::CloseForm{});
    settle();
}

bool EnrollmentCounter::scan(std::string_view text)
{
    // Whoever fills in a form is not thrown out of it by the next person's code, nor is a ceremony.
    if (m_form.is_filling() || is_between_people()) return true;
    ScannedCode const scanned = m_ports.reader.read(text);
    bool const signs_in = m_volunteer.on_duty() == nullptr && m_volunteer.is_volunteers(scanned);
    if (m_volunteer.waits_for_code() || signs_in) {
        m_form.close();
        m_volunteer.scan(scanned, text);
        settle();
        return true;
    }
    m_form.close();
    m_volunteer.hide();
    m_for_volunteer = false;
    auto found = m_answers.look(scanned, text);
    if (auto* told = std::get_if<ToldAnswer>(&found))
        m_form.tell(std::move(*told));
    else if (auto* answer = std::get_if<Result<CheckInAnswer>>(&found))
        m_leaving = std::move(*answer);
    want_card();
    return !std::holds_alternative<std::monostate>(found);
}

void EnrollmentCounter::card_read(IdCardRead const& card)
{
    m_trouble.reset();
    m_form.set_helper(helped());
    if (is_between_people())
        next_person(&card);
    else
        m_form.card_read(card);
    settle();
}

void EnrollmentCounter::card_troubled(IdCardTrouble trouble)
{
    m_trouble = trouble;
    m_form.card_troubled(trouble);
}

void EnrollmentCounter::touch(MonoMs now, bool at_stock)
{
    m_form.touch(now);
    m_volunteer.touch(now, m_volunteer.is_showing() || m_for_volunteer || at_stock);
}

void EnrollmentCounter::tick(MonoMs now)
{
    m_form.tick(now);
    settle();
    m_volunteer.tick(now);
    settle();
}

std::optional<MonoMs> EnrollmentCounter::next_change(MonoMs now) const
{
    auto const form = m_form.next_change(now);
    auto const volunteer = m_volunteer.next_change(now);
    if (!form || !volunteer) return form ? form : volunteer;
    return std::min(*form, *volunteer);
}

void EnrollmentCounter::next_person(IdCardRead const* card)
{
    m_trouble.reset();
    bool const in_ceremony = m_volunteer.is_in_ceremony();
    auto const group = in_ceremony ? m_volunteer.ceremony().group() : std::nullopt;
    Helped who = helped();
    if (in_ceremony) who.ceremony = m_volunteer.ceremony().id();
    m_for_volunteer = true;
    m_form.close();
    m_form.set_draft_box(m_volunteer.drafts());
    if (card != nullptr)
        m_form.begin_with_card(std::move(who), group, *card);
    else
        m_form.begin(std::move(who), group);
    if (m_form.is_open()) m_volunteer.hide();
}

void EnrollmentCounter::settle()
{
    m_form.set_draft_box(m_volunteer.drafts());
    if (auto wish = m_volunteer.take_wish()) follow(std::move(*wish));
    if (auto const left = m_form.take_left()) follow(*left);
    auto const took = m_form.take_time();
    if (took && m_for_volunteer && m_volunteer.is_in_ceremony()) m_volunteer.ceremony().note_finished(*took);
    bool const within = m_form.is_open() && m_for_volunteer && m_volunteer.is_in_ceremony();
    m_form.set_ceremony_place(within ? std::optional{m_volunteer.ceremony().place()} : std::nullopt);
    want_card();
}

void EnrollmentCounter::follow(VolunteerDesk::Wish wish)
{
    std::visit(Overload{
                   [this](VolunteerDesk::NewForm const&) { next_person(nullptr); },
                   [this](VolunteerDesk::Resumed const& resumed) {
                       auto const begun = m_form.resume(resumed.draft, m_volunteer.ceremony().group());
                       if (!begun) return log::warning("draft_not_opened", {{"code", begun.error().code}});
                       m_for_volunteer = true;
                       m_volunteer.hide();
                   },
                   [this](VolunteerDesk::Mended const& mended) {
                       m_for_volunteer = true;
                       Helped who = helped();
                       who.ceremony = mended.application.ceremony;
                       m_form.mend(mended.application, std::move(who));
                       if (m_form.is_open()) m_volunteer.hide();
                   },
                   [this](VolunteerDesk::Home const& home) {
                       m_leaving = home.not_recorded ? Leaving{*home.not_recorded} : Leaving{Home{}};
                   },
               },
        std::move(wish));
}

void EnrollmentCounter::follow(EnrollmentDesk::Left const& left)
{
    using How = EnrollmentDesk::Left::How;
    if (std::exchange(m_for_volunteer, false) && m_volunteer.on_duty() != nullptr) {
        if (left.withdrawn && m_volunteer.is_in_ceremony()) m_volunteer.ceremony().note_given_up();
        return m_volunteer.show_again();
    }
    if (left.how == How::ToServices && left.visit)
        m_leaving = Welcome{*left.visit, false};
    else
        m_leaving = Home{};
}

void EnrollmentCounter::want_card()
{
    bool const wanted = m_form.wants_card() || is_between_people();
    if (m_card_wanted == wanted) return;
    m_card_wanted = wanted;
    m_ports.enrollment->id_cards.set_wanted(wanted);
}

ScreenView EnrollmentCounter::view() const
{
    if (m_form.is_open()) return m_form.view();
    auto screen = m_volunteer.view();
    if (auto* page = std::get_if<CeremonyPage>(&screen.page))
        page->reader = reader_between_people(m_ports.enrollment->id_cards.state(), m_trouble);
    return screen;
}

} // namespace yizhan
