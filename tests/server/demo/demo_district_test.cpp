#include "kiosk/ui/icons.h"
#include "server/demo/demo_district.h"
#include "server/demo/stations.h"
#include "server/demo/unions.h"
#include "shared/protocol/credential.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/sim_files.h"

#include <algorithm>
#include <map>
#include <set>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr std::size_t some_members = 2'000;

// A district in a hub of its own, and its file on a disk in memory.
struct District {
    OpenHub hub;
    CrashDisk disk{1};
    SimFiles files{disk};
    std::string file_text;
    demo::DemoSummary summary;

    explicit District(std::uint64_t seed = 1, std::size_t members = some_members)
    {
        SigningKey const issuer{Secret::from_bytes(Bytes(32, 7)).value()};
        auto const made
            = demo::seed_demo(hub->feeds(), hub->events(), files, "data", issuer, {seed, members}, received);
        REQUIRE(made);
        summary = *made;
        file_text = files.read(summary.cards).value();
    }
    template <class Row> std::vector<Row> rows(std::string const& channel, FeedKind kind)
    {
        std::vector<Row> found;
        auto const all = hub->feeds().rows(channel, kind).value();
        for (auto const& row : all) found.push_back(std::get<Row>(row));
        return found;
    }
    std::vector<Member> members() { return rows<Member>(district_channel(), FeedKind::Member); }
    IssuerKeys issuer_keys()
    {
        IssuerKeys keys;
        for (auto const& row : rows<IssuerKeyRow>(district_channel(), FeedKind::IssuerKey))
            keys.keys.push_back({row.kid, VerifyKey::from_bytes(row.key).value()});
        return keys;
    }
    // The codes of a state in the file of cards.
    std::vector<std::string> codes(std::string const& state)
    {
        std::vector<std::string> found;
        auto const& text = file_text;
        auto const lead = "{\"state\":\"" + state + "\",\"code\":\"";
        for (auto at = text.find(lead); at != std::string::npos; at = text.find(lead, at + 1)) {
            auto const begin = at + lead.size();
            found.push_back(text.substr(begin, text.find('"', begin) - begin));
        }
        return found;
    }
};

template <class List, class Of> auto distinct(List const& list, Of of)
{
    std::set<std::decay_t<decltype(of(list.front()))>> seen;
    for (auto const& item : list) seen.insert(of(item));
    return seen.size();
}

bool is_bilingual(Bilingual const& text) { return !text.zh.empty() && !text.en.empty(); }

} // namespace

TEST_CASE("the district has its 96 unions, each with a name of its own in both languages", "[demo]")
{
    auto const unions = demo::demo_unions();
    CHECK(unions.size() == 96);
    CHECK(distinct(unions, [](auto const& item) { return item.row.id; }) == 96);
    CHECK(distinct(unions, [](auto const& item) { return item.row.name.zh; }) == 96);
    CHECK(distinct(unions, [](auto const& item) { return item.row.name.en; }) == 96);
    for (auto const& item : unions) CHECK(is_bilingual(item.row.name));
    District district;
    CHECK(district.summary.unions == 96);
    CHECK(district.rows<Union>(district_channel(), FeedKind::Union).size() == 96);
}

TEST_CASE("four stations stand in the logistics park, one in each subdistrict, and each offers something", "[demo]")
{
    District district;
    auto const stations = district.hub->feeds().stations().value();
    CHECK(stations.size() == 14);
    CHECK(district.summary.stations == 14);
    CHECK(std::count_if(stations.begin(), stations.end(), [](Station const& row) {
        return row.id.text().starts_with("st-logistics-");
    }) == 4);
    std::map<AmenityId, Bilingual> names;
    for (auto const& station : stations) {
        CHECK(is_bilingual(station.name));
        CHECK(is_bilingual(station.place));
        CHECK(is_bilingual(station.hours));
        auto const amenities = district.rows<Amenity>(station_channel(station.id), FeedKind::Amenity);
        CHECK(amenities.size() >= 8);
        CHECK(distinct(amenities, [](Amenity const& row) { return row.order; }) == amenities.size());
        for (auto const& amenity : amenities) {
            CHECK(is_bilingual(amenity.name));
            CHECK((amenity.kind == AmenityKind::Timed || is_bilingual(amenity.state)));
            CHECK(ui::icons::by_name(amenity.icon) != ui::icons::more_horiz); // the kiosk can draw it
            // The same id is the same thing everywhere: the district's figures add up.
            CHECK(names.emplace(amenity.id, amenity.name).first->second == amenity.name);
        }
    }
    CHECK(district.rows<Bulletin>(district_channel(), FeedKind::Bulletin).size() == 4);
}

TEST_CASE("each machine belongs to a timed amenity of its station, and each campaign to goods that there are", "[demo]")
{
    District district;
    for (auto const& station : demo::demo_stations()) {
        auto const channel = station_channel(station.row.id);
        std::set<AmenityId> timed;
        for (auto const& amenity : district.rows<Amenity>(channel, FeedKind::Amenity)) {
            if (amenity.kind == AmenityKind::Timed) timed.insert(amenity.id);
        }
        auto const machines = district.rows<Machine>(channel, FeedKind::Machine);
        CHECK(distinct(machines, [](Machine const& row) { return row.amenity; }) == timed.size());
        for (auto const& machine : machines) {
            CHECK(timed.contains(machine.amenity));
            CHECK(is_bilingual(machine.name));
        }
    }
    KnownThings known;
    for (auto const& goods : district.rows<Goods>(district_channel(), FeedKind::Goods)) {
        CHECK(goods.barcode);
        CHECK(ui::icons::by_name(goods.icon) != ui::icons::more_horiz);
        known.goods.push_back(goods.id);
    }
    for (auto const& station : demo::demo_stations()) known.stations.push_back(station.row.id);
    auto const campaigns = district.rows<Campaign>(district_channel(), FeedKind::Campaign);
    CHECK(campaigns.size() >= 5);
    for (auto const& campaign : campaigns) {
        CHECK(check_campaign(campaign, known).empty());
        CHECK(ui::icons::by_name(campaign.icon) != ui::icons::more_horiz);
    }
}

TEST_CASE("members are as many as asked for, each with a number of its own and a masked name", "[demo]")
{
    District district;
    auto const members = district.members();
    auto const unions = district.rows<Union>(district_channel(), FeedKind::Union);
    std::set<UnionId> known;
    for (auto const& row : unions) known.insert(row.id);
    CHECK(members.size() == some_members);
    CHECK(distinct(members, [](Member const& row) { return row.id; }) == some_members);
    CHECK(distinct(members, [](Member const& row) { return row.number->text(); }) == some_members);
    CHECK(
        std::all_of(members.begin(), members.end(), [](Member const& row) { return is_masked_name(row.masked_name); }));
    CHECK(
        std::all_of(members.begin(), members.end(), [&](Member const& row) { return known.count(row.union_id) == 1; }));
    CHECK(distinct(members, [](Member const& row) { return row.occupation; }) == all_occupations().size());
    CHECK(distinct(members, [](Member const& row) { return row.status; }) == 3);
    auto const named = [&](std::string_view surname) {
        return std::count_if(
            members.begin(), members.end(), [&](Member const& row) { return surname_of(row.masked_name) == surname; });
    };
    CHECK(named("王") > 50);
    CHECK(named("欧阳") > 0); // two characters
    CHECK(named("阿") > 0); // from a name that is written with a dot
    auto const& somebody = members[some_members / 2];
    CHECK(district.hub->feeds().member_by_number(*somebody.number).value() == somebody);
}

TEST_CASE("every code of the file does at a kiosk what its state says", "[demo]")
{
    District district;
    auto const keys = district.issuer_keys();
    auto const members = district.members();
    auto const revocations = district.rows<Revocation>(district_channel(), FeedKind::Revocation);
    auto const holder = [&](CardId const& card) {
        return std::find_if(members.begin(), members.end(), [&](Member const& row) { return row.card == card; });
    };
    auto const is_revoked = [&](CardId const& card) {
        return std::any_of(
            revocations.begin(), revocations.end(), [&](Revocation const& row) { return row.card == card; });
    };
    struct Row {
        std::string state;
        std::size_t count;
        bool expired, revoked, held, active;
    };
    for (auto const& row : {Row{"active", 60, false, false, true, true}, Row{"expired", 3, true, false, true, true},
             Row{"revoked", 3, false, true, false, false}, Row{"inactive", 3, false, false, true, false},
             Row{"unknown", 3, false, false, false, false}}) {
        INFO(row.state);
        auto const codes = district.codes(row.state);
        CHECK(codes.size() == row.count);
        for (auto const& code : codes) {
            CHECK(code.size() <= 154); // a symbol of 41 by 41 modules
            auto const read = read_credential(code, keys);
            REQUIRE(read);
            CHECK((read->expires < received) == row.expired);
            CHECK(is_revoked(read->card) == row.revoked);
            auto const member = holder(read->card);
            CHECK((member != members.end()) == row.held);
            if (row.held) CHECK((member->status == MemberStatus::Active) == row.active);
        }
    }
    auto const forged = district.codes("forged");
    CHECK(forged.size() == 3);
    for (auto const& code : forged) CHECK(read_credential(code, keys).error() == CredentialFault::WrongSignature);
}

TEST_CASE("a seed gives the same district again, another seed another one", "[demo]")
{
    District one{7, 300};
    District same{7, 300};
    District other{8, 300};
    CHECK(one.members() == same.members());
    CHECK(one.file_text == same.file_text);
    CHECK_FALSE(one.members() == other.members());
    CHECK_FALSE(one.file_text == other.file_text);
}

TEST_CASE("a district of a handful of members still has its codes, as far as they reach", "[demo]")
{
    District district{1, 5};
    CHECK(district.members().size() == 5);
    CHECK(district.codes("active").size() <= 5);
    CHECK(district.codes("unknown").size() == 3);
}
