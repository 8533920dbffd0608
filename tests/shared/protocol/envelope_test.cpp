// The event envelope: what is written can be read, and what cannot have been written is not taken.
#include "shared/protocol/envelope.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

Event event_of(EventBody body)
{
    Event e;
    e.id = EventId::make("01934f2e-9d6b-7c1a-8b2d-3e4f5a6b7c8d");
    e.kiosk = KioskId::make("k1");
    e.incarnation = IncarnationId::make("00112233445566aa");
    e.station = StationId::make("xiapu-1");
    e.sequence = 42;
    e.previous.fill(7);
    e.moment = {{UtcMs{1'795'507'200'123}, MonoMs{987'654}, BootId::make("boot-1")}, Millis{-1'234}};
    e.body = std::move(body);
    return e;
}

std::vector<EventBody> const every_body{
    CheckedIn{VisitId::make("v1"), MemberId::make("m1"), CardId::make("00112233445566aa"), Occupation::Courier,
        Assurance::StaticCode, ExpiryCheck::Passed},
    CheckedIn{VisitId::make("v2"), {}, {}, {}, Assurance::Guest, ExpiryCheck::NotApplicable},
    CheckInRefused{RefusalReason::Revoked, CardId::make("00112233445566aa")},
    CheckInRefused{RefusalReason::Unreadable, {}},
    AmenityUsed{UseId::make("u1"), AmenityId::make("hot-water"), VisitId::make("v1"), MemberId::make("m1")},
    AmenityUsed{UseId::make("u1"), AmenityId::make("hot-water"), {}, {}},
    AmenityUseUndone{UseId::make("u1"), AmenityId::make("hot-water"), UtcMs{1'795'507'200'000}},
    HelpCalled{RefusalReason::Expired},
    HelpCalled{},
    KioskStarted{"0.1.0", StartReason::SetAside},
};

std::string replaced(std::string text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("every event comes back as it was", "[protocol]")
{
    for (auto const& body : every_body) {
        auto const line = encode_event(event_of(body));
        INFO(line);
        auto const back = decode_event(line);
        REQUIRE(back);
        CHECK(back->body == body);
        CHECK(back->sequence == 42);
        CHECK(back->kiosk == KioskId::make("k1"));
        CHECK(back->previous == event_of(body).previous);
        CHECK(back->moment.agreed_offset == Millis{-1'234});
        CHECK(back->moment.occurred_at() == UtcMs{1'795'507'198'889});
        CHECK(encode_event(*back) == line);
    }
}

TEST_CASE("the bytes of an event are these", "[protocol]")
{
    CHECK(encode_event(event_of(every_body[0]))
        == R"({"specversion":"1.0","id":"01934f2e-9d6b-7c1a-8b2d-3e4f5a6b7c8d","source":"/kiosks/k1/00112233445566aa",)"
           R"("type":"visit.checked_in","time":"2026-11-24T08:00:00.123Z","sequence":"00000000000000000042","partitionkey":"k1",)"
           R"("incarnation":"00112233445566aa","station":"xiapu-1",)"
           R"("prevhash":"0707070707070707070707070707070707070707070707070707070707070707","monotonic":"987654","bootid":"boot-1",)"
           R"("clockoffset":"-1234","data":{"visit":"v1","member":"m1","card":"00112233445566aa","occupation":"courier",)"
           R"("assurance":"static_code","expiry":"passed"}})");
}

TEST_CASE("a type of a later version is kept as an unknown fact", "[protocol]")
{
    auto const line = replaced(encode_event(event_of(HelpCalled{})), "help.called", "matter.raised");
    auto const back = decode_event(line);
    REQUIRE(back);
    CHECK(back->body == EventBody{UnknownFact{"matter.raised"}});
}

TEST_CASE("members of a later version are passed over", "[protocol]")
{
    auto const line
        = replaced(encode_event(event_of(HelpCalled{})), R"("specversion")", R"("later":{"a":[1,2]},"specversion")");
    CHECK(decode_event(line));
}

TEST_CASE("an envelope that no kiosk writes is not taken", "[protocol]")
{
    auto const line = encode_event(event_of(every_body[0]));
    struct Row {
        std::string from;
        std::string to;
    };
    auto const row = GENERATE(values<Row>({
        {R"("specversion":"1.0")", R"("specversion":"0.3")"},
        {R"("00000000000000000042")", R"("42")"},
        {R"("00000000000000000042")", R"("00000000000000000000")"},
        {R"("00000000000000000042")", R"("0000000000000000004x")"},
        {R"("/kiosks/k1/)", R"("/kiosks/k2/)"},
        {R"("partitionkey":"k1")", R"("partitionkey":"k 1")"},
        {R"("time":"2026-11-24T08:00:00.123Z")", R"("time":"yesterday")"},
        {R"("prevhash":"07)", R"("prevhash":")"},
        {R"("monotonic":"987654")", R"("monotonic":987654)"},
        {R"("clockoffset":"-1234")", R"("clockoffset":"9999999999999999")"},
        {R"("assurance":"static_code")", R"("assurance":"certain")"},
        {R"("visit":"v1",)", ""},
        {R"("card":"00112233445566aa")", R"("card":"not an id")"},
        {R"("data":{)", R"("data":[{)"},
    }));
    INFO(row.from << " -> " << row.to);
    CHECK_FALSE(decode_event(replaced(line, row.from, row.to)));
}

TEST_CASE("no cut of an event is an event", "[protocol]")
{
    auto const line = encode_event(event_of(every_body[0]));
    for (std::size_t length = 0; length < line.size(); ++length)
        CHECK_FALSE(decode_event(std::string_view{line}.substr(0, length)));
}

TEST_CASE("an event that is too large, nested or broken over lines is not taken", "[protocol]")
{
    auto const line = encode_event(event_of(HelpCalled{}));
    CHECK_FALSE(decode_event(replaced(line, "boot-1", std::string(9'000, 'b'))));
    CHECK_FALSE(decode_event(
        replaced(line, R"("data":{)", R"("data":{"x":)" + std::string(40, '[') + std::string(40, ']') + ",")));
    CHECK_FALSE(decode_event(replaced(line, R"("data")", "\n\"data\"")));
}

TEST_CASE("one flipped bit anywhere changes the hash", "[protocol]")
{
    auto line = encode_event(event_of(HelpCalled{}));
    auto const hash = event_hash(line);
    for (std::size_t at = 0; at < line.size(); at += 17) {
        line[at] = static_cast<char>(line[at] ^ 1);
        CHECK(event_hash(line) != hash);
        line[at] = static_cast<char>(line[at] ^ 1);
    }
    CHECK(event_hash(line) == hash);
}
