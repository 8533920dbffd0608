#include "kiosk/app/setup.h"

#include "shared/platform/log.h"

namespace yizhan {

Setup::Setup(Clock const& clock, Joiner& joiner, ViewSink sink, std::function<void()> joined)
    : m_clock{clock}, m_joiner{joiner}, m_sink{std::move(sink)}, m_joined{std::move(joined)}
{
}

void Setup::on_scan(std::string_view text)
{
    if (m_screen.state == SetupView::State::Joining) return;
    if (!m_joiner.is_ticket(text)) return;
    m_screen.state = SetupView::State::Joining;
    publish();
    m_joiner.join(text, [this](Result<void> result) {
        if (result) return m_joined();
        log::warning("join_failed", {{"code", result.error().code}});
        bool const out_of_reach
            = result.error().code == ErrorCode::Unavailable || result.error().code == ErrorCode::Timeout;
        m_screen.state = out_of_reach ? SetupView::State::HubOutOfReach : SetupView::State::TicketRefused;
        publish();
    });
}

void Setup::on_intent(Intent const& intent)
{
    if (!std::holds_alternative<intent::SwitchLanguage>(intent)) return;
    m_language = m_language == Language::Chinese ? Language::English : Language::Chinese;
    publish();
}

void Setup::publish()
{
    auto view = std::make_shared<View>();
    view->revision = ++m_revision;
    view->language = m_language;
    view->now = to_local(m_clock.wall(), ZoneMinutes{});
    view->screen = m_screen;
    m_sink(std::move(view));
}

} // namespace yizhan
