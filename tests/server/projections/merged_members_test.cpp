// A person who was two records and is one: what both took and earned adds up, whichever was known first.
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

auto const former = MemberId::make("m0");

struct Persons : Serving {
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};

    Persons() { put({member_row(former, 10), member_row(somebody, 20)}); }
    void merge()
    {
        Serving::merge(former, somebody);
        REQUIRE(projector.catch_up());
    }
    static GoodsTaken by(MemberId const& member, std::string const& id, std::int64_t price = 0)
    {
        auto e = taking(id);
        e.by.member = member;
        e.points = price;
        return e;
    }
    static PointsMoved grant(std::string const& id, MemberId const& member, std::int64_t points)
    {
        return {MovementId::make(id), member, points, {"志愿服务", ""}, "lin"};
    }
};

} // namespace

TEST_CASE("merged members: one taking of each is too much for one person, with both sides shown", "[projections]")
{
    Persons scene;
    scene.arrive(scene.one, Persons::by(former, "t1"));
    scene.arrive(scene.two, Persons::by(somebody, "t2"));
    CHECK(scene.listed().empty());
    scene.merge();
    auto const open = scene.listed();
    REQUIRE(open.size() == 1);
    CHECK(open[0].kind == ExceptionKind::PersonOver);
    CHECK(open[0].member == somebody);
    CHECK(open[0].found == 2);
    CHECK(open[0].sides.size() == 2);
    // Counted again, it is the same one.
    InTurn in_turn;
    REQUIRE(scene.projector.rebuild(in_turn));
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].id == open[0].id);
}

TEST_CASE("merged members: a kiosk that had not heard of it adds to the same person", "[projections]")
{
    Persons scene;
    scene.merge();
    scene.arrive(scene.one, Persons::by(somebody, "t1"));
    scene.arrive(scene.two, Persons::by(former, "t2")); // by the old card, offline
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].member == somebody);
    auto e = undoing("t2");
    e.by.member = former;
    scene.arrive(scene.two, e);
    CHECK(scene.listed().empty());
}

TEST_CASE("merged members: too much of one record stays one exception, of whom it is now", "[projections]")
{
    Persons scene;
    scene.arrive(scene.one, Persons::by(former, "t1"));
    scene.arrive(scene.two, Persons::by(former, "t2"));
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].member == former);
    scene.merge();
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].member == somebody);
}

TEST_CASE("merged members: points below zero of one are covered by the other's", "[projections]")
{
    Persons scene;
    scene.arrive(scene.one, Persons::by(former, "t1", 15));
    CHECK(scene.points(former) == -5);
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].kind == ExceptionKind::PointsNegative);
    scene.merge();
    CHECK(scene.points(somebody) == 15);
    CHECK(scene.listed().empty());
    REQUIRE(scene.listed(ExceptionState::Settled).size() == 1);
    CHECK(scene.listed(ExceptionState::Settled)[0].settled->how == "vanished");
    // Below zero together, both sides are shown.
    scene.arrive(scene.two, Persons::by(somebody, "t2", 16));
    auto const open = scene.listed();
    auto const negative = std::find_if(open.begin(), open.end(),
        [](ServiceException const& one) { return one.kind == ExceptionKind::PointsNegative; });
    REQUIRE(negative != open.end());
    CHECK(negative->found == -1);
    CHECK(negative->sides.size() == 2);
}

TEST_CASE("merged members: points that moved before, between and after add up once", "[projections]")
{
    Persons scene;
    scene.arrive(scene.one, Persons::grant("p1", former, 5));
    // Came in, and was not told when they were merged.
    scene.one.add(Persons::grant("p2", former, 7));
    REQUIRE(scene.hub.send(scene.one, 2, 1));
    scene.merge();
    scene.arrive(scene.two, Persons::grant("p3", somebody, 100));
    scene.arrive(scene.one, Persons::grant("p4", former, 1'000)); // by a hub restored, say: under the old id
    CHECK(scene.points(somebody) == 10 + 20 + 5 + 7 + 100 + 1'000);
    CHECK(scene.hub->services().stock.points_moved(somebody) == 1'112);
    auto const lines = scene.hub->services().stock.points_lines(somebody, {}, 10);
    REQUIRE(lines);
    CHECK(lines->size() == 4);
    InTurn in_turn;
    REQUIRE(scene.projector.rebuild(in_turn));
    CHECK(scene.points(somebody) == 1'142);
}

TEST_CASE("points that moved before the hub knew the member are told with their row", "[projections]")
{
    Persons scene;
    auto const newcomer = MemberId::make("m9");
    scene.arrive(scene.one, Persons::by(newcomer, "t1", 3));
    scene.put({member_row(newcomer, 0)});
    REQUIRE(scene.projector.catch_up());
    CHECK(scene.points(newcomer) == -3);
    REQUIRE(scene.listed().size() == 1);
    CHECK(scene.listed()[0].member == newcomer);
    // A row that says it already is not put again.
    auto const head = scene.hub->feeds().head(district_channel());
    REQUIRE(scene.projector.catch_up());
    CHECK(scene.hub->feeds().head(district_channel()) == head);
}
