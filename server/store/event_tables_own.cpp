// The rest of EventTables: events of the hub itself, and reading.
#include "server/store/event_tables.h"
#include "server/store/scoped_query.h"

namespace yizhan {

Result<std::vector<OwnRecorded>> EventTables::append_own(std::span<OwnEvent const> events)
{
    std::vector<OwnRecorded> recorded;
    recorded.reserve(events.size());
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    auto own = TRY(m_streams.load(hub_kiosk(), m_own_incarnation));
    for (auto const& event : events) recorded.push_back(TRY(record_own(own, event)));
    TRY_DO(m_streams.save(own, std::nullopt));
    TRY_DO(transaction.commit());
    return recorded;
}

Result<OwnRecorded> EventTables::record_own(Stream& own, OwnEvent const& event)
{
    if (auto earlier = TRY(find_own(event.id))) return std::move(*earlier);
    auto const before = TRY(hash_at(own, own.highest));
    if (!before) return fail(ErrorCode::Corrupt, "the hub's own last event is missing");
    Event const whole{
        event.id, hub_kiosk(), m_own_incarnation, event.station, own.highest + 1, *before, event.moment, event.body};
    auto const bytes = encode_event(whole);
    // Nothing may stand in the log that counts nowhere because nobody can read it.
    if (!decode_event(bytes)) return fail(ErrorCode::Internal, "an event of the hub could not be read again");
    IncomingEvent incoming;
    incoming.sequence = whole.sequence;
    incoming.bytes = bytes;
    incoming.hash = event_hash(bytes);
    incoming.type = type_name(event.body);
    incoming.occurred_at = event.moment.occurred_at();
    incoming.dating = Dating::Agreed;
    auto const placed = TRY(place(own, incoming, event.moment.clock.wall));
    if (placed.outcome != Outcome::Stored) return fail(ErrorCode::Corrupt, "the hub's next place is taken");
    TRY(m_insert_own.bind(1, event.id.text()).bind(2, m_own_incarnation.text()).bind(3, whole.sequence).run());
    return OwnRecorded{event.station, incoming.occurred_at, event.body};
}

Result<std::optional<OwnRecorded>> EventTables::find_own(EventId const& id)
{
    ScopedQuery query{m_find_own.bind(1, hub_kiosk().text()).bind(2, id.text())};
    if (!TRY(query->step())) return std::optional<OwnRecorded>{};
    auto event = TRY(decode_event(as_text(query->blob(0))));
    return std::optional{OwnRecorded{event.station, event.moment.occurred_at(), std::move(event.body)}};
}

Result<Watermarks> EventTables::watermarks(KioskId const& kiosk, IncarnationId const& incarnation)
{
    return TRY(m_streams.load(kiosk, incarnation)).marks;
}

Result<std::uint64_t> EventTables::event_count()
{
    // Positions have no gaps: nothing is ever taken out of the log.
    return static_cast<std::uint64_t>(TRY(m_database.integer("SELECT coalesce(max(pos), 0) FROM events")));
}

Result<std::vector<QuarantinedPlace>> EventTables::quarantine(std::size_t limit)
{
    std::vector<QuarantinedPlace> places;
    ScopedQuery query{m_quarantine.bind(1, limit)};
    while (TRY(query->step())) {
        QuarantinedPlace place;
        place.kiosk = TRY(KioskId::parse(query->text(0)));
        place.incarnation = TRY(IncarnationId::parse(query->text(1)));
        place.sequence = static_cast<Seq>(query->integer(2));
        place.reason = query->text(3);
        place.received_at = UtcMs{query->integer(4)};
        places.push_back(std::move(place));
    }
    return places;
}

Result<std::vector<StoredEvent>> EventTables::read(std::uint64_t after, std::size_t limit)
{
    std::vector<StoredEvent> events;
    ScopedQuery query{m_read.bind(1, after).bind(2, limit)};
    while (TRY(query->step())) {
        events.push_back({static_cast<std::uint64_t>(query->integer(0)), UtcMs{query->integer(1)},
            UtcMs{query->integer(2)}, std::string{as_text(query->blob(3))}});
    }
    return events;
}

} // namespace yizhan
