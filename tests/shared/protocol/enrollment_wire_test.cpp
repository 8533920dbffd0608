// The facts and the rows of joining on the wire: what is written can be read, and what cannot have been written is not
// taken.
#include "shared/protocol/envelope.h"
#include "shared/protocol/feed_page.h"
#include "tests/support/enrollment_samples.h"

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
    e.moment = {{UtcMs{1'795'507'200'123}, MonoMs{987'654}, BootId::make("boot-1")}, Millis{-1'234}};
    e.body = std::move(body);
    return e;
}

std::string replaced(std::string text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

template <class T> FeedRow row_of()
{
    for (auto const& row : test::enrollment_rows()) {
        if (std::holds_alternative<T>(row)) return row;
    }
    FAIL("no such row");
    return {};
}

std::string events_text()
{
    std::string text;
    for (auto const& body : test::enrollment_events()) text += encode_event(event_of(body)) + "\n";
    return text;
}

std::string rows_text()
{
    std::string text;
    for (auto const& row : test::enrollment_rows()) text += encode_feed_row(row) + "\n";
    return text;
}

struct Change {
    std::string from;
    std::string to;
};

} // namespace

TEST_CASE("every fact of joining comes back as it was", "[protocol]")
{
    for (auto const& body : test::enrollment_events()) {
        auto const line = encode_event(event_of(body));
        INFO(line);
        auto const back = decode_event(line);
        REQUIRE(back);
        CHECK(back->body == body);
        CHECK(encode_event(*back) == line);
    }
}

TEST_CASE("every row of joining comes back as it was", "[protocol]")
{
    for (auto const& row : test::enrollment_rows()) {
        auto const line = encode_feed_row(row);
        INFO(line);
        auto const back = decode_feed_row(line);
        REQUIRE(back);
        REQUIRE(*back);
        CHECK(**back == row);
        CHECK(encode_feed_row(**back) == line);
    }
}

TEST_CASE("a removal of every kind of row comes back under its key", "[protocol]")
{
    for (auto const& row : test::enrollment_rows()) {
        FeedRow const removed = RemovedRow{feed_kind(row), feed_key(row)};
        CHECK(decode_feed_row(encode_feed_row(removed)).value() == removed);
    }
}

TEST_CASE("an application that no kiosk writes is not taken", "[protocol]")
{
    auto const line = encode_event(event_of(test::sample_submitted()));
    auto const row = GENERATE(values<Change>({
        {R"("name":"陈**")", R"("name":"陈永孝")"},
        {R"("tail":"0007",)", ""},
        {R"("initial":"c")", R"("initial":"C")"},
        {R"("route":"line")", R"("route":"straight")"},
        {R"("incomplete":false)", R"("incomplete":"no")"},
        {R"("key":"0a0b0c0d")", R"("key":"0a0b0c")"},
        {R"("key":"0a0b0c0d")", R"("key":"0A0B0C0D")"},
        {R"("sealed":"c2VhbGVk")", R"("sealed":"c2VhbGV")"},
        {R"("sealed":"c2VhbGVk")", R"("sealed":"")"},
        {R"("sealed":"c2VhbGVk")", R"("sealed":")" + std::string(6'004, 'A') + "\""},
        {R"("card_expires":"2026)", R"("card_expires":"soon)"},
        {R"("union":"u-1",)", ""},
        {R"("applicant":{)", R"("applicant":[{)"},
    }));
    INFO(row.from << " -> " << row.to);
    CHECK_FALSE(decode_event(replaced(line, row.from, row.to)));
}

TEST_CASE("no other fact of joining is taken with a value that it cannot have", "[protocol]")
{
    auto const row = GENERATE(values<Change>({
        {R"("revision":2)", R"("revision":1)"}, // an amendment makes at least the second
        {R"("fields":["document")", R"("fields":["salary")"},
        {R"("page":"employer")", R"("page":"any thing")"},
        {R"("reason":"document_unclear")", R"("reason":"dislike")"},
        {R"("by":"staff.one")", R"("by":"")"},
        {R"("number":"1234567)", R"("number":"7654321)"},
        {R"("kept":"m-1")", R"("kept":"m-2")"},
        {R"("expected":40)", R"("expected":501)"},
        {R"("enrolled":38)", R"("enrolled":-1)"},
        {R"("left_alone":true)", R"("left_alone":1)"},
    }));
    INFO(row.from << " -> " << row.to);
    auto const text = events_text();
    auto const changed = replaced(text, row.from, row.to);
    auto const start = text.rfind('\n', text.find(row.from)) + 1; // 0 where there is none before
    CHECK_FALSE(decode_event(changed.substr(start, changed.find('\n', start) - start)));
}

TEST_CASE("no row of joining is taken with a value that it cannot have", "[protocol]")
{
    auto const row = GENERATE(values<Change>({
        {R"("status":"provisional")", R"("status":"active")"}, // a member has a number
        {R"("level":"township")", R"("level":"kingdom")"},
        {R"("dues_fen":500)", R"("dues_fen":-1)"},
        {R"("demand":"fresh_code")", R"("demand":"a smile")"},
        {R"("list_age_h":48)", R"("list_age_h":0)"},
        {R"("list_age_h":48)", R"("list_age_h":8761)"},
        {R"("route":"point")", R"("route":"chosen")"},
        {R"("occupations":["truck_driver")", R"("occupations":["king")"},
        {R"("employers":["e-1"])", R"("employers":["e 1"])"},
        {R"("kid":"0a0b0c0d")", R"("kid":"0a0b0c0d0e")"},
        {R"("key":"Bwc)", R"("key":"Bw)"},
        {R"("state":"sent_back")", R"("state":"lost")"},
        {R"("fix":["document")", R"("fix":["everything")"},
        {R"("pin":"$argon2id$)", R"("pin":"123456$)"},
        {R"("name":"王*")", R"("name":"王小明")"},
        {R"("box":"CQkJ)", R"("box":"CQk)"},
        {R"("initials":"hyhy")", R"("initials":"HYHY")"},
        {R"("initials":"hyhy")", R"("initials":")" + std::string(81, 'h') + "\""},
        {R"("dropped":"m-2")", R"("dropped":"m-1")"},
        {R"("certificate":"AwMD)", R"("certificate":"=wMD)"},
    }));
    INFO(row.from << " -> " << row.to);
    auto const text = rows_text();
    auto const changed = replaced(text, row.from, row.to);
    auto const start = text.rfind('\n', text.find(row.from)) + 1;
    CHECK_FALSE(decode_feed_row(changed.substr(start, changed.find('\n', start) - start)));
}

TEST_CASE("what staff write is cut to its bound and cleaned of what nobody sees", "[protocol]")
{
    auto standing = std::get<ApplicationStanding>(row_of<ApplicationStanding>());
    standing.note.zh = "\xE2\x80\xAE请\x07" + std::string(400, 'x');
    auto const back = decode_feed_row(encode_feed_row(standing)).value();
    CHECK(std::get<ApplicationStanding>(*back).note.zh == "请" + std::string(299, 'x'));

    auto consent = std::get<ConsentText>(row_of<ConsentText>());
    consent.body.zh = "一\xE2\x80\xAE\r\n\n二";
    auto const text = decode_feed_row(encode_feed_row(consent)).value();
    CHECK(std::get<ConsentText>(*text).body.zh == "一\n\n二"); // paragraphs stay

    auto const ceremony
        = CeremonyOpened{CeremonyId::make("c"), UnionId::make("u"), std::string(70, 'p'), 0, MemberId::make("m")};
    auto const event = decode_event(encode_event(event_of(ceremony))).value();
    CHECK(std::get<CeremonyOpened>(event.body).place == std::string(60, 'p'));
}

TEST_CASE("rows of version 0.1.0 are read, with what they do not say yet left open", "[protocol]")
{
    auto const one = decode_feed_row(R"({"kind":"union","id":"u-1","name":{"zh":"工会","en":"Union"}})").value();
    Union plain;
    plain.id = UnionId::make("u-1");
    plain.name = {"工会", "Union"};
    CHECK(*one == FeedRow{plain});
    auto const amenity = decode_feed_row(
        R"({"kind":"amenity","id":"a","amenity_kind":"counted","name":{"zh":"水"},"state":{"zh":""},"icon":"i","tint":"teal",)"
        R"("order":1,"offered":true})")
                             .value();
    CHECK(std::get<Amenity>(*amenity).policy == ServicePolicy{});
}
