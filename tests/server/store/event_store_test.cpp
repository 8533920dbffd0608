#include "tests/server/support/open_hub.h"

#include <algorithm>
#include <fmt/format.h>

using namespace yizhan;
using namespace yizhan::test;

namespace {

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> alarms_of(OpenHub& hub, SendingKiosk const& kiosk)
{
    auto const join_hub = [&] {
        Hash const code = blake2b(as_bytes(kiosk.id().text()));
        REQUIRE(hub->kiosks().add_ticket(code, kiosk.station(), received + ticket_lifetime));
        SigningKey const key{Secret::generate([&](auto out) { hub.random().fill(out); })};
        auto const check_in_key
            = std::make_shared<Secret const>(Secret::generate([&](auto out) { hub.random().fill(out); }));
        REQUIRE(hub->kiosks().join({code, key.verify_key(), "pc", kiosk.id(), kiosk.id(), check_in_key}, received));
    };
    join_hub();
    auto const health = hub->kiosks().health();
    REQUIRE(health);
    REQUIRE(health->size() == 1);
    return health->front().alarms;
}

} // namespace

TEST_CASE("events are kept verbatim, in order of arrival, and acknowledged up to the last", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(5);
    auto const reply = hub.send(kiosk, 1, 5);
    REQUIRE(reply);
    CHECK(reply->accepted == 5);
    CHECK(reply->safe == 0);
    CHECK(reply->gaps.empty());
    CHECK(reply->quarantined.empty());
    CHECK(reply->log_epoch == hub.events().log_epoch());
    CHECK(reply->incarnation == kiosk.incarnation());
    CHECK(hub.log() == kiosk.lines());
    CHECK(hub.events().event_count() == 5U);
    CHECK(alarms_of(hub, kiosk).empty());
}

TEST_CASE("any repetition, order and overlap of uploads ends in the same log", "[store]")
{
    auto const seed = GENERATE(range(1U, 31U));
    CAPTURE(seed);
    OpenHub hub{seed};
    SeededRandom random{seed, "uploads"};
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(60);
    std::vector<IncomingBatch> batches;
    for (Seq first = 1; first <= 60; first += 6) {
        auto const count = static_cast<std::uint32_t>(std::min<Seq>(6 + random.below(9), 61 - first));
        for (std::uint64_t copies = 1 + random.below(3); copies > 0; --copies)
            batches.push_back(check_upload(kiosk.upload(first, count), kiosk.id(), received).value());
    }
    for (std::size_t i = batches.size(); i > 1; --i) std::swap(batches[i - 1], batches[random.below(i)]);
    std::span<IncomingBatch const> rest{batches};
    UploadReply last;
    while (!rest.empty()) {
        auto const group = std::min<std::size_t>(rest.size(), 1 + random.below(4));
        auto const replies = hub.events().append(rest.first(group));
        REQUIRE(replies);
        REQUIRE(replies->size() == group);
        last = replies->back();
        rest = rest.subspan(group);
    }
    CHECK(last.accepted == 60);
    CHECK(last.gaps.empty());
    CHECK(last.forked.empty());
    CHECK(sorted(hub.log()) == sorted(kiosk.lines()));
    CHECK(alarms_of(hub, kiosk).empty());
}

TEST_CASE("a gap is named, nothing above it is acknowledged, and it closes when its events come", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(12);
    CHECK(hub.send(kiosk, 1, 2)->accepted == 2);
    auto reply = hub.send(kiosk, 6, 2);
    REQUIRE(reply);
    CHECK(reply->accepted == 2);
    CHECK(reply->gaps == std::vector<SequenceGap>{{3, 5}});
    reply = hub.send(kiosk, 10, 3);
    CHECK(reply->gaps == std::vector<SequenceGap>{{3, 5}, {8, 9}});
    CHECK(alarms_of(hub, kiosk) == std::vector<std::string>{"gap"});
    reply = hub.send(kiosk, 4, 1); // in the middle
    CHECK(reply->gaps == std::vector<SequenceGap>{{3, 3}, {5, 5}, {8, 9}});
    CHECK(hub.send(kiosk, 3, 1)->accepted == 4);
    CHECK(hub.send(kiosk, 5, 1)->accepted == 7);
    CHECK(hub.events().watermarks(kiosk.id(), kiosk.incarnation())->accepted == 7);
    reply = hub.send(kiosk, 8, 2);
    CHECK(reply->accepted == 12);
    CHECK(reply->gaps.empty());
}

TEST_CASE("an upload that begins above the first event names what is missing below", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(9);
    auto const reply = hub.send(kiosk, 8, 2);
    CHECK(reply->accepted == 0);
    CHECK(reply->gaps == std::vector<SequenceGap>{{1, 7}});
}

TEST_CASE("at most sixteen gaps are named, the lowest first", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(60);
    for (Seq place = 60; place >= 2; place -= 2) REQUIRE(hub.send(kiosk, place, 1));
    auto const reply = hub.send(kiosk, 60, 1);
    REQUIRE(reply->gaps.size() == 16);
    CHECK(reply->gaps.front() == SequenceGap{1, 1});
}

TEST_CASE("other bytes at a place that is taken are a fork: both stand, and staff are told", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(3);
    REQUIRE(hub.send(kiosk, 1, 3));
    SendingKiosk clone{"k1"};
    clone.add_guests(2);
    clone.add(HelpCalled{});
    clone.add_guests(1);
    for (int times = 0; times < 2; ++times) { // told again each time, kept once
        auto const reply = hub.send(clone, 1, 4);
        REQUIRE(reply);
        CHECK(reply->forked == std::vector<Seq>{3});
        CHECK(reply->accepted == 4);
    }
    CHECK(hub.log() == std::vector{kiosk.lines()[0], kiosk.lines()[1], kiosk.lines()[2], clone.lines()[3]});
    CHECK(alarms_of(hub, kiosk) == std::vector<std::string>{"fork"});
}

TEST_CASE("what was not understood is kept under its place, acknowledged and named", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(3);
    kiosk.line(2) = "not an event";
    for (int times = 0; times < 2; ++times) {
        auto const reply = hub.send(kiosk, 1, 3);
        REQUIRE(reply);
        CHECK(reply->accepted == 3);
        CHECK(reply->quarantined == std::vector<QuarantinedEvent>{{2, "not_json"}});
        CHECK(reply->forked.empty());
    }
    auto const kept = hub.events().quarantine(10);
    REQUIRE(kept);
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().sequence == 2);
    CHECK(kept->front().reason == "not_json");
    CHECK(kept->front().received_at == received);
    CHECK(hub.log() == kiosk.lines());
    CHECK(alarms_of(hub, kiosk) == std::vector<std::string>{"broken_chain", "quarantine"});
}

TEST_CASE("a chain that does not fit is stored and told, in whatever order it arrives", "[store]")
{
    auto const backwards = GENERATE(false, true);
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(2);
    auto const original = kiosk.line(2);
    kiosk.line(2) = original + " "; // the same fact in other bytes: what follows no longer fits
    kiosk.add_guests(1);
    kiosk.line(2) = original;
    for (Seq i = 0; i < 3; ++i) REQUIRE(hub.send(kiosk, backwards ? 3 - i : i + 1, 1)->forked.empty());
    CHECK(hub.log().size() == 3);
    CHECK(alarms_of(hub, kiosk) == std::vector<std::string>{"broken_chain"});
}

TEST_CASE("two incarnations of one kiosk never collide", "[store]")
{
    OpenHub hub;
    SendingKiosk before{"k1", "00000000000000aa"};
    SendingKiosk after{"k1", "00000000000000bb"};
    before.add_guests(4);
    after.add_guests(2);
    REQUIRE(hub.send(before, 1, 4));
    auto const reply = hub.send(after, 1, 2);
    CHECK(reply->accepted == 2);
    CHECK(reply->forked.empty());
    CHECK(hub.events().watermarks(before.id(), before.incarnation())->accepted == 4);
    CHECK(hub.events().watermarks(before.id(), IncarnationId::make("00000000000000cc"))->accepted == 0);
}

TEST_CASE("a check-in at the hub is an event of its own chain, and the same attempt is recorded once", "[store]")
{
    OpenHub hub;
    auto const event = [](std::string id, Occupation occupation) {
        Moment const moment{{received, MonoMs{5}, BootId::make("hub-boot")}, Millis{0}};
        CheckedIn const body{VisitId::make(id), {}, {}, occupation, Assurance::Guest, {}};
        return OwnEvent{EventId::make(id), StationId::make("s1"), moment, body};
    };
    std::vector const first{event("a1", Occupation::Courier), event("a2", Occupation::Other)};
    REQUIRE(hub.events().append_own(first));
    std::vector const again{event("a1", Occupation::TruckDriver), event("a3", Occupation::Courier)};
    auto const recorded = hub.events().append_own(again);
    REQUIRE(recorded);
    CHECK(std::get<CheckedIn>((*recorded)[0].body).occupation == Occupation::Courier);
    CHECK((*recorded)[0].at == received);
    auto const lines = hub.log();
    REQUIRE(lines.size() == 3);
    EventHash previous{};
    for (Seq place = 1; place <= 3; ++place) {
        auto const decoded = decode_event(lines[place - 1]);
        REQUIRE(decoded);
        CHECK(decoded->kiosk == hub_kiosk());
        CHECK(decoded->sequence == place);
        CHECK(decoded->previous == previous);
        previous = event_hash(lines[place - 1]);
    }
}
