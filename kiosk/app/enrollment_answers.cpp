#include "kiosk/app/enrollment_answers.h"

#include "shared/platform/log.h"

namespace yizhan {

EnrollmentAnswers::EnrollmentAnswers(KioskPorts const& ports, CheckInDesk& check_in)
    : m_ports{ports}, m_check_in{check_in}
{
}

EnrollmentAnswers::Found EnrollmentAnswers::look(ScannedCode const& scanned, std::string_view text)
{
    auto const* card = std::get_if<ReadCard>(&scanned);
    if (card == nullptr) return {};
    if (auto found = pick_up(*card, text)) return std::move(*found);
    auto application = m_ports.enrollment->book.find_application(card->card);
    if (!application || !*application) return {};
    auto const state = (*application)->standing.state;
    if (state != ApplicationState::SentBack && state != ApplicationState::Refused) return {};
    return told(std::move(**application), *card);
}

// The provisional code opens what waits for it, and its holder is checked in with what was inside.
std::optional<EnrollmentAnswers::Found> EnrollmentAnswers::pick_up(ReadCard const& card, std::string_view text)
{
    auto const row = m_ports.enrollment->book.find_pickup(card.card);
    if (!row || !*row) return std::nullopt;
    auto const now = m_ports.clock.now();
    if (now.quality == TimeQuality::Agreed && now.time > (*row)->until) return std::nullopt;
    auto code = m_ports.enrollment->issuer.pick_up(text, **row);
    if (!code) {
        log::warning("pickup_not_opened", {{"code", code.error().code}});
        return std::nullopt;
    }
    auto const inside = m_ports.reader.read(code->text.view());
    auto const* full = std::get_if<ReadCard>(&inside);
    if (full == nullptr) {
        log::warning("pickup_not_believed");
        return std::nullopt;
    }
    auto arrived = m_check_in.arrive(ReadCard{full->card, full->expires, card.assurance});
    if (!arrived) return Found{std::move(arrived)};
    auto const* welcome = std::get_if<Welcome>(&*arrived);
    if (welcome == nullptr) return Found{std::move(arrived)};
    ToldAnswer answer;
    answer.page.state = ApplicationState::Approved;
    answer.page.code = std::move(code->bitmap);
    answer.visit = welcome->visit;
    if (auto const* visit = m_check_in.find_visit(welcome->visit); visit != nullptr && visit->member) {
        answer.page.masked_name = visit->member->masked_name;
        if (visit->member->number) answer.page.number = visit->member->number->text();
    } else if (auto const application = m_ports.enrollment->book.find_application(card.card);
               application && *application) {
        answer.page.masked_name = (*application)->standing.applicant.masked_name;
    }
    return Found{std::move(answer)};
}

EnrollmentAnswers::Found EnrollmentAnswers::told(LocalApplication application, ReadCard const& card)
{
    auto arrived = m_check_in.arrive(card);
    if (!arrived) return arrived;
    auto const* welcome = std::get_if<Welcome>(&*arrived);
    bool const refused = application.standing.state == ApplicationState::Refused;
    // A card that is not good for another reason is told as that.
    if (welcome == nullptr && !refused) return arrived;
    ToldAnswer answer;
    answer.page.state = application.standing.state;
    answer.page.masked_name = application.standing.applicant.masked_name;
    answer.page.reason = application.standing.reason;
    answer.page.note = application.standing.note;
    answer.page.fix = application.standing.fix;
    if (welcome != nullptr) answer.visit = welcome->visit;
    if (!refused) answer.application = std::move(application);
    return answer;
}

} // namespace yizhan
