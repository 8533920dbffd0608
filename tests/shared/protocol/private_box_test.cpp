#include "shared/protocol/private_box.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

constexpr std::string_view card_text = "YZ1:a volunteer's whole code";
constexpr std::string_view provisional = "YZ1:a provisional code";
ApplicationId const application = ApplicationId::make("0193b0a0-0000-7000-8000-000000000001");
ApplicationId const other_application = ApplicationId::make("0193b0a0-0000-7000-8000-000000000002");
BoxNonce const nonce{1, 2, 3};
Bytes const plain{'d', 'r', 'a', 'f', 't'};

DraftKey key(std::string_view text = card_text, std::string_view pin = "274913", std::uint8_t salt = 1)
{
    DraftSalt bytes{};
    bytes.fill(salt);
    return derive_draft_key(text, parse_pin(pin).value(), bytes).value();
}

bool opens(Result<PrivateBytes> const& opened)
{
    return opened && std::equal(opened->begin(), opened->end(), plain.begin(), plain.end());
}

} // namespace

TEST_CASE("a draft is read by the volunteer who left it", "[draft]")
{
    auto const box = encrypt_draft(key(), nonce, plain, application);
    CHECK(box.size() == 24 + plain.size() + 16);
    CHECK(opens(decrypt_draft(key(), box, application)));
    CHECK(opens(decrypt_draft(key(), encrypt_draft(key(), nonce, plain, application), application)));
}

TEST_CASE("a draft stays shut for another PIN, card, salt or application", "[draft]")
{
    auto const box = encrypt_draft(key(), nonce, plain, application);
    CHECK(decrypt_draft(key(card_text, "274914"), box, application).error().code == ErrorCode::Unauthorised);
    CHECK_FALSE(decrypt_draft(key("YZ1:another code"), box, application).has_value());
    CHECK_FALSE(decrypt_draft(key(card_text, "274913", 2), box, application).has_value());
    CHECK_FALSE(decrypt_draft(key(), box, other_application).has_value());
}

TEST_CASE("a draft that was touched anywhere stays shut", "[draft]")
{
    auto const mine = key();
    auto const box = encrypt_draft(mine, nonce, plain, application);
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto altered = box;
        altered[at] ^= 1;
        CHECK_FALSE(decrypt_draft(mine, altered, application).has_value());
        CHECK_FALSE(decrypt_draft(mine, ByteView{box}.first(at), application).has_value());
    }
    CHECK(decrypt_draft(mine, encrypt_draft(mine, nonce, {}, application), application)->empty());
}

TEST_CASE("the full card is picked up with the provisional code, and with no other", "[pickup]")
{
    constexpr std::string_view full = "YZ1:the full card";
    auto const box = seal_pickup(pickup_key(provisional), nonce, full);
    CHECK(open_pickup(pickup_key(provisional), box)->view() == full);
    CHECK(open_pickup(pickup_key("YZ1:a provisional cod"), box).error().code == ErrorCode::Unauthorised);
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto altered = box;
        altered[at] ^= 1;
        CHECK_FALSE(open_pickup(pickup_key(provisional), altered).has_value());
    }
    CHECK_FALSE(open_pickup(pickup_key(provisional), {}).has_value());
}
