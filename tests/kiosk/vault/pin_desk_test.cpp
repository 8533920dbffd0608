#include "kiosk/vault/pin_desk.h"

#include "shared/protocol/credential.h"
#include "shared/protocol/pin.h"
#include "tests/support/manual_executor.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace yizhan;
using namespace yizhan::test;

namespace {

std::string card_of(int who)
{
    SigningKey const issuer{Secret::from_bytes(Bytes(32, 4)).value()};
    auto const card = CardId::make(fmt::format("{:016x}", who));
    return issue_credential({card, 1, CredentialClass::Volunteer, UtcMs{1'800'000'000'000}, {}, {}, {}}, issuer);
}
std::string const card = card_of(1);
constexpr std::string_view right_pin = "246813";

struct Desk {
    ManualExecutor executor;
    SeededRandom random{1, "codes"};
    std::unique_ptr<PinDesk> desk = std::make_unique<PinDesk>(executor, executor, random);
    std::string verifier = make_pin_verifier(parse_pin(right_pin).value(), card, PinSalt{1}).value();
    int answers = 0;

    std::unique_ptr<DraftBox> sign_in(std::string_view code, std::string_view pin)
    {
        std::unique_ptr<DraftBox> box;
        desk->check({PrivateText{code}, PrivateText{pin}, verifier, Bytes(16, 9)},
            [&](std::optional<std::unique_ptr<DraftBox>> found) {
                ++answers;
                if (found) box = std::move(*found);
            });
        executor.run_ready();
        return box;
    }
};

ApplicationForm half_a_form()
{
    ApplicationForm form;
    form.name.assign("测试某");
    form.phone.assign("13800000000");
    return form;
}

} // namespace

TEST_CASE("a volunteer signs in with card and PIN, and with nothing less", "[vault]")
{
    Desk bench;
    CHECK(bench.sign_in(card, right_pin));
    CHECK_FALSE(bench.sign_in(card, "246814"));
    CHECK_FALSE(bench.sign_in(card_of(2), right_pin));
    CHECK_FALSE(bench.sign_in(card, "24681"));
    CHECK_FALSE(bench.sign_in("no code", right_pin));
    CHECK(bench.answers == 5);
}

TEST_CASE("a draft opens for the volunteer who began it, at the next sign-in too", "[vault]")
{
    Desk bench;
    auto const application = ApplicationId::make("a-1");
    auto const begun = bench.sign_in(card, right_pin);
    REQUIRE(begun);
    auto const box = begun->encrypt(application, half_a_form());
    REQUIRE(box);
    CHECK(as_text(*box).find("测试某") == std::string_view::npos);
    CHECK(as_text(*box).find("13800000000") == std::string_view::npos);

    auto const again = bench.sign_in(card, right_pin);
    REQUIRE(again);
    auto const opened = again->decrypt(application, *box);
    REQUIRE(opened);
    CHECK(*opened == half_a_form());
    CHECK_FALSE(again->decrypt(ApplicationId::make("a-2"), *box));
    auto altered = *box;
    altered.back() ^= 1;
    CHECK_FALSE(again->decrypt(application, altered));
}

TEST_CASE("an answer that comes after the kiosk has gone is dropped", "[vault]")
{
    Desk bench;
    bench.desk->check({PrivateText{card}, PrivateText{right_pin}, bench.verifier, Bytes(16, 9)},
        [&](std::optional<std::unique_ptr<DraftBox>>) { ++bench.answers; });
    bench.desk.reset();
    bench.executor.run_ready();
    CHECK(bench.answers == 0);
}
