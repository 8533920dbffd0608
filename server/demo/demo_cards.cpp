#include "server/demo/demo_cards.h"

#include "shared/protocol/json_writing.h"

#include <algorithm>
#include <array>

namespace yizhan::demo {
namespace {

constexpr std::size_t active_cards = 60; // enough for a day without a bounce
constexpr std::size_t other_cards = 3;
constexpr Millis day{86'400'000};

class Maker {
public:
    Maker(DemoRoster& roster, SigningKey const& issuer, IssuerKid kid, Random& random, UtcMs now)
        : m_roster{roster}, m_issuer{issuer}, m_kid{kid}, m_random{random},
          // Codes carry whole seconds.
          m_now{now.ms / 1000 * 1000}
    {
    }

    std::vector<DemoCard> make()
    {
        for (std::size_t n = 0; n < active_cards; ++n) good("active", m_now + 300 * day);
        for (std::size_t n = 0; n < other_cards; ++n) {
            good("expired", m_now - 30 * day);
            lost();
            inactive();
            add("unknown", CardId::make(m_random.hex64()), m_now + 300 * day, m_issuer, nullptr);
            forged();
        }
        return std::move(m_cards);
    }

private:
    // The next member that will do, each at most once; nothing when the roster is too small.
    template <class Fits> Member* next_member(Fits fits)
    {
        auto& all = m_roster.members;
        while (m_next < all.size()) {
            auto& member = all[m_next++];
            if (!member.card.empty() && fits(member.status)) return &member;
        }
        return nullptr;
    }
    Member* next_active()
    {
        return next_member([](MemberStatus status) { return status == MemberStatus::Active; });
    }

    void good(std::string_view state, UtcMs expires)
    {
        if (auto* const member = next_active()) add(state, member->card, expires, m_issuer, member);
    }
    void lost()
    {
        auto* const member = next_active();
        if (!member) return;
        auto const old = std::exchange(member->card, CardId::make(m_random.hex64()));
        m_roster.revocations.push_back({old, member->id, RevocationReason::Lost, m_now - 10 * day});
        add("revoked", old, m_now + 300 * day, m_issuer, member);
    }
    void inactive()
    {
        auto* const member = next_active();
        if (!member) return;
        member->status = MemberStatus::Left;
        add("inactive", member->card, m_now + 300 * day, m_issuer, member);
    }
    void forged()
    {
        auto* const member = next_active();
        if (!member) return;
        SigningKey const stranger{Secret::generate([&](auto out) { m_random.fill(out); })};
        add("forged", member->card, m_now + 300 * day, stranger, member);
    }

    void add(std::string_view state, CardId const& card, UtcMs expires, SigningKey const& key, Member const* member)
    {
        Credential const credential{card, 1, CredentialClass::Member, expires, m_kid, {}, {}};
        m_cards.push_back({state, issue_credential(credential, key), member ? std::optional{*member} : std::nullopt});
    }

    DemoRoster& m_roster;
    SigningKey const& m_issuer;
    IssuerKid m_kid;
    Random& m_random;
    UtcMs m_now;
    std::size_t m_next = 0;
    std::vector<DemoCard> m_cards;
};

} // namespace

std::vector<DemoCard> demo_cards(DemoRoster& roster, SigningKey const& issuer, IssuerKid kid, Random& random, UtcMs now)
{
    return Maker{roster, issuer, kid, random, now}.make();
}

std::string to_json(std::vector<DemoCard> const& cards)
{
    std::string text = "[\n";
    for (auto const& card : cards) {
        JsonWriter json;
        json.member("state", card.state);
        json.member("code", card.code);
        if (card.member) {
            if (card.member->number) json.member("number", card.member->number->text());
            json.member("name", card.member->masked_name);
            if (auto const& phone = card.member->phone) {
                json.member("tail", phone->tail);
                json.member("initial", std::string_view{&phone->initial, 1});
            }
        }
        if (!card.pin.empty()) json.member("pin", card.pin);
        text += json.finish();
        text += &card == &cards.back() ? "\n" : ",\n";
    }
    return text + "]\n";
}

} // namespace yizhan::demo
