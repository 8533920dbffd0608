#include "kiosk/vault/form_vault.h"

#include "shared/protocol/application_form.h"
#include "shared/protocol/sealed_form.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

ApplicationForm form_of_somebody()
{
    ApplicationForm form;
    form.name.assign("测试某");
    form.phone.assign("13800000000");
    form.consent = ConsentGiven{ConsentVersion::make("2026-09-01"), Language::Chinese};
    form.signature = {{{10, 10}, {20, 30}}};
    return form;
}

struct Hub {
    SealingKeyPair pair{Secret::from_bytes(Bytes(32, 8)).value()};
    SealingKeyRow row() const
    {
        SealingKeyRow made{pair.kid().text(), {}, UtcMs{1}};
        std::ranges::copy(pair.key().bytes(), made.key.begin());
        return made;
    }
};

} // namespace

TEST_CASE("the hub reads what the kiosk sealed, and only at its own place", "[vault]")
{
    Hub const hub;
    FormVault vault{KioskId::make("k-1")};
    auto const sealed = vault.seal(form_of_somebody(), ApplicationId::make("a-1"), EventId::make("e-1"), hub.row());
    REQUIRE(sealed);
    CHECK(sealed->key == hub.pair.kid().text());
    auto const bytes = from_base64(sealed->sealed);
    REQUIRE(bytes);
    auto const plain
        = open_form(*bytes, hub.pair, {ApplicationId::make("a-1"), EventId::make("e-1"), KioskId::make("k-1")});
    REQUIRE(plain);
    auto const form = decode_form(*plain);
    REQUIRE(form);
    CHECK(*form == form_of_somebody());
    CHECK_FALSE(open_form(*bytes, hub.pair, {ApplicationId::make("a-2"), EventId::make("e-1"), KioskId::make("k-1")}));
}

TEST_CASE("a row of the feed that is no key seals nothing", "[vault]")
{
    Hub const hub;
    auto row = hub.row();
    row.key.fill(0);
    auto const sealed = FormVault{KioskId::make("k-1")}.seal(
        form_of_somebody(), ApplicationId::make("a-1"), EventId::make("e-1"), row);
    REQUIRE_FALSE(sealed);
    CHECK(sealed.error().code == ErrorCode::Corrupt);
}
