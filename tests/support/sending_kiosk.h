// A kiosk as the hub sees it: makes a chained run of events and the uploads that carry them, in any cut and order.
#pragma once

#include "shared/base/http_message.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/sync_messages.h"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace yizhan::test {

class SendingKiosk {
public:
    static constexpr UtcMs first_wall{1'795'507'200'000}; // 2026-11-24T08:00:00Z, 16:00 in Beilun
    static constexpr Millis step{1'000}; // between two events

    explicit SendingKiosk(std::string id, std::string incarnation = "00000000000000aa", std::string station = "s1")
        : m_id{KioskId::make(std::move(id))},
          m_incarnation{IncarnationId::make(std::move(incarnation))}, m_station{StationId::make(std::move(station))}
    {
    }

    KioskId const& id() const { return m_id; }
    IncarnationId const& incarnation() const { return m_incarnation; }
    StationId const& station() const { return m_station; }
    std::vector<std::string> const& lines() const { return m_lines; }
    std::string& line(Seq sequence) { return m_lines.at(sequence - 1); } // to spoil it

    // The id of the event that is added next.
    EventId next_event() const
    {
        return EventId::make(fmt::format("e-{}-{}-{}", m_id.text(), m_incarnation.text(), m_lines.size() + 1));
    }
    // The next event, chained to the one before.
    std::string const& add(EventBody body)
    {
        auto const n = static_cast<std::int64_t>(m_lines.size()) + 1;
        Event event;
        event.id = next_event();
        event.kiosk = m_id;
        event.incarnation = m_incarnation;
        event.station = m_station;
        event.sequence = static_cast<Seq>(n);
        if (!m_lines.empty()) event.previous = event_hash(m_lines.back());
        event.moment = {{first_wall + n * step, MonoMs{n * step.count()}, BootId::make("boot-1")}, Millis{0}};
        event.body = std::move(body);
        return m_lines.emplace_back(encode_event(event));
    }
    void add_guests(std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            auto const visit = fmt::format("v-{}-{}", m_id.text(), m_lines.size() + 1);
            add(CheckedIn{VisitId::make(visit), {}, {}, Occupation::Courier, Assurance::Guest, {}});
        }
    }

    HttpRequest upload(Seq first, std::uint32_t count) const
    {
        std::string body;
        for (Seq at = first; at < first + count; ++at) body.append(m_lines.at(at - 1)).push_back('\n');
        return upload_of(first, count, body);
    }
    HttpRequest upload_of(Seq first, std::uint32_t count, std::string const& body) const
    {
        ClockReading const clock{first_wall + Millis{3'600'000}, MonoMs{3'600'000}, BootId::make("boot-1")};
        HttpRequest request;
        request.method = "POST";
        request.authority = "hub.test";
        request.path = fmt::format("/v1/kiosks/{}/events", m_id.text());
        request.query = encode_upload_query({m_incarnation, first, count, clock});
        request.fields = {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}};
        request.body = compress(body).value();
        return request;
    }

private:
    KioskId m_id;
    IncarnationId m_incarnation;
    StationId m_station;
    std::vector<std::string> m_lines;
};

} // namespace yizhan::test
