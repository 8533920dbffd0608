// What a kiosk knows of services after the last exchange with the hub.
#include "tests/simulation/world/model.h"
#include "tests/simulation/world/offers.h"
#include "tests/simulation/world/service_checks.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::sim {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

struct Reader {
    KioskNode& kiosk;
    ServiceModel const& model;
    UtcMs now;
    Ledger& ledger;

    std::string here() const { return kiosk.station().text(); }
    void wrong(std::string const& what) const { ledger.violated(kiosk.id().text() + " " + what); }
};

template <class Key> std::int64_t at(std::map<Key, std::int64_t> const& counts, Key const& key)
{
    auto const found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

void check_stock(Reader const& r)
{
    auto const seen = r.kiosk.store().goods_book().stock();
    if (!seen) return r.wrong("cannot read its stock");
    for (auto const& goods : goods_ids()) {
        auto const found = seen->find(goods);
        StockBalance const shelf = found == seen->end() ? StockBalance{0, 0, false} : found->second;
        ServiceModel::StationGoods const key{r.here(), goods.text()};
        auto const units = at(r.model.units, key);
        auto const coming = at(r.model.coming, key);
        if (shelf.units != units || shelf.coming != coming || shelf.is_kept != r.model.kept.contains(key)) {
            r.wrong(fmt::format("knows {} and {} coming of {} instead of {} and {}", shelf.units, shelf.coming,
                goods.text(), units, coming));
        }
    }
}

void check_totals(Reader const& r, Campaign const& campaign, TakenSoFar const& taken)
{
    if (!campaign.total) return;
    std::int64_t everywhere = 0;
    for (auto const& [key, count] : r.model.takings) everywhere += key.first == campaign.id.text() ? count : 0;
    auto const here = at(r.model.takings, {campaign.id.text(), r.here()});
    if (taken.everywhere != everywhere || taken.here != here) {
        r.wrong(fmt::format("knows {} takings of {}, {} of them here, instead of {} and {}", taken.everywhere,
            campaign.id.text(), taken.here, everywhere, here));
    }
    for (std::size_t i = 0; i < campaign.shares.size() && i < taken.at_shares.size(); ++i) {
        if (taken.at_shares[i] != at(r.model.takings, {campaign.id.text(), campaign.shares[i].station.text()}))
            r.wrong("knows other takings of a share of " + campaign.id.text());
    }
}

// Those of the running day: every period has it in.
void check_takings(Reader const& r, Campaign const& campaign, MemberId const& member)
{
    auto const taken = r.kiosk.store().goods_book().taken(campaign, member, {});
    if (!taken) return r.wrong("cannot read its takings");
    check_totals(r, campaign, *taken);
    std::set<std::string> known;
    for (auto const& one : taken->by_claimant) {
        auto const found = r.model.taken.find(one.taking.text());
        if (found == r.model.taken.end())
            r.wrong("knows a taking that the hub does not");
        else if (day_of(found->second.at_ms) == day_of(r.now.ms))
            known.insert(one.taking.text());
    }
    std::set<std::string> expected;
    for (auto const& [id, taking] : r.model.taken) {
        bool const of_theirs = taking.campaign == campaign.id.text() && taking.member == member.text();
        if (of_theirs && r.model.stands(taking) && day_of(taking.at_ms) == day_of(r.now.ms)) expected.insert(id);
    }
    if (known != expected) {
        r.wrong(fmt::format("knows {} takings of {} by {} instead of {}", known.size(), campaign.id.text(),
            member.text(), expected.size()));
    }
}

void check_points(Reader const& r, MemberId const& member)
{
    auto const number
        = MemberNumber::of_serial(static_cast<std::uint32_t>(1'000'000 + std::stoi(member.text().substr(1))));
    auto const row = r.kiosk.store().roster().find_number(number);
    auto const unsettled = r.kiosk.store().goods_book().points_not_settled(member);
    if (!row || !*row || !unsettled) return r.wrong("cannot read the points of " + member.text());
    auto const expected = points_at_start + at(r.model.points, member.text());
    if ((**row).points - *unsettled != expected) {
        r.wrong(fmt::format("knows {} points of {}, {} of them not settled, instead of {}", (**row).points,
            member.text(), *unsettled, expected));
    }
}

void check_machines(Reader const& r)
{
    auto& book = r.kiosk.store().machine_book();
    auto const own = book.own_sessions();
    auto const others = book.other_sessions();
    if (!own || !others) return r.wrong("cannot read its machines");
    if (!own->empty()) r.wrong(fmt::format("has {} machines that never finish", own->size()));
    std::set<std::string> known;
    for (auto const& one : *others) known.insert(one.session.text());
    std::set<std::string> expected;
    for (auto const& [id, one] : r.model.sessions) {
        bool const runs = one.minutes > 0 && !one.ended_ms && r.now.ms < one.from_ms + one.minutes * minute_ms + day_ms;
        if (runs && one.station == r.here() && one.kiosk != r.kiosk.id().text()) expected.insert(id);
    }
    if (known != expected)
        r.wrong(fmt::format("knows {} sessions of others instead of {}", known.size(), expected.size()));
}

void check_requests(Reader const& r)
{
    for (auto const& [id, request] : r.model.requests) {
        if (request.station != r.here()) continue;
        auto const seen = r.kiosk.store().catalogue_book().find_request(*RequestCode::parse(request.code));
        if (!seen || !*seen) {
            r.wrong("does not find request " + id);
        } else if (name((**seen).standing.state) != request.state || !(**seen).sent) {
            r.wrong(fmt::format("shows request {} as {} instead of {}{}", id, name((**seen).standing.state),
                request.state, (**seen).sent ? "" : ", not sent"));
        }
    }
}

} // namespace

void check_books(KioskNode& kiosk, ServiceModel const& model, UtcMs now, Ledger& ledger)
{
    Reader const r{kiosk, model, now, ledger};
    check_stock(r);
    auto const campaigns = kiosk.store().goods_book().campaigns();
    if (!campaigns) return r.wrong("cannot read its campaigns");
    for (std::size_t i = 0; i < District::people; ++i) {
        auto const member = MemberId::make(fmt::format("m{}", i));
        for (auto const& campaign : *campaigns) check_takings(r, campaign, member);
        check_points(r, member);
    }
    check_machines(r);
    check_requests(r);
}

} // namespace yizhan::sim
