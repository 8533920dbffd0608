// A journal and outbox in memory, as the sync sees them: lives of numbered lines, and what the hub said of them.
#pragma once

#include "kiosk/app/journal.h"
#include "kiosk/app/outbox.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace yizhan::test {

class MemoryJournal final : public Journal, public Outbox {
public:
    struct Life {
        IncarnationId incarnation;
        std::vector<std::string> events;
        Seq done = 0; // accepted, or delivered above a gap
        Seq safe = 0;
        std::map<Seq, std::string> quarantined;
    };

    explicit MemoryJournal(std::string const& incarnation = "00000000000000a1") { begin(incarnation); }

    void begin(std::string const& incarnation) { m_lives.push_back({IncarnationId::make(incarnation), {}, 0, 0, {}}); }
    void write(std::size_t count, std::string const& what = "event")
    {
        for (std::size_t i = 0; i < count; ++i) {
            current().events.push_back(what + "-" + std::to_string(current().events.size() + 1));
        }
    }
    Life& current() { return m_lives.back(); }
    Life& life(std::size_t at) { return m_lives.at(at); }
    std::size_t lives() const { return m_lives.size(); }
    std::string const& log_epoch() const { return m_log_epoch; }
    std::int64_t waiting() const
    {
        std::int64_t sum = 0;
        for (auto const& life : m_lives) sum += static_cast<std::int64_t>(life.events.size() - life.done);
        return sum;
    }
    std::optional<Error> fails; // every call to the outbox, while set

    Result<Seq> append(std::span<NewEvent const>, Moment const&) override
    {
        return fail(ErrorCode::Internal, "the sync appends nothing");
    }
    JournalStatus status() const override
    {
        return {m_lives.back().incarnation, m_lives.back().events.size(), waiting(), std::nullopt, StorageState::Ok};
    }
    Result<std::map<AmenityId, std::int64_t>> amenity_uses(std::int32_t) override
    {
        return std::map<AmenityId, std::int64_t>{};
    }
    Result<std::int64_t> visits_in_month(MemberId const&, std::int32_t) override { return 0; }

    Result<std::optional<OutboxBatch>> next_batch(std::size_t max_events, std::size_t) override
    {
        if (fails) return tl::unexpected(*fails);
        for (auto const& life : m_lives) {
            if (life.done >= life.events.size()) continue;
            auto const from = life.events.begin() + static_cast<std::ptrdiff_t>(life.done);
            auto const count = std::min(max_events, life.events.size() - static_cast<std::size_t>(life.done));
            return OutboxBatch{life.incarnation, life.done + 1, {from, from + static_cast<std::ptrdiff_t>(count)}};
        }
        return std::optional<OutboxBatch>{};
    }
    Result<void> record(HubWatermarks const& marks) override
    {
        if (fails) return tl::unexpected(*fails);
        bool const another_epoch = !m_log_epoch.empty() && m_log_epoch != marks.log_epoch;
        m_log_epoch = marks.log_epoch;
        for (auto& life : m_lives) {
            if (another_epoch) life.done = 0;
            if (life.incarnation != marks.incarnation) continue;
            life.done = std::max({life.done, marks.accepted, another_epoch ? 0 : marks.delivered});
            life.safe = std::max(life.safe, marks.safe);
            for (auto const& [sequence, reason] : marks.quarantined) life.quarantined[sequence] = reason;
        }
        return {};
    }
    Result<void> begin_incarnation() override
    {
        begin("00000000000000b" + std::to_string(m_lives.size()));
        return {};
    }

private:
    std::vector<Life> m_lives;
    std::string m_log_epoch;
};

} // namespace yizhan::test
