#include "server/demo/volunteers.h"

#include "shared/protocol/pin.h"

#include <array>

namespace yizhan::demo {
namespace {

constexpr Millis lifetime{300LL * 24 * 3600 * 1000};
constexpr std::array<std::string_view, 2> pins{"246813", "135792"};

} // namespace

Result<DemoVolunteers> demo_volunteers(
    DemoRoster const& roster, SigningKey const& issuer, IssuerKid kid, Random& random, UtcMs now)
{
    DemoVolunteers made;
    UtcMs const until{(now + lifetime).ms / 1000 * 1000};
    // From the end: the first ones lend their cards to the scanner.
    auto member = roster.members.rbegin();
    for (auto const pin : pins) {
        while (member != roster.members.rend() && member->status != MemberStatus::Active) ++member;
        if (member == roster.members.rend()) break;
        Credential const credential{CardId::make(random.hex64()), 1, CredentialClass::Volunteer, until, kid, {}, {}};
        auto code = issue_credential(credential, issuer);
        PinSalt salt{};
        random.fill(salt);
        auto const parsed = TRY(parse_pin(pin));
        auto verifier = TRY(make_pin_verifier(parsed, code, salt));
        made.rows.push_back({member->id, member->masked_name, credential.card, std::move(verifier), until, {}});
        made.cards.push_back({"volunteer", std::move(code), *member, pin});
        ++member;
    }
    return made;
}

} // namespace yizhan::demo
