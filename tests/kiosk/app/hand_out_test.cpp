// The hand-out line: scan, scan, scan, with a big green or red each, and what the volunteer may still do about it.
#include "tests/kiosk/app/goods_fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

using Call = Announcer::Call;

struct Queue : GoodsBench {
    explicit Queue(std::uint32_t people = 1)
    {
        for (std::uint32_t i = 0; i < people; ++i) add_member(1'000'000 + i);
        begin();
    }
    void begin()
    {
        tap(intent::OpenHandOut{});
        tap(intent::PickCampaign{CampaignId::make("porridge")});
    }
    void scan_member(std::uint32_t index = 0) { scan(code_of(1'000'000 + index)); }
    HandOutPage page() { return desk<HandOutPage>().value(); }
    HandOutResult last() { return page().last.value(); }
    std::size_t taken() const { return journal.all<GoodsTaken>().size(); }
};

} // namespace

TEST_CASE("two hundred people are each given with one scan", "[hand_out]")
{
    Queue queue{200};
    queue.book.counted[GoodsId::make("bowl")].units = 150; // believed; the pot holds more
    queue.reload();
    for (std::uint32_t i = 0; i < 200; ++i) {
        queue.scan_member(i);
        CHECK(queue.last().given);
        queue.run_for(900ms);
    }
    CHECK(queue.taken() == 200);
    CHECK(queue.journal.all<CheckedIn>().size() == 200);
    CHECK(queue.page().given == 200);
    CHECK(queue.page().refused == 0);
    CHECK(queue.announcer.calls == std::vector<Call>(200, Call::Given));
    CHECK(queue.page().choices.at(0).stock == -50);
    CHECK(queue.journal.all<GoodsTaken>().back().volunteer == queue.volunteer.id);
}

TEST_CASE("a code that is read twice is one taking, and green stays green", "[hand_out]")
{
    Queue queue{2};
    queue.edit([](Campaign& one) { one.allowance = 2; });
    queue.scan_member(0);
    CHECK_FALSE(queue.last().again);
    queue.run_for(2s);
    queue.scan_member(0);
    CHECK(queue.taken() == 1);
    CHECK(queue.last().given);
    CHECK(queue.last().again);
    CHECK(queue.last().goods.zh == "暖粥");
    CHECK(queue.page().given == 1);
    CHECK(queue.announcer.calls.size() == 1);

    queue.scan_member(1); // the next one, then the first once more: still the same person's double
    queue.scan_member(0);
    CHECK(queue.taken() == 2);
    CHECK(queue.last().again);
    CHECK(queue.last().masked_name == "陈**");
}

TEST_CASE("who comes a second time is told kindly, and when there is more", "[hand_out]")
{
    Queue queue;
    queue.scan_member();
    queue.run_for(1min);
    queue.scan_member();
    CHECK_FALSE(queue.last().given);
    CHECK(queue.last().reason == EntitlementReason::AlreadyTaken);
    CHECK(queue.last().next);
    CHECK_FALSE(queue.last().may_allow);
    CHECK(queue.page().refused == 1);
    CHECK(queue.announcer.calls == std::vector<Call>{Call::Given, Call::NotGiven});
    queue.tap(intent::AllowTaking{}); // no volunteer can
    CHECK(queue.taken() == 1);
}

TEST_CASE("who checked in at the screen a moment ago is given all the same", "[hand_out]")
{
    Queue queue;
    queue.arrive(1'000'000);
    queue.run_for(1s);
    queue.scan_member();
    CHECK(queue.last().given);
    CHECK(queue.taken() == 1);
    CHECK(queue.journal.all<CheckedIn>().size() == 1);
}

TEST_CASE("a code that is not taken is red, with its reason", "[hand_out]")
{
    Queue queue;
    queue.roster.revocations.push_back(
        {CardId::make("card-1000000"), MemberId::make("m1000000"), RevocationReason::Lost, {}});
    queue.scan_member();
    CHECK(queue.last().code == RefusalReason::Revoked);
    CHECK_FALSE(queue.last().given);
    queue.scan("https://example.org");
    CHECK(queue.last().code == RefusalReason::NotOurs);
    CHECK(queue.taken() == 0);
    CHECK(queue.page().refused == 2);
}

TEST_CASE("a card that no list here holds is not a member's yet", "[hand_out]")
{
    Queue queue;
    queue.roster.members.clear();
    queue.scan_member();
    CHECK(queue.last().reason == EntitlementReason::MembersOnly);
}

TEST_CASE("where only a volunteer can see it, one yes gives, and the person is counted once", "[hand_out]")
{
    Queue queue;
    queue.roster.members.at(0).joined_month.reset();
    queue.edit([](Campaign& one) { one.audience.min_months = 6; });
    queue.scan_member();
    CHECK(queue.last().reason == EntitlementReason::NeedsVolunteer);
    CHECK(queue.last().may_allow);
    queue.tap(intent::AllowTaking{});
    CHECK(queue.last().given);
    CHECK(queue.page().given == 1);
    CHECK(queue.page().refused == 0);
    queue.tap(intent::AllowTaking{}); // a second tap
    CHECK(queue.taken() == 1);
}

TEST_CASE("a yes is for whoever stands there, not for the one before", "[hand_out]")
{
    Queue queue{2};
    queue.roster.members.at(0).joined_month.reset();
    queue.edit([](Campaign& one) { one.audience.min_months = 6; });
    queue.scan_member(0);
    queue.scan_member(1);
    CHECK(queue.last().given);
    queue.tap(intent::AllowTaking{});
    CHECK(queue.taken() == 1);
}

TEST_CASE("a barcode among people is told apart, and nobody is checked in by it", "[hand_out]")
{
    Queue queue;
    queue.scan("6901234567892");
    CHECK(queue.stock.view(queue.on_duty()).hint == StockScreen::Hint::NotForThis);
    queue.scan("96385074");
    CHECK(queue.stock.view(queue.on_duty()).hint == StockScreen::Hint::UnknownBarcode);
    CHECK(queue.journal.recorded.empty());
    CHECK_FALSE(queue.page().last);
}

TEST_CASE("what cannot be recorded is not given", "[hand_out]")
{
    Queue queue{2};
    queue.scan_member(0);
    queue.journal.refuses = ErrorCode::Io;
    queue.scan_member(1);
    CHECK(queue.stock.view(queue.on_duty()).not_recorded);
    CHECK_FALSE(queue.page().last); // the green of the one before is not this one's
    CHECK(queue.page().given == 1);
    queue.journal.refuses.reset();
    queue.scan_member(1);
    CHECK(queue.last().given);
    CHECK_FALSE(queue.stock.view(queue.on_duty()).not_recorded);
    CHECK(queue.taken() == 2);
}

TEST_CASE("the volunteer chooses which goods are handed out", "[hand_out]")
{
    Queue queue{2};
    queue.add_goods("bun", "包子");
    queue.edit([](Campaign& one) { one.goods.push_back(GoodsId::make("bun")); });
    queue.tap(intent::PickGoods{1});
    queue.scan_member(0);
    CHECK(queue.last().goods.zh == "包子");
    queue.tap(intent::PickGoods{9}); // there are not so many
    CHECK(queue.page().chosen == 1);
}

TEST_CASE("a campaign that ends while the line stands gives no more; one that is deleted leads back", "[hand_out]")
{
    Queue queue{3};
    queue.scan_member(0);
    queue.edit([](Campaign& one) { one.ended = true; });
    queue.scan_member(1);
    CHECK(queue.last().reason == EntitlementReason::Over);
    queue.book.the_campaigns.clear();
    queue.reload();
    queue.scan_member(2);
    CHECK(queue.desk<PickCampaignPage>());
    CHECK(queue.taken() == 1);
}

TEST_CASE("of a total the line shows what is left, and stops when all are gone", "[hand_out]")
{
    Queue queue{3};
    queue.edit([](Campaign& one) {
        one.total = 20;
        one.shares = {{StationId::make("xiapu-1"), 2}};
    });
    queue.book.elsewhere.push_back(
        {CampaignId::make("porridge"), {}, {TakingId::make("t"), {}, StationId::make("daqi-3")}, 18});
    CHECK(queue.page().left_of_total == 2);
    CHECK(queue.page().reserved);
    for (std::uint32_t i = 0; i < 3; ++i) queue.scan_member(i);
    CHECK(queue.last().reason == EntitlementReason::AllGone);
    CHECK(queue.page().left_of_total == 0);
    CHECK(queue.taken() == 2);
}

TEST_CASE("only what is given out here and now can be chosen for a line", "[hand_out]")
{
    Queue queue;
    queue.add_campaign("elsewhere").stations = {StationId::make("daqi-3")};
    queue.add_campaign("ended").ended = true;
    queue.add_campaign("soon").first_day = queue.today() + 1;
    queue.add_campaign("evening").from_minute = 1'380; // later today
    queue.reload();
    queue.tap(intent::OpenHandOut{});
    auto const lines = queue.desk<PickCampaignPage>()->lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].campaign.text() == "porridge");
    CHECK(lines[0].stock == 40);
    CHECK(lines[1].campaign.text() == "evening");
    queue.tap(intent::PickCampaign{CampaignId::make("ended")});
    CHECK(queue.desk<PickCampaignPage>());
}

TEST_CASE("what was taken lately can be taken back by the volunteer, once", "[hand_out]")
{
    Queue queue{14};
    for (std::uint32_t i = 0; i < 14; ++i) queue.scan_member(i);
    queue.tap(intent::OpenTakings{});
    auto page = queue.desk<TakingsPage>().value();
    REQUIRE(page.lines.size() == 12);
    CHECK(page.lines[0].masked_name == "陈**");
    CHECK(page.lines[0].goods.zh == "暖粥");
    queue.tap(intent::UndoTaking{page.lines[0].taking});
    queue.tap(intent::UndoTaking{page.lines[0].taking});
    CHECK(queue.journal.all<TakingUndone>().size() == 1);
    CHECK(queue.desk<TakingsPage>()->lines[0].undone);
    CHECK_FALSE(queue.desk<TakingsPage>()->lines[1].undone);
    CHECK(queue.units() == 40 - 13);
    queue.stock.back();
    CHECK(queue.page().given == 14); // as it was
}

TEST_CASE("back leads through the pages that were passed, and then away", "[hand_out]")
{
    Queue queue;
    queue.stock.back();
    CHECK(queue.desk<PickCampaignPage>());
    queue.stock.back();
    CHECK_FALSE(queue.stock.is_showing());

    queue.tap(intent::OpenStock{});
    queue.begin();
    queue.stock.back();
    queue.stock.back();
    CHECK(queue.desk<StockListPage>());
}

TEST_CASE("a line whose volunteer has signed out gives nothing", "[hand_out]")
{
    Queue queue;
    CHECK_FALSE(queue.stock.scan(Queue::code_of(1'000'000), {}));
    CHECK(queue.journal.recorded.empty());
    CHECK_FALSE(queue.stock.is_showing());
}
