#include "kiosk/input/sdt_session.h"

#include "kiosk/input/sdt_card.h"

#include <utility>

namespace yizhan {
namespace {

IdCardTrouble trouble_of(std::uint8_t status)
{
    switch (status) {
    case sdt_status::wrong_card:
        return IdCardTrouble::WrongCard;
    case sdt_status::sam_not_proved:
    case sdt_status::card_not_proved:
    case sdt_status::not_verified:
        return IdCardTrouble::NotGenuine;
    default:
        return IdCardTrouble::Unreadable;
    }
}

} // namespace

void SdtSession::start(MonoMs now) { send(Step::Status, SdtCommand::Status, now); }

void SdtSession::set_wanted(bool wanted, MonoMs now)
{
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    m_event.reset();
    m_last.clear();
    m_attempts = 0;
    m_empty_looks = 0;
    m_left_since.reset();
    if (wanted && m_is_done) m_left_since = now;
    if (is_waiting()) { // the reader answers first
        m_is_stale = true;
        return;
    }
    if (wanted)
        send(Step::Find, SdtCommand::Find, now);
    else
        rest(m_times.poll, now);
}

void SdtSession::send(Step step, SdtCommand command, MonoMs now)
{
    m_step = step;
    m_command = command;
    m_is_stale = false;
    m_due = now + (step == Step::Read ? m_times.read_answer : m_times.answer);
}

void SdtSession::rest(Millis pause, MonoMs now)
{
    m_step = m_wanted ? Step::Pause : Step::Idle;
    m_due = m_wanted ? std::optional{now + pause} : std::nullopt;
}

// Replies do not say to which command: only their shape tells.
bool SdtSession::fits(SdtReply const& reply) const
{
    constexpr std::size_t largest_small_reply = 64;
    bool const is_small = reply.data.size() <= largest_small_reply;
    switch (m_step) {
    case Step::Idle:
    case Step::Pause:
        return false;
    case Step::Status:
        return is_small;
    case Step::Find:
        return is_small && reply.status != sdt_status::ok;
    case Step::Select:
        return is_small && reply.status != sdt_status::found;
    case Step::Read:
        return reply.status == sdt_status::ok ? !is_small : is_small && reply.status != sdt_status::found;
    }
    return false;
}

void SdtSession::on_reply(SdtReply const& reply, MonoMs now)
{
    if (!fits(reply)) return;
    m_has_answered = true;
    m_silence = 0;
    if (m_is_stale) return on_stale(reply, now);
    if (!m_wanted) return rest(m_times.poll, now);
    switch (m_step) {
    case Step::Find:
        if (reply.status == sdt_status::found) return on_found(now);
        if (reply.status == sdt_status::no_card) return on_empty(now);
        return rest(m_times.poll, now);
    case Step::Select:
        if (reply.status == sdt_status::ok) return send(Step::Read, SdtCommand::Read, now);
        return on_failed(reply.status, now);
    case Step::Read:
        return on_read(reply, now);
    default:
        return send(Step::Find, SdtCommand::Find, now);
    }
}

// An answer to what an earlier form asked.
void SdtSession::on_stale(SdtReply const& reply, MonoMs now)
{
    if (m_step == Step::Read && reply.status == sdt_status::ok) {
        wait_for_lift(false, now);
        if (m_wanted) m_left_since = now;
    } else if (m_wanted) {
        send(Step::Find, SdtCommand::Find, now);
    } else {
        rest(m_times.poll, now);
    }
}

void SdtSession::on_time(MonoMs now)
{
    switch (m_step) {
    case Step::Idle:
        m_due.reset();
        return;
    case Step::Pause:
        return send(Step::Find, SdtCommand::Find, now);
    default:
        break;
    }
    ++m_silence;
    bool const at_a_card = m_step == Step::Select || m_step == Step::Read;
    if (m_step == Step::Status) return send(Step::Status, SdtCommand::Status, now);
    if (m_wanted && at_a_card) return on_failed(0, now);
    rest(m_times.retry, now);
}

void SdtSession::on_empty(MonoMs now)
{
    ++m_empty_looks;
    if (m_attempts > 0 && m_empty_looks >= looks_until_pulled) {
        m_attempts = 0;
        tell(IdCardTrouble::Pulled);
    }
    if (m_empty_looks >= (m_was_in_vain ? looks_until_pulled : looks_until_lifted)) {
        m_is_done = false;
        m_was_in_vain = false;
        m_last.clear();
        m_left_since.reset();
    }
    rest(m_attempts > 0 || m_was_in_vain ? m_times.retry : m_times.poll, now);
}

void SdtSession::on_found(MonoMs now)
{
    bool const was_away = std::exchange(m_empty_looks, 0) > 0;
    if (!m_is_done) return send(Step::Select, SdtCommand::Select, now);
    // Out of sight for a moment: another card, or the same. Its number tells, where there is one to compare with.
    if (was_away && !m_last.empty()) return send(Step::Select, SdtCommand::Select, now);
    if (m_left_since && now - *m_left_since >= m_times.left_behind) {
        m_left_since.reset();
        tell(IdCardTrouble::Unreadable);
    }
    rest(m_times.poll, now);
}

void SdtSession::on_read(SdtReply const& reply, MonoMs now)
{
    if (reply.status != sdt_status::ok) return on_failed(reply.status, now);
    auto const text = sdt_text_of(reply.data);
    auto card = text ? parse_sdt_text(*text) : std::nullopt;
    if (!card) return on_failed(0, now);
    bool const is_same = m_is_done && m_last.view() == card->number.reveal();
    if (!is_same) {
        m_last.assign(card->number.reveal());
        m_event.emplace(std::move(*card));
    }
    wait_for_lift(false, now);
}

void SdtSession::on_failed(std::uint8_t status, MonoMs now)
{
    if (m_is_done) return rest(m_times.poll, now); // it was read before
    m_trouble = trouble_of(status);
    if (++m_attempts < max_attempts) return rest(m_times.retry, now);
    tell(m_trouble);
    m_last.clear();
    wait_for_lift(true, now);
}

void SdtSession::wait_for_lift(bool was_in_vain, MonoMs now)
{
    m_is_done = true;
    m_was_in_vain = was_in_vain;
    m_attempts = 0;
    m_empty_looks = 0;
    rest(m_times.poll, now);
}

void SdtSession::tell(IdCardTrouble trouble) { m_event.emplace(trouble); }

} // namespace yizhan
