#include "shared/domain/campaign.h"

#include "shared/base/utf8.h"
#include "shared/domain/name_table.h"

#include <algorithm>

namespace yizhan {
namespace {

using Kind = CampaignFault::Kind;

constexpr NameTable<Period, 5> periods{{{{Period::Once, "once"}, {Period::Day, "day"}, {Period::Week, "week"},
    {Period::Month, "month"}, {Period::Year, "year"}}}};

constexpr NameTable<Kind, 21> kinds{
    {{{Kind::NoGoods, "no_goods"}, {Kind::TooManyGoods, "too_many_goods"}, {Kind::UnknownGoods, "unknown_goods"},
        {Kind::UnknownUnion, "unknown_union"}, {Kind::UnknownStation, "unknown_station"},
        {Kind::DaysReversed, "days_reversed"}, {Kind::HoursReversed, "hours_reversed"},
        {Kind::AllowanceRange, "allowance_range"}, {Kind::UnitsRange, "units_range"}, {Kind::TotalRange, "total_range"},
        {Kind::SharesAboveTotal, "shares_above_total"}, {Kind::ShareWithoutTotal, "share_without_total"},
        {Kind::ShareElsewhere, "share_elsewhere"}, {Kind::ShareTwice, "share_twice"},
        {Kind::GuestsWithMemberRules, "guests_with_member_rules"}, {Kind::GuestsOverTime, "guests_over_time"},
        {Kind::PriceForGuests, "price_for_guests"}, {Kind::NobodyFits, "nobody_fits"},
        {Kind::AudienceRange, "audience_range"}, {Kind::TextLength, "text_length"},
        {Kind::AlwaysWithLimit, "always_with_limit"}}}};

template <class List, class T> bool has(List const& list, T const& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

template <class T> bool is_within(T value, T first, T last) { return value >= first && value <= last; }

std::size_t characters(std::string_view text) { return utf8::decode(text).size(); }

bool has_length(Bilingual const& text, std::size_t most)
{
    return characters(text.zh) <= most && characters(text.en) <= most;
}

class CampaignCheck {
public:
    CampaignCheck(Campaign const& campaign, KnownThings const& known) : m_campaign{campaign}, m_known{known} { }

    std::vector<CampaignFault> faults() &&
    {
        check_texts();
        check_goods();
        check_places();
        check_times();
        check_shares();
        check_audience();
        check_demand();
        return std::move(m_faults);
    }

private:
    void found(Kind kind, std::string which = {}) { m_faults.push_back({kind, std::move(which)}); }
    template <class List> void check_known(List const& wanted, List const& known, Kind kind)
    {
        for (auto const& one : wanted) {
            if (!has(known, one)) found(kind, one.text());
        }
    }

    void check_texts()
    {
        if (m_campaign.name.zh.empty() || !has_length(m_campaign.name, max_campaign_name))
            found(Kind::TextLength, "name");
        if (!has_length(m_campaign.about, max_campaign_about)) found(Kind::TextLength, "about");
    }

    void check_goods()
    {
        if (m_campaign.goods.empty()) found(Kind::NoGoods);
        if (m_campaign.goods.size() > max_campaign_goods) found(Kind::TooManyGoods);
        check_known(m_campaign.goods, m_known.goods, Kind::UnknownGoods);
        if (!is_within(m_campaign.units, 1, 100)) found(Kind::UnitsRange);
        if (!is_within(m_campaign.allowance, 1, 1'000)) found(Kind::AllowanceRange);
    }

    void check_places()
    {
        check_known(m_campaign.audience.unions, m_known.unions, Kind::UnknownUnion);
        check_known(m_campaign.stations, m_known.stations, Kind::UnknownStation);
    }

    void check_times()
    {
        if (m_campaign.last_day < m_campaign.first_day) found(Kind::DaysReversed);
        bool const within_day
            = is_within(m_campaign.from_minute, 0, 1'439) && is_within(m_campaign.to_minute, 1, 1'440);
        if (!within_day || m_campaign.from_minute >= m_campaign.to_minute) found(Kind::HoursReversed);
    }

    void check_shares()
    {
        auto const& shares = m_campaign.shares;
        if (m_campaign.total && !is_within<std::int64_t>(*m_campaign.total, 1, max_campaign_total))
            found(Kind::TotalRange);
        if (!m_campaign.total && !shares.empty()) found(Kind::ShareWithoutTotal);
        std::int64_t promised = 0;
        for (auto one = shares.begin(); one != shares.end(); ++one) {
            auto const is_same = [&](ReservedShare const& other) { return other.station == one->station; };
            if (std::any_of(shares.begin(), one, is_same)) found(Kind::ShareTwice, one->station.text());
            if (!has(m_known.stations, one->station))
                found(Kind::UnknownStation, one->station.text());
            else if (!m_campaign.stations.empty() && !has(m_campaign.stations, one->station))
                found(Kind::ShareElsewhere, one->station.text());
            if (!is_within<std::int64_t>(one->units, 1, max_campaign_total))
                found(Kind::TotalRange, one->station.text());
            else
                promised = std::min(promised + one->units, max_campaign_total + 1); // any number of rows adds up
        }
        if (m_campaign.total && promised > *m_campaign.total) found(Kind::SharesAboveTotal);
    }

    void check_audience()
    {
        auto const& audience = m_campaign.audience;
        if (!is_within(audience.min_months, 0, max_campaign_months)
            || !is_within<std::int64_t>(audience.min_points, 0, max_campaign_points)
            || !is_within<std::int64_t>(m_campaign.points_price, 0, max_campaign_points))
            found(Kind::AudienceRange);
        if (audience.members_only) return;
        if (audience.volunteers_only || !audience.unions.empty() || audience.min_months > 0 || audience.min_points > 0)
            found(Kind::GuestsWithMemberRules);
        if (m_campaign.period != Period::Once) found(Kind::GuestsOverTime);
        if (m_campaign.points_price > 0) found(Kind::PriceForGuests);
    }

    // A volunteer's own card is printed: it is never fresh.
    void check_demand()
    {
        auto const demand = m_campaign.policy.demand;
        if (demand == Demand::Always && m_campaign.audience.members_only) found(Kind::AlwaysWithLimit);
        if (demand == Demand::FreshCode && m_campaign.audience.volunteers_only) found(Kind::NobodyFits);
    }

    Campaign const& m_campaign;
    KnownThings const& m_known;
    std::vector<CampaignFault> m_faults;
};

} // namespace

std::string_view name(Period period) { return periods.name_of(period); }
std::optional<Period> period_of(std::string_view text) { return periods.value_of(text); }
std::string_view name(CampaignFault::Kind kind) { return kinds.name_of(kind); }

std::vector<CampaignFault> check_campaign(Campaign const& campaign, KnownThings const& known)
{
    return CampaignCheck{campaign, known}.faults();
}

} // namespace yizhan
