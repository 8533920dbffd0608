// The kiosk as a whole where goods are taken: what the greeting says afterwards, and that there is always somebody to
// call.
#include "tests/kiosk/app/goods_fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

struct AtTheKiosk : GoodsBench {
    AtTheKiosk()
    {
        add_member();
        kiosk.start();
        kiosk.on_scan(code_of(1'234'567));
    }
    template <class Screen> Screen const* screen() const { return std::get_if<Screen>(&views.back()->screen); }
    void touch(Intent const& intent) { kiosk.on_intent(intent); }
    void open() { touch(AmenityIntent{intent::OpenOffer{CampaignId::make("porridge")}}); }
    void confirm() { touch(AmenityIntent{intent::ConfirmTaking{}}); }
    void go_back() { touch(EnrollmentIntent{intent::BackAPage{}}); }

    std::vector<std::shared_ptr<View const>> views;
    Kiosk kiosk{ports, {"0.0.0-test", StartReason::Boot, {}, Language::Chinese},
        [this](std::shared_ptr<View const> view) { views.push_back(std::move(view)); }};
};

} // namespace

TEST_CASE("the greeting shows the points that are left, and all of them again once a volunteer took it back", "[goods]")
{
    AtTheKiosk bench;
    bench.edit([](Campaign& one) { one.points_price = 60; });
    bench.kiosk.on_feed_applied();
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->points == 100);
    bench.open();
    bench.confirm();
    bench.go_back();
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->points == 40);
    CHECK(bench.goods.undo(bench.journal.all<GoodsTaken>().front().taking, bench.volunteer.id));
    bench.touch(intent::Touched{});
    CHECK(bench.screen<CheckedInView>()->points == 100);
    bench.kiosk.on_feed_applied();
    CHECK(bench.screen<CheckedInView>()->points == 100);
}

TEST_CASE("somebody can be called from the pages of goods, and what was open stays open", "[goods]")
{
    AtTheKiosk bench;
    bench.open();
    REQUIRE(bench.screen<GoodsScreen>());
    CHECK_FALSE(bench.screen<GoodsScreen>()->helper_called);
    bench.touch(intent::CallVolunteer{});
    REQUIRE(bench.screen<GoodsScreen>());
    CHECK(bench.screen<GoodsScreen>()->helper_called);
    CHECK(std::holds_alternative<TakePage>(bench.screen<GoodsScreen>()->page));
    CHECK(bench.journal.all<HelpCalled>().size() == 1);
    bench.confirm();
    CHECK(bench.screen<GoodsScreen>()->helper_called); // they are on their way
    bench.touch(intent::GoHome{});
    bench.kiosk.on_scan(AtTheKiosk::code_of(1'234'567));
    bench.open();
    CHECK_FALSE(bench.screen<GoodsScreen>()->helper_called); // the next person
}

TEST_CASE("a call that cannot be recorded is not said to be made", "[goods]")
{
    AtTheKiosk bench;
    bench.open();
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.touch(intent::CallVolunteer{});
    CHECK(bench.screen<NotRecordedView>());
}
