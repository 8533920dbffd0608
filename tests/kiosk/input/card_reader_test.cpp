// What the kiosk makes of a code, by what the feed has told it: of the union's keys, of other kiosks, of the time.
#include "kiosk/input/card_reader.h"

#include "shared/protocol/presentation.h"
#include "tests/kiosk/app/fakes.h"
#include "tests/support/phone_key.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

using TestPhone = yizhan::test::PhoneKey;
constexpr Millis day{86'400'000};
CardId const card = CardId::make("00112233445566aa");

// A station's book with keys in it.
class Book final : public FakeBook {
public:
    Result<std::vector<IssuerKeyRow>> issuer_keys() override { return issuers; }
    Result<std::vector<Bytes>> kiosk_certificates() override { return certificates; }
    std::vector<IssuerKeyRow> issuers;
    std::vector<Bytes> certificates;
};

struct Counter {
    SigningKey issuer{Secret::from_bytes(Bytes(32, 4)).value()};
    SigningKey other_kiosk{Secret::from_bytes(Bytes(32, 5)).value()};
    FakeClock machine;
    FakeTimeMemory memory;
    KioskClock clock{machine, memory, UtcMs{1}};
    Book book;
    std::unique_ptr<CredentialCardReader> reader;

    Counter()
    {
        IssuerKeyRow row{kiosk_kid(issuer.verify_key()), {}};
        std::ranges::copy(issuer.verify_key().bytes(), row.key.begin());
        book.issuers.push_back(row);
        reader = std::make_unique<CredentialCardReader>(book, clock, std::vector<IssuerKeyRow>{});
    }
    void learn_other_kiosk()
    {
        book.certificates.push_back(
            issue_kiosk_certificate({KioskId::make("k-2"), StationId::make("s-2"), other_kiosk.verify_key(),
                                        machine.wall() + 90 * day, kiosk_kid(issuer.verify_key())},
                issuer));
        reader->reload();
    }
    void agree_on_time() { clock.learn(machine.wall(), clock.read(), clock.read()); }
    std::string phones_card(TestPhone const& phone) const
    {
        Credential credential{card, 1, CredentialClass::Member, UtcMs{(machine.wall() + 90 * day).ms / 1000 * 1000},
            kiosk_kid(issuer.verify_key()), phone.public_key(), {}};
        return issue_credential(credential, issuer);
    }
    std::optional<RefusalReason> refusal_of(std::string const& shown)
    {
        auto const read = reader->read(shown);
        auto const* reason = std::get_if<RefusalReason>(&read);
        return reason != nullptr ? std::optional{*reason} : std::nullopt;
    }
    Assurance assurance_of(std::string const& shown)
    {
        auto const read = reader->read(shown);
        REQUIRE(std::holds_alternative<ReadCard>(read));
        return std::get<ReadCard>(read).assurance;
    }
};

} // namespace

TEST_CASE(
    "another station's provisional code is good once its kiosk is known, and said to be unknown before", "[reader]")
{
    Counter here;
    auto const code = issue_provisional(card, here.machine.wall() + 30 * day, here.other_kiosk);
    CHECK(here.refusal_of(code) == RefusalReason::UnknownSigner);
    here.learn_other_kiosk();
    auto const read = here.reader->read(code);
    REQUIRE(std::holds_alternative<ReadCard>(read));
    CHECK(std::get<ReadCard>(read).card == card);
    SECTION("and not any more when its certificate is taken away")
    {
        here.book.certificates.clear();
        here.reader->reload();
        CHECK(here.refusal_of(code) == RefusalReason::UnknownSigner);
    }
}

TEST_CASE("a phone that proves its card now is sure; a picture of it is a copy", "[reader]")
{
    Counter here;
    here.agree_on_time();
    TestPhone const phone{7};
    auto const card_text = here.phones_card(phone);
    CHECK(here.assurance_of(phone.present(card_text, card, here.machine.wall())) == Assurance::FreshCode);
    CHECK(here.assurance_of(phone.present(card_text, card, here.machine.wall() - Millis{120'000}))
        == Assurance::StaticCode);
    CHECK(here.assurance_of(card_text) == Assurance::StaticCode);
}

TEST_CASE("without a time that was agreed nothing is taken for fresh", "[reader]")
{
    Counter here;
    TestPhone const phone{7};
    CHECK(
        here.assurance_of(phone.present(here.phones_card(phone), card, here.machine.wall())) == Assurance::StaticCode);
}

TEST_CASE("a proof by another phone is no good code", "[reader]")
{
    Counter here;
    here.agree_on_time();
    auto const stolen = TestPhone{8}.present(here.phones_card(TestPhone{7}), card, here.machine.wall());
    CHECK(here.refusal_of(stolen) == RefusalReason::WrongSignature);
}
