// Kiosks that were offline while staff edited, ended or took away a campaign: what they gave out stands, is judged by
// the rules that they knew, and staff see which those were.
#include "server/projections/judgement.h"
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

struct Edits : Serving {
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};
    SendingKiosk three{"k3", "00000000000000cc", "s3"};

    Campaign rules()
    {
        auto const row = hub->feeds().find(district_channel(), FeedKind::Campaign, winter.text());
        REQUIRE(row);
        REQUIRE(*row);
        return std::get<Campaign>(**row);
    }
    template <class Change> void edit(Change change)
    {
        auto edited = rules();
        ++edited.revision;
        change(edited);
        put({edited});
        REQUIRE(projector.catch_up());
    }
    static GoodsTaken by_rules(int revision, std::string const& id)
    {
        auto e = taking(id);
        e.revision = revision;
        return e;
    }
    std::int64_t takings()
    {
        auto const rows = hub->services().usage.usage({today, today, UsageBy::Campaign, {}, {}});
        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        return rows->front().takings;
    }
};

} // namespace

TEST_CASE("a stricter rule makes nothing wrong that an offline kiosk gave out by the old one", "[exceptions]")
{
    Edits scene;
    scene.edit([](Campaign& campaign) { campaign.allowance = 2; });
    scene.edit([](Campaign& campaign) { campaign.allowance = 1; });
    scene.arrive(scene.one, Edits::by_rules(2, "t1"));
    scene.arrive(scene.two, Edits::by_rules(2, "t2"));
    CHECK(scene.takings() == 2);
    CHECK(scene.listed().empty());
    // A kiosk that knew the new rule should have seen that it was one too many.
    scene.arrive(scene.three, Edits::by_rules(3, "t3"));
    CHECK(scene.takings() == 3);
    auto const open = scene.listed();
    REQUIRE(open.size() == 1);
    CHECK(open[0].expected == 1);
    CHECK(open[0].found == 3);
    std::multiset<int> revisions;
    for (auto const& side : open[0].sides) revisions.insert(side.revision.value_or(0));
    CHECK(revisions == std::multiset<int>{2, 2, 3});
}

TEST_CASE("yesterday's takings are not judged by a rule of today", "[exceptions]")
{
    Campaign campaign;
    campaign.id = winter;
    campaign.period = Period::Day;
    campaign.allowance = 2;
    CampaignTerms terms{{1, campaign}};
    campaign.allowance = 1;
    terms.emplace(2, campaign);
    auto const noon = SendingKiosk::first_wall;
    constexpr Millis day{24 * 60 * 60 * 1000};
    std::vector<StandingTaking> takings{{noon, 1}, {noon + Millis{1}, 1}, {noon + day, 2}};
    CHECK(judge_person(terms, somebody, takings, zone).empty());
    takings.push_back({noon + day + Millis{1}, 2});
    auto const found = judge_person(terms, somebody, takings, zone);
    REQUIRE(found.size() == 1);
    CHECK(found[0].expected == 1);
    CHECK(found[0].found == 2);
    CHECK(found[0].since > noon + Millis{1});
}

TEST_CASE("an edit that makes a week of a day judges the week once somebody took by it", "[exceptions]")
{
    Campaign campaign;
    campaign.id = winter;
    campaign.period = Period::Day;
    CampaignTerms terms{{1, campaign}};
    campaign.period = Period::Week;
    terms.emplace(2, campaign);
    auto const tuesday = SendingKiosk::first_wall;
    constexpr Millis day{24 * 60 * 60 * 1000};
    std::vector<StandingTaking> takings{{tuesday, 1}, {tuesday + day, 1}};
    CHECK(judge_person(terms, somebody, takings, zone).empty());
    takings.push_back({tuesday + day + day, 2});
    auto const found = judge_person(terms, somebody, takings, zone);
    REQUIRE(found.size() == 1);
    CHECK(found[0].found == 3);
    // Whichever came in first.
    std::reverse(takings.begin(), takings.end());
    CHECK(judge_person(terms, somebody, takings, zone) == found);
}

TEST_CASE("a total that was cut counts against nobody who knew the old one", "[exceptions]")
{
    Edits scene;
    scene.edit([](Campaign& campaign) { campaign.total = 1; });
    auto other = Edits::by_rules(1, "t2");
    other.by.member = MemberId::make("m2");
    scene.arrive(scene.one, Edits::by_rules(1, "t1"));
    scene.arrive(scene.two, other);
    CHECK(scene.takings() == 2);
    CHECK(scene.listed().empty());
    auto third = Edits::by_rules(2, "t3");
    third.by.member = MemberId::make("m3");
    scene.arrive(scene.three, third);
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].kind == ExceptionKind::CampaignOver);
    CHECK(scene.listed()[0].expected == 1);
    CHECK(scene.listed()[0].found == 3);
}

TEST_CASE("a campaign that was ended or taken away still counts what was given out by it", "[exceptions]")
{
    auto const gone = GENERATE(false, true);
    CAPTURE(gone);
    Edits scene;
    if (gone) {
        scene.put({RemovedRow{FeedKind::Campaign, winter.text()}});
        REQUIRE(scene.projector.catch_up());
    } else {
        scene.edit([](Campaign& campaign) { campaign.ended = true; });
    }
    scene.arrive(scene.one, Edits::by_rules(1, "t1"));
    CHECK(scene.takings() == 1);
    CHECK(scene.listed().empty());
    // Twice is still one too many, by the rule that both kiosks knew.
    scene.arrive(scene.two, Edits::by_rules(1, "t2"));
    CHECK(scene.takings() == 2);
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].expected == 1);
    for (auto const& side : scene.listed()[0].sides) CHECK(side.revision == 1);
    // What nobody may take any more is nothing that stations must know.
    auto const parts = scene.hub->feeds().rows(district_channel(), FeedKind::CampaignPart);
    REQUIRE(parts);
    if (gone) CHECK(parts->empty());
    InTurn in_turn;
    REQUIRE(scene.projector.rebuild(in_turn));
    CHECK(scene.takings() == 2);
    CHECK(scene.listed().size() == 1);
}
