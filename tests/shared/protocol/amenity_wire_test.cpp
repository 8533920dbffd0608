// The facts and the rows of machines, goods, campaigns and services on the wire: what is written can be read, and what
// cannot have been written is not taken.
#include "shared/protocol/envelope.h"
#include "shared/protocol/feed_page.h"
#include "tests/support/amenity_samples.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

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

template <class Lines, class Encode> std::string text_of(Lines const& lines, Encode encode)
{
    std::string text;
    for (auto const& line : lines) text += encode(line) + "\n";
    return text;
}

// The first line that has `from`, with `to` in its place.
std::string line_with(std::string const& text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    auto const start = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
    auto line = text.substr(start, text.find('\n', at) - start);
    return line.replace(at - start, from.size(), to);
}

struct Change {
    std::string from;
    std::string to;
};

std::string repeated(std::string const& text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i) out += (i > 0 ? "," : "") + text;
    return out;
}

} // namespace

TEST_CASE("every fact of machines, goods and services comes back as it was", "[protocol]")
{
    for (auto const& body : test::amenity_events()) {
        auto const line = encode_event(event_of(body));
        INFO(line);
        auto const back = decode_event(line);
        REQUIRE(back);
        CHECK(back->body == body);
        CHECK(encode_event(*back) == line);
    }
}

TEST_CASE("every row of machines, goods, campaigns and services comes back as it was", "[protocol]")
{
    for (auto const& row : test::amenity_rows()) {
        auto const line = encode_feed_row(row);
        INFO(line);
        auto const back = decode_feed_row(line);
        REQUIRE(back);
        REQUIRE(*back);
        CHECK(**back == row);
        CHECK(encode_feed_row(**back) == line);
    }
}

TEST_CASE("a removal of every kind of row comes back under its key, and under no key of another form", "[protocol]")
{
    for (auto const& row : test::amenity_rows()) {
        FeedRow const removed = RemovedRow{feed_kind(row), feed_key(row)};
        INFO(feed_key(row));
        CHECK(decode_feed_row(encode_feed_row(removed)).value() == removed);
        CHECK_FALSE(decode_feed_row(encode_feed_row(RemovedRow{feed_kind(row), feed_key(row) + "/x"})));
        CHECK_FALSE(decode_feed_row(encode_feed_row(RemovedRow{feed_kind(row), feed_key(row) + "/"})));
    }
    CHECK_FALSE(decode_feed_row(R"({"kind":"stock_part","key":"bowl","removed":true})"));
    CHECK_FALSE(decode_feed_row(R"({"kind":"member_takings","key":"/m-1","removed":true})"));
}

TEST_CASE("a count that finds what was believed moves nothing and is a fact; nothing else moves nothing", "[protocol]")
{
    auto found
        = test::sample_movement("mv", 0, {StockPlace::Miscounted, {}}, test::at_station("S-01"), StockReason::Counted);
    CHECK_FALSE(decode_event(encode_event(event_of(found)))); // how many were found?
    found.counted = 0;
    auto const again = decode_event(encode_event(event_of(found)));
    REQUIRE(again);
    CHECK(again->body == EventBody{found});
    found.reason = StockReason::Received;
    CHECK_FALSE(decode_event(encode_event(event_of(found))));
}

TEST_CASE("no fact of machines, goods or services is taken with a value that it cannot have", "[protocol]")
{
    auto const row = GENERATE(values<Change>({
        {R"("minutes":40)", R"("minutes":0)"},
        {R"("minutes":40)", R"("minutes":721)"},
        {R"("machine":"w-3")", R"("machine":"w 3")"},
        {R"("reason":"forgotten")", R"("reason":"tired")"},
        {R"("started_at":"2026)", R"("started_at":"soon)"},
        {R"("broken":true)", R"("broken":1)"},
        {R"("number":999)", R"("number":1000)"},
        {R"("number":999)", R"("number":0)"},
        {R"("reason":"missed")", R"("reason":"asleep")"},
        {R"("revision":3)", R"("revision":0)"},
        {R"("units":2)", R"("units":0)"},
        {R"("units":2)", R"("units":101)"},
        {R"("payer":"dues")", R"("payer":"nobody")"},
        {R"("cost_fen":700)", R"("cost_fen":-1)"},
        {R"("cost_fen":700)", R"("cost_fen":1000000001)"},
        {R"("points":5)", R"("points":-5)"},
        {R"("assurance":"fresh_code")", R"("assurance":"a smile")"},
        {R"("agreed_at":"2026)", R"("agreed_at":"later)"},
        {R"("taken_at":"2026)", R"("taken_at":"then)"},
        {R"("units":100000)", R"("units":0)"}, // nothing but a count moves nothing
        {R"("units":3)", R"("units":-3)"},
        {R"("units":100000)", R"("units":100001)"},
        {R"("units":100000)", R"("units":1000000000)"},
        {R"("from":{"place":"station","station":"s-1"})", R"("from":{"place":"station"})"},
        {R"("from":{"place":"station","station":"s-1"})", R"("from":{"place":"moon"})"},
        {R"("to":{"place":"miscounted"})", R"("to":{"place":"miscounted","station":"s-1"})"},
        {R"("to":{"place":"miscounted"})", R"("to":{"place":"station","station":"s-1"})"}, // from where it came
        {R"("reason":"counted")", R"("reason":"eaten")"},
        {R"("counted":17)", R"("counted":-2)"},
        {R"("points":-20)", R"("points":0)"},
        {R"("points":-20)", R"("points":-1000000001)"},
        {R"("how":"recovered")", R"("how":"forgotten")"},
        {R"("how":"recovered","note":"还回一碗","by":"staff.one")", R"("how":"recovered","note":"","by":"")"},
        {R"("code":")", R"("code":"U)"},
        {R"("by_phone":true)", R"("by_phone":"yes")"},
        {R"("state":"waiting_for_person")", R"("state":"asked")"},
    }));
    INFO(row.from << " -> " << row.to);
    auto const text
        = text_of(test::amenity_events(), [](EventBody const& body) { return encode_event(event_of(body)); });
    CHECK_FALSE(decode_event(line_with(text, row.from, row.to)));
}

TEST_CASE("no row of machines, goods, campaigns or services is taken with a value that it cannot have", "[protocol]")
{
    auto const row = GENERATE(values<Change>({
        {R"("joined":"2024-03")", R"("joined":"2024-13")"},
        {R"("joined":"2024-03")", R"("joined":"2024-3")"},
        {R"("amenity_kind":"timed")", R"("amenity_kind":"sold")"},
        {R"("minutes":[30,40,60])", R"("minutes":[])"},
        {R"("minutes":[30,40,60])", R"("minutes":[30,30])"},
        {R"("minutes":[30,40,60])", R"("minutes":[60,30])"},
        {R"("minutes":[30,40,60])", R"("minutes":[0,30])"},
        {R"("minutes":[30,40,60])", R"("minutes":[30,721])"},
        {R"("minutes":[30,40,60])", R"("minutes":[1,2,3,4,5,6])"},
        {R"("clear_min":10)", R"("clear_min":0)"},
        {R"("clear_min":10)", R"("clear_min":241)"},
        {R"("in_service":false)", R"("in_service":"no")"},
        {R"("minutes":40)", R"("minutes":0)"},
        {R"("barcode":"4006381333931")", R"("barcode":"4006381333932")"},
        {R"("barcode":"4006381333931")", R"("barcode":"YZ1:40063")"},
        {R"("cost_fen":350)", R"("cost_fen":10000001)"},
        {R"("through":1042)", R"("through":-1)"},
        {R"("units":-7)", R"("units":-1000000000001)"},
        {R"("coming":30)", R"("coming":"30")"},
        {R"("goods":["bowl","cup"])", R"("goods":[)" + repeated(R"("g")", 9) + "]"},
        {R"("goods":["bowl","cup"])", R"("goods":["a bowl"])"},
        {R"("units":2)", R"("units":101)"},
        {R"("occupations":["courier"])", R"("occupations":["king"])"},
        {R"("unions":["u-1"])", R"("unions":[)" + repeated(R"("u")", 501) + "]"},
        {R"("min_months":6)", R"("min_months":601)"},
        {R"("min_points":10)", R"("min_points":-1)"},
        {R"("allowance":2)", R"("allowance":0)"},
        {R"("allowance":2)", R"("allowance":1001)"},
        {R"("period":"week")", R"("period":"decade")"},
        {R"("stations":["s-1","s-2"])", R"("stations":[)" + repeated(R"("s")", 501) + "]"},
        {R"("first_day":"2026-)", R"("first_day":"2026.)"},
        {R"("first_day":"2026-11-24")", R"("first_day":"2026-02-30")"},
        {R"("last_day":"20)", R"("last_day":"-20)"},
        {R"("from_minute":360)", R"("from_minute":1440)"},
        {R"("to_minute":540)", R"("to_minute":1441)"},
        {R"("total":500)", R"("total":0)"},
        {R"("total":500)", R"("total":10000001)"},
        {R"("shares":[{"station":"s-1","units":40}])", R"("shares":[{"station":"s-1","units":0}])"},
        {R"("shares":[{"station":"s-1","units":40}])",
            R"("shares":[)" + repeated(R"({"station":"s","units":1})", 501) + "]"},
        {R"("points_price":5)", R"("points_price":-5)"},
        {R"("demand":"fresh_code",)", ""},
        {R"("list_age_h":48)", R"("list_age_h":0)"},
        {R"("ended":false)", R"("ended":0)"},
        {R"("takings":[{)",
            R"("takings":[)" + repeated(R"({"taking":"t","at":"2026-11-24T00:00:00Z","station":"s"})", 64) + ",{"},
        {R"("takings":11)", R"("takings":"many")"},
        {R"("undone":true)", R"("undone":"yes")"},
        {R"("field":"care")", R"("field":"sport")"},
        {R"("initials":"flyz")", R"("initials":"FLYZ")"},
        {R"("situations":["in_dispute")", R"("situations":["in_love")"},
        {R"("icon":"gavel")", R"("icon":"a gavel")"},
        {R"("state":"waiting_for_person")", R"("state":"lost")"},
        {R"("code":")", R"("code":"0)"},
    }));
    INFO(row.from << " -> " << row.to);
    auto const text = text_of(test::amenity_rows(), encode_feed_row);
    CHECK_FALSE(decode_feed_row(line_with(text, row.from, row.to)));
}

TEST_CASE("what a campaign contradicts only as a whole is read, so that it can be said what it is", "[protocol]")
{
    auto campaign = test::sample_campaign();
    std::swap(campaign.first_day, campaign.last_day);
    std::swap(campaign.from_minute, campaign.to_minute);
    campaign.goods.clear();
    campaign.total = 1;
    auto const back = decode_feed_row(encode_feed_row(campaign)).value();
    CHECK(std::get<Campaign>(*back) == campaign);
}

TEST_CASE("what people write about goods and services is cut to its bound and cleaned", "[protocol]")
{
    auto moved
        = test::sample_movement("mv", 1, test::at_station("s-1"), {StockPlace::WrittenOff, {}}, StockReason::Lost);
    moved.note = "\xE2\x80\xAE丢\x07" + std::string(70, 'x');
    auto const event = decode_event(encode_event(event_of(moved))).value();
    CHECK(std::get<StockMoved>(event.body).note == "丢" + std::string(59, 'x'));

    ExceptionSettled const settled{ExceptionId::make("e"), "accepted", std::string(400, 'n'), "staff.one"};
    auto const settled_back = decode_event(encode_event(event_of(settled))).value();
    CHECK(std::get<ExceptionSettled>(settled_back.body).note.size() == 300);

    auto entry = test::sample_service();
    entry.title = {std::string(90, 'z'), std::string(90, 'e')};
    entry.summary = {std::string(300, 'z'), std::string(300, 'e')};
    auto const row = decode_feed_row(encode_feed_row(entry)).value();
    auto const& service = std::get<ServiceEntry>(*row);
    CHECK(service.title == Bilingual{std::string(30, 'z'), std::string(80, 'e')});
    CHECK(service.summary == Bilingual{std::string(120, 'z'), std::string(280, 'e')});
}

TEST_CASE("rows of the versions before are read: a member with no month, a counted amenity with no times", "[protocol]")
{
    auto const amenity = decode_feed_row(
        R"({"kind":"amenity","id":"a","amenity_kind":"counted","name":{"zh":"水"},"state":{"zh":""},"icon":"i","tint":"teal",)"
        R"("order":1,"offered":true})")
                             .value();
    CHECK(std::get<Amenity>(*amenity).timed == TimedTerms{});
    Member plain = std::get<Member>(test::amenity_rows().front());
    plain.joined_month.reset();
    auto const line = encode_feed_row(plain);
    CHECK(line.find("joined") == std::string::npos);
    CHECK_FALSE(std::get<Member>(*decode_feed_row(line).value()).joined_month);
}

TEST_CASE("the largest event of goods fits into an event", "[protocol]")
{
    auto moved = test::sample_movement(
        "mv", max_units, test::at_station("s-1"), test::on_the_way_to("s-2"), StockReason::Sent);
    for (int i = 0; i < 60; ++i) moved.note += "𠀀";
    PointsMoved points{MovementId::make(std::string(64, 'm')), MemberId::make(std::string(64, 'p')), 1, {}, "staff"};
    for (int i = 0; i < 300; ++i) points.reason.zh += "𠀀";
    points.reason.en = points.reason.zh;
    for (EventBody const& body : std::vector<EventBody>{moved, points})
        CHECK(decode_event(encode_event(event_of(body))).value().body == body);
}
