#include "shared/protocol/feed_page.h"
#include "shared/protocol/sync_messages.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

IncarnationId const incarnation = IncarnationId::make("00112233445566aa");
ClockReading const clock_reading{UtcMs{1'795'507'200'123}, MonoMs{55}, BootId::make("boot-1")};

Member member()
{
    Member m;
    m.id = MemberId::make("m1");
    m.number = MemberNumber::of_serial(1'234'567);
    m.masked_name = "欧阳**";
    m.phone = PhoneKey{"0007", 'o'};
    m.union_id = UnionId::make("u1");
    m.occupation = Occupation::CareWorker;
    m.status = MemberStatus::Suspended;
    m.points = -3;
    m.card = CardId::make("00112233445566aa");
    return m;
}

std::vector<FeedRow> every_row()
{
    return {member(),
        Revocation{
            CardId::make("00112233445566aa"), MemberId::make("m1"), RevocationReason::Lost, UtcMs{1'795'507'200'000}},
        Union{UnionId::make("u1"), {"霞浦工会", "Xiapu union"}}, IssuerKeyRow{{1, 2}, {3}},
        Bulletin{BulletinId::make("b1"), {"通知", "Notice"}, {"内容", ""}, UtcMs{1'795'507'200'000}},
        Station{StationId::make("s1"), {"驿站", "Station"}, {"园区", "Park"}, {"全天", "Always"}, 6, 9},
        Amenity{AmenityId::make("a1"), AmenityKind::Counted, {"热水", "Hot water"}, {"随时可用", "Any time"},
            "local_drink", Tint::Blue, 3, false},
        RemovedRow{FeedKind::Member, "m9"}};
}

FeedPage page_of(std::vector<FeedRow> rows)
{
    return {"district", "e1", 10, 18, 20, UtcMs{1'795'507'200'000}, std::move(rows)};
}

std::string body_of(FeedPage const& page)
{
    std::string body;
    for (auto const& row : page.rows) body += encode_feed_row(row) + "\n";
    return body + encode_feed_trailer(page) + "\n";
}

} // namespace

TEST_CASE("a feed page comes back as it was", "[protocol]")
{
    auto const back = decode_feed_page(body_of(page_of(every_row())));
    REQUIRE(back);
    CHECK(back->rows == every_row());
    CHECK(back->channel == "district");
    CHECK(back->after == 10);
    CHECK(back->next == 18);
    CHECK(back->head == 20);
}

TEST_CASE("a feed page that was cut anywhere is no page", "[protocol]")
{
    auto const body = body_of(page_of(every_row()));
    for (std::size_t length = 0; length < body.size(); ++length) {
        if (decode_feed_page(std::string_view{body}.substr(0, length)))
            FAIL("taken at " << length << " of " << body.size());
    }
    CHECK_FALSE(decode_feed_page(body + body));
}

TEST_CASE("rows of a kind that is not known yet are passed over", "[protocol]")
{
    auto const body = R"({"kind":"lottery","id":"c1"})" + std::string{"\n"} + body_of(page_of({member()}));
    auto const back = decode_feed_page(body);
    REQUIRE(back);
    CHECK(back->rows.size() == 1);
}

TEST_CASE("a name in clear never comes in with the roster", "[protocol]")
{
    auto line = encode_feed_row(member());
    line.replace(line.find("欧阳**"), std::string{"欧阳**"}.size(), "欧阳娜娜");
    CHECK_FALSE(decode_feed_row(line));
}

TEST_CASE("a page whose positions run backwards is no page", "[protocol]")
{
    auto page = page_of({});
    page.next = 9;
    CHECK_FALSE(decode_feed_page(body_of(page)));
    page = page_of({});
    page.head = 17;
    CHECK_FALSE(decode_feed_page(body_of(page)));
}

TEST_CASE("an upload says which events it brings", "[protocol]")
{
    UploadHead const head{incarnation, 501, 500, clock_reading};
    auto const back = decode_upload_query(encode_upload_query(head));
    REQUIRE(back);
    CHECK(*back == head);

    CHECK_FALSE(decode_upload_query("?incarnation=00112233445566aa&first=0&count=1&wall=0&monotonic=0&boot=b"));
    CHECK_FALSE(decode_upload_query("?incarnation=00112233445566aa&first=1&count=501&wall=0&monotonic=0&boot=b"));
    CHECK_FALSE(decode_upload_query("?first=1&count=1&wall=0&monotonic=0&boot=b"));
    CHECK_FALSE(decode_upload_query("?incarnation=a%20b&first=1&count=1&wall=0&monotonic=0&boot=b"));
}

TEST_CASE("the hub's answers come back as they were", "[protocol]")
{
    UploadReply const reply{
        UtcMs{1'795'507'200'000}, "epoch-1", incarnation, 100, 90, {{99, "not_json"}}, {17}, {{101, 105}, {110, 110}}};
    auto const back = decode_upload_reply(encode(reply));
    REQUIRE(back);
    CHECK(*back == reply);

    auto bad = reply;
    bad.safe = 101;
    CHECK_FALSE(decode_upload_reply(encode(bad)));
    CHECK_FALSE(decode_upload_reply("<html>please log in</html>"));
    CHECK_FALSE(decode_upload_reply(""));

    HeartbeatReply const beat{UtcMs{1'795'507'200'000}, "epoch-1", incarnation, 5, 4, {{"district", {"e1", 16'505}}}};
    auto const beat_back = decode_heartbeat_reply(encode(beat));
    REQUIRE(beat_back);
    CHECK(*beat_back == beat);
}

TEST_CASE("a heartbeat comes back as it was", "[protocol]")
{
    Heartbeat const beat{incarnation, 7, 3, 1'500, 123'456, clock_reading, Millis{-20}, "0.1.0", "ok", "prefix_missing",
        {{"district", 9}}};
    auto const back = decode_heartbeat(encode(beat));
    REQUIRE(back);
    CHECK(back->unsent == 3);
    CHECK(back->clock_offset == Millis{-20});
    CHECK(back->clock.boot == BootId::make("boot-1"));
    CHECK(back->feeds == beat.feeds);
    CHECK(back->scanner == "prefix_missing");
}

TEST_CASE("joining messages come back as they were", "[protocol]")
{
    JoinRequest request;
    request.code.fill(1);
    request.verify_key.fill(2);
    request.machine = "驿站一号机";
    request.kiosk = KioskId::make("k1");
    auto const back = decode_join_request(encode(request));
    REQUIRE(back);
    CHECK(back->code == request.code);
    CHECK(back->machine == request.machine);
    CHECK(back->kiosk == request.kiosk);

    JoinReply const reply{
        UtcMs{1'795'507'200'000}, KioskId::make("k1"), StationId::make("s1"), {{{1, 2}, {9}}}, Bytes(80, 5)};
    auto const reply_back = decode_join_reply(encode(reply));
    REQUIRE(reply_back);
    CHECK(reply_back->issuer_keys == reply.issuer_keys);
    CHECK(reply_back->sealed_check_in_key == reply.sealed_check_in_key);
}
