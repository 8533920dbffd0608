#include "server/demo/demo_district.h"

#include "server/demo/demo_names.h"
#include "shared/platform/random.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::uint32_t rows_a_step = 2'000;
constexpr std::size_t unions_in_district = 96;
constexpr std::size_t active_cards = 200;
constexpr std::size_t revoked_cards = 5;
constexpr std::size_t expired_cards = 5;
constexpr Millis day{24 * 60 * 60 * 1'000};

// splitmix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine. Keys never come from it.
class DemoRandom final : public Random {
public:
    explicit DemoRandom(std::uint64_t seed) : m_state{seed} { }
    void fill(std::span<std::uint8_t> out) override
    {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i % 8 == 0) word = next();
            out[i] = static_cast<std::uint8_t>(word >> (i % 8 * 8));
        }
    }

private:
    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        auto z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

Bilingual text(demo::Word const& word) { return {std::string{word.zh}, std::string{word.en}}; }

// The trades of each place, then single firms, until there are as many as the district has.
std::vector<FeedRow> union_rows()
{
    std::vector<FeedRow> rows;
    for (auto const& place : demo::places) {
        for (auto const& trade : demo::trades) {
            Bilingual name{fmt::format("{}{}行业联合工会", place.zh, trade.name.zh),
                fmt::format("{} {} Workers’ Joint Union", place.en, trade.name.en)};
            rows.emplace_back(Union{UnionId::make(fmt::format("u-{:03}", rows.size() + 1)), std::move(name)});
        }
    }
    for (int firm = 1; rows.size() < unions_in_district; ++firm) {
        Bilingual name{
            fmt::format("示范物流企业{}号工会", firm), fmt::format("Demo Logistics Firm No. {} Union", firm)};
        rows.emplace_back(Union{UnionId::make(fmt::format("u-{:03}", rows.size() + 1)), std::move(name)});
    }
    return rows;
}

std::vector<FeedRow> bulletin_rows(UtcMs now)
{
    return {
        Bulletin{BulletinId::make("b-winter"), {"冬季热粥供应", "Hot porridge this winter"},
            {"每天早上六点到九点，各驿站供应热粥。", "Every morning from six to nine, at every station."}, now - day},
        Bulletin{BulletinId::make("b-health"), {"免费体检报名", "Free health checks"},
            {"会员可在驿站报名，名额有限。", "Members can sign up at any station while places last."}, now - day * 2},
        Bulletin{BulletinId::make("b-fraud"), {"谨防假冒客服", "Beware of false support calls"},
            {"工会不会向您要验证码。", "The union never asks for a verification code."}, now - day * 3},
    };
}

std::vector<FeedRow> station_rows(demo::DemoStation const& station)
{
    auto const amenity = [](char const* id, Bilingual name, Bilingual state, char const* icon, Tint tint, int order) {
        return Amenity{
            AmenityId::make(id), AmenityKind::Counted, std::move(name), std::move(state), icon, tint, order, true};
    };
    return {
        Station{StationId::make(std::string{station.id}), text(station.name), text(station.place), text(station.hours),
            4, 5},
        amenity("hot-water", {"热水", "Hot water"}, {"随时可用", "Any time"}, "local_drink", Tint::Teal, 1),
        amenity("seat", {"歇脚座位", "A seat"}, {"随时可用", "Any time"}, "event_seat", Tint::Blue, 2),
        amenity("charging", {"手机充电", "Charging"}, {"有空位", "Sockets free"}, "power", Tint::Amber, 3),
        amenity("first-aid", {"应急药箱", "First aid"}, {"请找志愿者", "Ask a volunteer"}, "medical_services",
            Tint::Red, 4),
        amenity("reading", {"读书角", "Reading corner"}, {"随时可用", "Any time"}, "menu_book", Tint::Violet, 5),
        amenity("washing-up", {"洗手洁面", "Wash up"}, {"随时可用", "Any time"}, "cleaning_services", Tint::Green, 6),
    };
}

Member make_member(std::uint32_t at, DemoRandom& random)
{
    auto const& surname = demo::surnames[random.below(demo::surnames.size())];
    auto const trade = random.below(demo::trades.size());
    auto const place = random.below(demo::places.size());
    Member out;
    out.id = MemberId::make("m-" + random.hex64());
    out.number = MemberNumber::of_serial(1'000'001 + at);
    out.masked_name = std::string{surname.zh} + (random.below(3) == 0 ? "*" : "**");
    out.phone = {fmt::format("{:04}", random.below(10'000)), surname.initial};
    out.union_id = UnionId::make(fmt::format("u-{:03}", place * demo::trades.size() + trade + 1));
    out.occupation = demo::trades[trade].occupation;
    out.points = static_cast<std::int64_t>(random.below(500));
    out.card = CardId::make(random.hex64());
    return out;
}

class CardMaker {
public:
    CardMaker(DemoOptions const& options, SigningKey const& issuer) : m_options{options}, m_issuer{issuer} { }

    // The first members get cards of each state, in turn. A revoked one leaves its member without a card.
    std::optional<Revocation> take(Member& member)
    {
        auto const at = m_cards.size();
        if (at >= active_cards + revoked_cards + expired_cards) return std::nullopt;
        bool const is_revoked = at >= active_cards && at < active_cards + revoked_cards;
        bool const is_expired = at >= active_cards + revoked_cards;
        auto const expires = is_expired ? m_options.now - day * 30 : m_options.now + day * 400;
        Credential const credential{
            member.card, 1, CredentialClass::Member, {expires.ms / 1'000 * 1'000}, m_options.kid};
        m_cards.push_back({is_revoked ? "revoked"
                : is_expired          ? "expired"
                                      : "active",
            issue_credential(credential, m_issuer), member.number.text(), member.masked_name, member.phone});
        if (!is_revoked) return std::nullopt;
        Revocation revocation{member.card, member.id, RevocationReason::Lost, m_options.now - day};
        member.card = CardId{};
        return revocation;
    }
    std::vector<DemoCard> cards() && { return std::move(m_cards); }

private:
    DemoOptions const& m_options;
    SigningKey const& m_issuer;
    std::vector<DemoCard> m_cards;
};

IssuerKeyRow issuer_row(IssuerKid const& kid, VerifyKey const& key)
{
    IssuerKeyRow row{kid, {}};
    std::copy(key.bytes().begin(), key.bytes().end(), row.key.begin());
    return row;
}

Result<void> put_unions_and_stations(FeedStore& feeds, UtcMs now)
{
    TRY_DO(feeds.put(district_channel(), union_rows()));
    TRY_DO(feeds.put(district_channel(), bulletin_rows(now)));
    for (auto const& station : demo::stations)
        TRY_DO(feeds.put(station_channel(StationId::make(std::string{station.id})), station_rows(station)));
    return {};
}

} // namespace

Result<std::vector<DemoCard>> make_demo_district(FeedStore& feeds, DemoOptions const& options, SigningKey const& issuer)
{
    DemoRandom random{options.seed};
    std::vector<FeedRow> const keys{issuer_row(options.kid, issuer.verify_key())};
    TRY_DO(feeds.put(district_channel(), keys));
    TRY_DO(put_unions_and_stations(feeds, options.now));
    CardMaker cards{options, issuer};
    for (std::uint32_t at = 0; at < options.members;) {
        std::vector<FeedRow> rows;
        for (auto const end = std::min(at + rows_a_step, options.members); at < end; ++at) {
            auto member = make_member(at, random);
            if (auto revocation = cards.take(member)) rows.emplace_back(std::move(*revocation));
            rows.emplace_back(std::move(member));
        }
        TRY_DO(feeds.put(district_channel(), rows));
    }
    return std::move(cards).cards();
}

std::string demo_cards_json(std::vector<DemoCard> const& cards)
{
    std::string out = "[\n";
    for (auto const& card : cards) {
        JsonWriter json;
        json.member("state", card.state);
        json.member("code", card.code);
        json.member("number", card.number);
        json.member("name", card.name);
        json.member("phone_tail", card.phone.tail);
        json.member("initial", std::string_view{&card.phone.initial, 1});
        out += json.finish() + (&card == &cards.back() ? "\n" : ",\n");
    }
    return out + "]\n";
}

} // namespace yizhan
