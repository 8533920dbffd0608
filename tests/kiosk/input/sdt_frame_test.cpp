#include "kiosk/input/sdt_frame.h"
#include "tests/support/sdt_reader.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using test::sdt_reply;

namespace {

struct Heard {
    SdtFramer framer;
    std::vector<std::pair<int, std::string>> replies;

    void feed(std::string_view bytes)
    {
        framer.feed(as_bytes(bytes),
            [this](SdtReply const& reply) { replies.emplace_back(reply.status, std::string{as_text(reply.data)}); });
    }
};

} // namespace

TEST_CASE("commands are the bytes of the protocol", "[sdt]")
{
    CHECK(to_hex(sdt_command(SdtCommand::Status)) == "aaaaaa9669000311ffed");
    CHECK(to_hex(sdt_command(SdtCommand::Find)) == "aaaaaa96690003200122");
    CHECK(to_hex(sdt_command(SdtCommand::Select)) == "aaaaaa96690003200221");
    CHECK(to_hex(sdt_command(SdtCommand::Read)) == "aaaaaa96690003300132");
}

TEST_CASE("replies are found whole, however they arrive", "[sdt]")
{
    auto const found = from_hex("aaaaaa9669000800009f0000000097").value();
    auto const read = sdt_reply(0x90, test::sdt_read_data(std::string(256, 'T')));
    REQUIRE(read.size() == 1295);
    auto const line = std::string{as_text(found)} + read + sdt_reply(0x80);
    auto const piece = GENERATE(1UL, 2UL, 7UL, 512UL, 5'000UL);
    Heard heard;
    for (std::size_t at = 0; at < line.size(); at += piece) heard.feed(std::string_view{line}.substr(at, piece));
    REQUIRE(heard.replies.size() == 3);
    CHECK(heard.replies[0] == std::pair{0x9F, std::string(4, '\0')});
    CHECK(heard.replies[1].second.size() == 4 + 256 + 1024);
    CHECK(heard.replies[2].first == 0x80);
    CHECK_FALSE(heard.framer.is_inside_reply());
}

TEST_CASE("noise, false beginnings and wrong checks leave the next reply whole", "[sdt]")
{
    auto bad_check = sdt_reply(0x90, "12345678");
    bad_check.back() = static_cast<char>(bad_check.back() ^ 1);
    auto const noise = GENERATE_COPY(as<std::string>{}, "", "\xAA", "\xAA\xAA\xAA\xAA\xAA", "\xAA\xAA\xAA\x96",
        "\xAA\xAA\xAA\x96\x69\xFF\xFF", std::string{"\xAA\xAA\xAA\x96\x69\x00\x00", 7},
        std::string{"\xAA\xAA\xAA\x96\x69\x00\x03", 7}, std::string(5'000, '\x55'), std::string(5'000, '\xAA'),
        bad_check, bad_check + bad_check);
    Heard heard;
    heard.feed(noise + sdt_reply(0x9F, "4567"));
    REQUIRE(heard.replies.size() == 1);
    CHECK(heard.replies[0] == std::pair{0x9F, std::string{"4567"}});
    CHECK_FALSE(heard.framer.is_inside_reply());
}

TEST_CASE("a reply that began inside a broken one is found", "[sdt]")
{
    Heard heard;
    auto const broken = sdt_reply(0x90, test::sdt_read_data(std::string(256, 'T'))).substr(0, 300);
    heard.feed(broken);
    CHECK(heard.replies.empty());
    CHECK(heard.framer.is_inside_reply());
    for (int i = 0; i < 200; ++i) heard.feed(sdt_reply(0x80)); // until the announced length is over
    CHECK(heard.replies.size() == 200);
    heard.feed(broken);
    heard.framer.forget();
    CHECK_FALSE(heard.framer.is_inside_reply());
    heard.feed(sdt_reply(0x9F));
    CHECK(heard.replies.back().first == 0x9F);
}

TEST_CASE("a status with anything in its first two bytes means nothing", "[sdt]")
{
    auto reply = sdt_reply(0x90);
    reply[7] = 1;
    reply.back() = static_cast<char>(reply.back() ^ 1);
    Heard heard;
    heard.feed(reply);
    REQUIRE(heard.replies.size() == 1);
    CHECK(heard.replies[0].first == 0);
}
