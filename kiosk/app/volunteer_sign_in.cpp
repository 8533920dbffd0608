#include "kiosk/app/volunteer_sign_in.h"

#include "shared/platform/log.h"

namespace yizhan {
namespace {

constexpr std::size_t pin_digits = 6;
constexpr std::int64_t minute_ms = 60'000;

} // namespace

VolunteerSignIn::VolunteerSignIn(KioskPorts const& ports, std::function<void()> changed)
    : m_ports{ports}, m_changed{std::move(changed)}
{
}

void VolunteerSignIn::open()
{
    m_page = ScanVolunteerPage{};
    m_volunteer.reset();
    m_code.clear();
    m_pin.clear();
    m_not_recorded = false;
    m_signed_in.reset();
    m_asked = std::make_shared<int>(0);
}

bool VolunteerSignIn::record(EventBody body)
{
    Moment const now = m_ports.clock.moment();
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random), std::move(body)};
    auto const appended = m_ports.journal.append({&event, 1}, now);
    if (!appended) log::error("sign_in_not_recorded", {{"code", appended.error().code}});
    m_not_recorded = !appended;
    m_ports.sync.nudge();
    return appended.has_value();
}

void VolunteerSignIn::refuse(SignInRefusal reason, std::optional<CardId> card)
{
    record(VolunteerRefused{reason, std::move(card)});
    m_page = SignInRefusedPage{reason};
}

std::optional<int> VolunteerSignIn::wait_minutes(PinAttempts const& attempts) const
{
    auto const wait = pin_wait(attempts, m_ports.clock.now().time).count();
    if (wait <= 0) return std::nullopt;
    return static_cast<int>((wait + minute_ms - 1) / minute_ms);
}

void VolunteerSignIn::scan(ScannedCode const& scanned, std::string_view text, StationId const& station)
{
    open();
    auto const* read = std::get_if<ReadCard>(&scanned);
    if (read == nullptr) return refuse(SignInRefusal::NotAVolunteer, std::nullopt);
    auto const standing = m_ports.roster.find_card(read->card);
    auto volunteer = m_ports.enrollment->book.find_volunteer(read->card);
    if (!standing || !volunteer) {
        m_not_recorded = true; // the book cannot be read: nobody is let in unseen
        return;
    }
    if (auto const refusal
        = check_volunteer(*volunteer, standing->revocation.has_value(), station, m_ports.clock.now()))
        return refuse(*refusal, read->card);
    m_volunteer = std::move(**volunteer);
    m_code = PrivateText{text};
    PinPage page;
    page.masked_name = m_volunteer->masked_name;
    if (auto const attempts = m_ports.enrollment->drafts.pin_attempts(m_volunteer->card))
        page.wait_minutes = wait_minutes(*attempts);
    m_page = std::move(page);
}

void VolunteerSignIn::press(char digit)
{
    auto* page = std::get_if<PinPage>(&m_page);
    if (page == nullptr || page->checking || digit < '0' || digit > '9') return;
    page->wrong = false;
    m_pin.append({&digit, 1});
    page->digits = m_pin.size();
    if (page->digits == pin_digits) check_pin();
}

void VolunteerSignIn::erase()
{
    auto* page = std::get_if<PinPage>(&m_page);
    if (page == nullptr || page->checking) return;
    m_pin.pop_back();
    page->digits = m_pin.size();
}

void VolunteerSignIn::check_pin()
{
    auto& page = std::get<PinPage>(m_page);
    PinCheck::SignIn sign_in;
    sign_in.pin = std::exchange(m_pin, {});
    page.digits = 0;
    auto& drafts = m_ports.enrollment->drafts;
    auto attempts = drafts.pin_attempts(m_volunteer->card);
    auto salt = drafts.draft_salt();
    if (!attempts || !salt) {
        m_not_recorded = true;
        return;
    }
    page.wait_minutes = wait_minutes(*attempts);
    if (page.wait_minutes) {
        record(VolunteerRefused{SignInRefusal::Waiting, m_volunteer->card});
        return;
    }
    // Counted as wrong until it is known to be right.
    m_not_recorded = !drafts.set_pin_attempts(m_volunteer->card, {attempts->wrong + 1, m_ports.clock.now().time});
    if (m_not_recorded) return;
    page.checking = true;
    sign_in.code = m_code;
    sign_in.verifier = m_volunteer->pin_verifier;
    sign_in.draft_salt = std::move(*salt);
    m_ports.enrollment->pins.check(
        std::move(sign_in), [this, asked = std::weak_ptr{m_asked}](std::optional<std::unique_ptr<DraftBox>> answer) {
            if (!asked.expired()) answered(std::move(answer));
        });
}

void VolunteerSignIn::answered(std::optional<std::unique_ptr<DraftBox>> answer)
{
    auto* page = std::get_if<PinPage>(&m_page);
    if (page == nullptr || !page->checking) return;
    page->checking = false;
    auto& drafts = m_ports.enrollment->drafts;
    if (!answer) {
        page->wrong = true;
        if (auto const attempts = drafts.pin_attempts(m_volunteer->card)) page->wait_minutes = wait_minutes(*attempts);
        record(VolunteerRefused{SignInRefusal::WrongPin, m_volunteer->card});
    } else if (record(VolunteerSignedIn{m_volunteer->id})) {
        if (!drafts.set_pin_attempts(m_volunteer->card, {})) log::warning("pin_attempts_not_cleared");
        SignedIn signed_in{std::move(*m_volunteer), std::move(*answer)};
        open();
        m_signed_in = std::move(signed_in);
    }
    m_changed();
}

} // namespace yizhan
