// Ports with a fault of our own in them, put in on purpose.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/app/feed_inbox.h"
#include "server/projections/projection_store.h"
#include "tests/simulation/world/parameters.h"

#include <algorithm>

namespace yizhan::sim {

// Forgets at a restart which of its machines run.
class ForgetfulMachineBook final : public MachineBook {
public:
    ForgetfulMachineBook(MachineBook& real, Bug bug) : m_real{real}, m_bug{bug} { }
    Result<std::vector<Machine>> machines() override { return m_real.machines(); }
    Result<std::vector<OwnSession>> own_sessions() override
    {
        if (m_bug == Bug::SessionsForgotten) return std::vector<OwnSession>{};
        return m_real.own_sessions();
    }
    Result<std::vector<MachineSession>> other_sessions() override { return m_real.other_sessions(); }
    Result<std::vector<WaitingTicket>> tickets() override { return m_real.tickets(); }
    Result<std::vector<MachineId>> broken() override { return m_real.broken(); }
    Result<int> last_number(AmenityId const& amenity, std::int32_t day) override
    {
        return m_real.last_number(amenity, day);
    }

private:
    MachineBook& m_real;
    Bug m_bug;
};

// Passes over what other kiosks did to its station's stock.
class LossyInbox final : public FeedInbox {
public:
    LossyInbox(FeedInbox& real, KioskId own, Bug bug) : m_real{real}, m_own{std::move(own)}, m_bug{bug} { }
    Result<FeedCursor> cursor(std::string const& channel) override { return m_real.cursor(channel); }
    Result<void> apply(FeedPage const& page) override
    {
        if (m_bug != Bug::StockRowsLost) return m_real.apply(page);
        auto lossy = page;
        std::erase_if(lossy.rows, [this](FeedRow const& row) {
            auto const* part = std::get_if<StockPart>(&row);
            return part != nullptr && part->kiosk != m_own;
        });
        return m_real.apply(lossy);
    }

private:
    FeedInbox& m_real;
    KioskId m_own;
    Bug m_bug;
};

// Leaves out a taking where several events are counted in one step.
class SkippingProjections final : public ProjectionStore {
public:
    SkippingProjections(ProjectionStore& real, Bug bug) : m_real{real}, m_bug{bug} { }
    Result<std::uint64_t> position() override { return m_real.position(); }
    Result<Slice> read_log(std::uint64_t after, std::size_t limit) override
    {
        auto slice = TRY(m_real.read_log(after, limit));
        if (m_bug != Bug::TakingsSkipped || slice.events.size() < 2) return slice;
        auto const taken = std::find_if(slice.events.begin(), slice.events.end(),
            [](LoggedEvent const& one) { return one.bytes.find("goods.taken\"") != std::string::npos; });
        if (taken != slice.events.end()) slice.events.erase(taken);
        return slice;
    }
    Result<void> apply(ProjectedChanges changes, std::uint64_t position) override
    {
        return m_real.apply(std::move(changes), position);
    }
    Result<void> clear() override { return m_real.clear(); }
    ServiceLedger& ledger() override { return m_real.ledger(); }
    RequestBook& requests() override { return m_real.requests(); }

private:
    ProjectionStore& m_real;
    Bug m_bug;
};

} // namespace yizhan::sim
