// The talk with a reader of identity cards: is it there, find a card, select it, read it, wait until it is lifted.
// Pure: replies and times go in, commands and events come out. It only looks for a card while one is wanted.
#pragma once

#include "kiosk/app/id_card_reader.h"
#include "kiosk/input/sdt_frame.h"
#include "shared/base/time.h"

#include <optional>
#include <variant>

namespace yizhan {

using IdCardEvent = std::variant<IdCardRead, IdCardTrouble>;

struct SdtTimes {
    Millis poll{250}; // between two looks for a card
    Millis retry{100}; // a card is there, or was just now
    Millis answer{1'000}; // the longest that a reader takes
    Millis read_answer{4'000}; // and for reading, which is a second of radio and as much of a slow line
    Millis left_behind{2'000}; // after which a card that was there before the form is told of
};

class SdtSession {
public:
    static constexpr int max_attempts = 3; // at one card
    static constexpr int max_silence = 3; // commands without an answer, then the reader is gone
    // Some readers lose sight of a card for a moment that just lies there.
    static constexpr int looks_until_lifted = 3; // after it was read
    static constexpr int looks_until_pulled = 2; // before

    explicit SdtSession(SdtTimes times = {}) : m_times{times} { }

    // The line is open: asks the reader whether it is there.
    void start(MonoMs now);
    void set_wanted(bool wanted, MonoMs now);
    // What does not fit the last command is a late reply to an earlier one, and is passed over.
    void on_reply(SdtReply const& reply, MonoMs now);
    // REQUIRES: due() has come.
    void on_time(MonoMs now);
    std::optional<MonoMs> due() const { return m_due; }

    std::optional<SdtCommand> take_command() { return std::exchange(m_command, std::nullopt); }
    std::optional<IdCardEvent> take_event() { return std::exchange(m_event, std::nullopt); }

    bool has_answered() const { return m_has_answered; } // since it was started
    bool is_waiting() const { return m_step != Step::Idle && m_step != Step::Pause; } // for a reply
    bool is_given_up() const { return m_silence >= max_silence; } // open the line anew

private:
    enum class Step { Idle, Pause, Status, Find, Select, Read };

    void send(Step step, SdtCommand command, MonoMs now);
    void rest(Millis pause, MonoMs now);
    bool fits(SdtReply const& reply) const;
    void on_stale(SdtReply const& reply, MonoMs now);
    void on_empty(MonoMs now);
    void on_found(MonoMs now);
    void on_read(SdtReply const& reply, MonoMs now);
    void on_failed(std::uint8_t status, MonoMs now);
    void wait_for_lift(bool was_in_vain, MonoMs now);
    void tell(IdCardTrouble trouble);

    SdtTimes m_times;
    Step m_step = Step::Idle;
    std::optional<MonoMs> m_due;
    std::optional<SdtCommand> m_command;
    std::optional<IdCardEvent> m_event;
    bool m_wanted = false;
    bool m_is_stale = false; // what is wanted changed since the command
    bool m_has_answered = false;
    int m_silence = 0;

    int m_attempts = 0; // at the card that is there now
    IdCardTrouble m_trouble = IdCardTrouble::Unreadable; // of the last of them
    int m_empty_looks = 0; // running
    bool m_is_done = false; // with the card that lies there: it must be lifted
    bool m_was_in_vain = false; // and it was not read
    PrivateText m_last; // the number of the card that was read; empty where it was read for an earlier form
    std::optional<MonoMs> m_left_since; // a card of an earlier form lies there, and nobody was told yet
};

} // namespace yizhan
