// Before a kiosk belongs to a station: it waits for a joining ticket to be scanned, joins, and says how that went. The
// screen is the same window; once joined, the program starts anew as a kiosk.
#pragma once

#include "kiosk/app/views.h"
#include "shared/platform/clock.h"

#include <functional>
#include <memory>
#include <string_view>

namespace yizhan {

class Joiner {
public:
    virtual ~Joiner() = default;
    virtual bool is_ticket(std::string_view scan) const = 0;
    // Joins and keeps the identity durably; `done` is called once, on the app's thread.
    virtual void join(std::string_view ticket, std::function<void(Result<void>)> done) = 0;
};

class Setup {
public:
    using ViewSink = std::function<void(std::shared_ptr<View const>)>;

    Setup(Clock const& clock, Joiner& joiner, ViewSink sink, std::function<void()> joined);

    void start() { publish(); }
    void on_scan(std::string_view text); // anything but a ticket is passed over; one joining at a time
    void on_intent(Intent const& intent);

private:
    void publish();

    Clock const& m_clock;
    Joiner& m_joiner;
    ViewSink m_sink;
    std::function<void()> m_joined;
    SetupView m_screen;
    Language m_language = Language::Chinese;
    std::uint64_t m_revision = 0;
};

} // namespace yizhan
