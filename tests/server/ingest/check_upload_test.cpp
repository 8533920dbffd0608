#include "server/ingest/check_upload.h"
#include "tests/support/sending_kiosk.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using yizhan::test::SendingKiosk;

namespace {

constexpr UtcMs received{SendingKiosk::first_wall.ms + 3'700'000};

Result<IncomingBatch> check(SendingKiosk const& kiosk, HttpRequest const& request)
{
    return check_upload(request, kiosk.id(), received);
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

Moment moment(std::int64_t wall, std::int64_t mono, std::string boot, std::optional<Millis> offset)
{
    return {{UtcMs{wall}, MonoMs{mono}, BootId::make(std::move(boot))}, offset};
}

} // namespace

TEST_CASE("a good upload comes out event by event, verbatim and hashed", "[ingest]")
{
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(3);
    auto const batch = check(kiosk, kiosk.upload(2, 2));
    REQUIRE(batch);
    REQUIRE(batch->events.size() == 2);
    CHECK(batch->kiosk == kiosk.id());
    CHECK(batch->received_at == received);
    for (std::size_t i = 0; i < 2; ++i) {
        auto const& event = batch->events[i];
        CHECK(event.sequence == i + 2);
        CHECK(event.bytes == kiosk.lines()[i + 1]);
        CHECK(event.hash == event_hash(kiosk.lines()[i + 1]));
        CHECK(event.previous == event_hash(kiosk.lines()[i]));
        CHECK(event.type == "visit.checked_in");
        CHECK_FALSE(event.quarantined);
    }
}

TEST_CASE("a line that is no good event is judged, and its neighbours are good", "[ingest]")
{
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(3);
    auto const good = kiosk.line(2);
    struct Row {
        std::string rule;
        std::string line;
        QuarantineReason reason;
    };
    auto const row = GENERATE_COPY(values<Row>({
        {"no JSON at all", "water", QuarantineReason::NotJson},
        {"an empty line", "", QuarantineReason::NotJson},
        {"JSON, but no object", "[1]", QuarantineReason::NotJson},
        {"not UTF-8", "{\"a\":\"\xff\"}", QuarantineReason::NotJson},
        {"an object, but no envelope", "{}", QuarantineReason::BadEnvelope},
        {"a known fact with a bad value", replaced(good, "\"guest\"", "\"king\""), QuarantineReason::BadEnvelope},
        {"another kiosk's event", replaced(replaced(good, "/kiosks/k1/", "/kiosks/k2/"), "\"k1\"", "\"k2\""),
            QuarantineReason::WrongKiosk},
        {"of another incarnation",
            replaced(replaced(good, "k1/00000000000000aa", "k1/00000000000000ab"), "\"00000000000000aa\"",
                "\"00000000000000ab\""),
            QuarantineReason::WrongIncarnation},
        {"of another place", kiosk.lines()[2], QuarantineReason::WrongSequence},
        {"too large", std::string(max_event_bytes + 1, 'x'), QuarantineReason::TooLarge},
    }));
    INFO(row.rule);
    kiosk.line(2) = row.line;
    auto const batch = check(kiosk, kiosk.upload(1, 3));
    REQUIRE(batch);
    REQUIRE(batch->events.size() == 3);
    CHECK_FALSE(batch->events[0].quarantined);
    CHECK_FALSE(batch->events[2].quarantined);
    auto const& bad = batch->events[1];
    CHECK(bad.quarantined == row.reason);
    CHECK(bad.sequence == 2);
    CHECK(bad.bytes == row.line);
    CHECK(bad.occurred_at == received);
}

TEST_CASE("an event type that this version does not know is a good event", "[ingest]")
{
    SendingKiosk kiosk{"k1"};
    kiosk.add(UnknownFact{"goods.dispensed"});
    auto const batch = check(kiosk, kiosk.upload(1, 1));
    REQUIRE(batch);
    CHECK_FALSE(batch->events[0].quarantined);
    CHECK(batch->events[0].type == "goods.dispensed");
}

TEST_CASE("an upload of which no place can be told is refused as a whole", "[ingest]")
{
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(2);
    auto const lines = kiosk.line(1) + "\n" + kiosk.line(2) + "\n";
    auto const refused_with = [&](HttpRequest const& request) {
        auto const batch = check(kiosk, request);
        REQUIRE_FALSE(batch);
        return batch.error().code;
    };
    SECTION("fewer lines than it says")
    {
        CHECK(refused_with(kiosk.upload_of(1, 3, lines)) == ErrorCode::InvalidInput);
    }
    SECTION("more lines than it says") { CHECK(refused_with(kiosk.upload_of(1, 1, lines)) == ErrorCode::InvalidInput); }
    SECTION("a last line that is cut")
    {
        CHECK(refused_with(kiosk.upload_of(1, 2, lines.substr(0, lines.size() - 1))) == ErrorCode::InvalidInput);
    }
    SECTION("not compressed")
    {
        auto request = kiosk.upload(1, 2);
        request.body = lines;
        CHECK(refused_with(request) == ErrorCode::InvalidInput);
    }
    SECTION("a compressed body that is cut")
    {
        auto request = kiosk.upload(1, 2);
        request.body.pop_back();
        CHECK(refused_with(request) == ErrorCode::InvalidInput);
    }
    SECTION("more than one MiB comes out")
    {
        CHECK(refused_with(kiosk.upload_of(1, 2, std::string(max_batch_bytes + 1, '\n'))) == ErrorCode::TooLarge);
    }
    SECTION("another content type")
    {
        auto request = kiosk.upload(1, 2);
        set_field(request.fields, "content-type", "application/json");
        CHECK(refused_with(request) == ErrorCode::InvalidInput);
    }
    SECTION("another encoding")
    {
        auto request = kiosk.upload(1, 2);
        set_field(request.fields, "content-encoding", "gzip");
        CHECK(refused_with(request) == ErrorCode::InvalidInput);
    }
    SECTION("a head that is no head")
    {
        auto request = kiosk.upload(1, 2);
        request.query = "?first=1";
        CHECK(refused_with(request) == ErrorCode::InvalidInput);
    }
    SECTION("places beyond what JSON can count")
    {
        CHECK(refused_with(kiosk.upload_of(9'007'199'254'740'991, 2, lines)) == ErrorCode::InvalidInput);
    }
}

TEST_CASE("the hub dates an event by the best clock that it has", "[ingest]")
{
    ClockReading const sent{UtcMs{5'000'000}, MonoMs{600'000}, BootId::make("b1")};
    struct Row {
        std::string rule;
        Moment moment;
        UtcMs expected;
        Dating dating;
    };
    auto const row = GENERATE_COPY(values<Row>({
        {"an agreed offset is added to the wall clock", moment(1'000, 10, "b1", Millis{250}), {1'250}, Dating::Agreed},
        {"in the boot of the upload it is counted back", moment(77, 540'000, "b1", {}), {received.ms - 60'000},
            Dating::SameBoot},
        {"in another boot only the wall clock is left", moment(77, 540'000, "b0", {}), {77}, Dating::WallOnly},
        {"a monotonic time after the upload's is no use", moment(77, 600'001, "b1", {}), {77}, Dating::WallOnly},
        {"nor is one before the boot", moment(77, -9'000'000'000'000'000'000, "b1", {}), {77}, Dating::WallOnly},
    }));
    INFO(row.rule);
    auto const [time, dating] = date_event(row.moment, sent, received);
    CHECK(time == row.expected);
    CHECK(dating == row.dating);
}
