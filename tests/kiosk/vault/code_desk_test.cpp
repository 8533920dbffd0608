// What the kiosk hands out can be used: by itself, by the phone that takes it over, by nobody else.
#include "kiosk/vault/code_desk.h"

#include "shared/protocol/claim_link.h"
#include "shared/protocol/presentation.h"
#include "shared/protocol/private_box.h"
#include "tests/support/seeded_random.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr UtcMs now{1'795'500'000'000};
constexpr UtcMs later{now.ms + 86'400'000};

struct Desk {
    SigningKey signing{Secret::from_bytes(Bytes(32, 3)).value()};
    SigningKey issuer{Secret::from_bytes(Bytes(32, 4)).value()};
    Secret check_in = Secret::from_bytes(Bytes(32, 5)).value();
    SeededRandom random{1, "codes"};
    std::string drawn; // what the last symbol says
    CodeDesk desk{{KioskId::make("k-1"), "https://hub.example", signing, check_in}, random,
        [this](std::string_view text) -> Result<QrBitmap> {
            drawn = text;
            return QrBitmap{};
        }};

    TrustedKeys trusted() const
    {
        TrustedKeys keys;
        keys.issuers.keys.push_back({kiosk_kid(issuer.verify_key()), issuer.verify_key()});
        auto const certificate = issue_kiosk_certificate(
            {KioskId::make("k-1"), StationId::make("s-1"), signing.verify_key(), later, kiosk_kid(issuer.verify_key())},
            issuer);
        REQUIRE(keys.kiosks.load(std::array{certificate}, keys.issuers) == 0);
        return keys;
    }
};

} // namespace

TEST_CASE("a provisional code is good wherever the kiosk's certificate is known", "[vault]")
{
    Desk bench;
    auto const issued = bench.desk.issue_provisional(later);
    REQUIRE(issued);
    CHECK(bench.drawn == issued->text.view());
    auto const read = read_credential(issued->text.view(), bench.trusted(), now);
    REQUIRE(read);
    CHECK(read->card == issued->card);
    CHECK(read->cls == CredentialClass::Provisional);
    CHECK(read->expires == issued->expires);
    CHECK(read->signed_by_kiosk == KioskId::make("k-1"));
}

TEST_CASE("no two provisional codes are alike", "[vault]")
{
    Desk bench;
    auto const first = bench.desk.issue_provisional(later);
    auto const second = bench.desk.issue_provisional(later);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->card != second->card);
    CHECK_FALSE(first->pickup_key == second->pickup_key);
}

TEST_CASE("the full code that waits opens for the provisional one alone", "[vault]")
{
    Desk bench;
    auto const provisional = bench.desk.issue_provisional(later);
    auto const another = bench.desk.issue_provisional(later);
    REQUIRE(provisional);
    REQUIRE(another);
    // The hub knows the key from the sealed form, and never the provisional code.
    auto const key = pickup_key(provisional->text.view());
    REQUIRE(std::ranges::equal(key.bytes(), provisional->pickup_key));
    PickupRow const row{provisional->card, seal_pickup(key, BoxNonce{}, "YZ1:FULL"), later};

    auto const full = bench.desk.pick_up(provisional->text.view(), row);
    REQUIRE(full);
    CHECK(full->text.view() == "YZ1:FULL");
    CHECK(bench.drawn == "YZ1:FULL");
    auto const stranger = bench.desk.pick_up(another->text.view(), row);
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().code == ErrorCode::Unauthorised);
}

TEST_CASE("the hub believes the link by which a phone takes the card over", "[vault]")
{
    Desk bench;
    auto const card = CardId::make("00112233445566aa");
    bench.desk.claim_link(card, now);
    std::string const start = "https://hub.example/k/";
    REQUIRE(bench.drawn.starts_with(start));
    auto const token = parse_card_claim_token(std::string_view{bench.drawn}.substr(start.size()));
    REQUIRE(token);
    CHECK(token->card == card);
    CHECK(verify_card_claim_token(*token, bench.check_in, now, std::nullopt));
}
