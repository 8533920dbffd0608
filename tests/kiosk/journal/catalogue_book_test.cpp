// Services and requests: the hub's word, and what was said here since.
#include "tests/kiosk/journal/enrollment.h"
#include "tests/support/amenity_samples.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

auto const request = RequestId::make("r-1");
auto const code = RequestCode::of_bits({1, 2, 3, 4, 5});
auto const legal_aid = ServiceId::make("legal-aid");

RequestStanding standing_as(RequestState state)
{
    return {request, code, legal_aid, state, {"请带合同", ""}, UtcMs{1'795'600'000'000}};
}
ServiceRequested asked() { return {request, legal_aid, code, sample_member(), {}, false}; }
ServiceAdvanced withdrawn() { return {request, RequestState::Withdrawn, {}, {}}; }

} // namespace

TEST_CASE("services come by field, order and id, those that are offered", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const entry = [](char const* id, ServiceField field, int order, bool offered = true) {
        auto made = sample_service();
        made.id = ServiceId::make(id);
        made.field = field;
        made.order = order;
        made.offered = offered;
        return made;
    };
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 4,
        {entry("a", ServiceField::Care, 1), entry("b", ServiceField::StartUp, 2), entry("c", ServiceField::StartUp, 1),
            entry("d", ServiceField::Career, 1, false)})));
    std::vector<std::string> ids;
    auto const services = machine.store->catalogue_book().services().value();
    for (auto const& one : services) ids.push_back(one.id.text());
    CHECK(ids == std::vector<std::string>{"c", "b", "a"});
    REQUIRE(machine.store->feed().apply(page_of("district", 4, 5, {RemovedRow{FeedKind::Service, "b"}})));
    CHECK(machine.store->catalogue_book().services().value().size() == 2);
}

TEST_CASE("a request is found by its code as it was asked here, and as the hub says once it has it", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const find = [&] { return machine.store->catalogue_book().find_request(code).value(); };
    CHECK_FALSE(find());
    record(machine, asked());
    REQUIRE(find());
    CHECK(find()->standing.state == RequestState::Asked);
    CHECK(find()->standing.service == legal_aid);
    CHECK_FALSE(find()->sent);
    drain(*machine.store);
    CHECK(find()->sent);
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, {standing_as(RequestState::WaitingForPerson)})));
    CHECK(find()->standing == standing_as(RequestState::WaitingForPerson));
    machine.cut_power_and_restart();
    machine.start();
    CHECK(find()->standing == standing_as(RequestState::WaitingForPerson));
    CHECK_FALSE(machine.store->catalogue_book().find_request(RequestCode::of_bits({9, 9, 9, 9, 9})).value());
}

TEST_CASE("what was withdrawn here stays withdrawn until the hub has heard it, and the hub's end stands", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const find = [&] { return machine.store->catalogue_book().find_request(code).value(); };
    record(machine, asked());
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, {standing_as(RequestState::TakenUp)})));
    record(machine, withdrawn());
    CHECK(find()->standing.state == RequestState::Withdrawn);
    CHECK_FALSE(find()->sent);
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 1, 2, {standing_as(RequestState::Done)})));
    CHECK(find()->standing == standing_as(RequestState::Done)); // done before it was heard
}

TEST_CASE("a request of another kiosk of the station can be withdrawn here", "[journal]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, {standing_as(RequestState::Asked)})));
    record(machine, withdrawn());
    auto const find = [&] { return machine.store->catalogue_book().find_request(code).value(); };
    CHECK(find()->standing.state == RequestState::Withdrawn);
    REQUIRE(machine.store->journal().rebuild());
    CHECK(find()->standing.state == RequestState::Withdrawn);
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 1, 2, {RemovedRow{FeedKind::ServiceRequest, "r-1"}})));
    CHECK_FALSE(find()); // its code was the hub's to tell
}

TEST_CASE("a step that does not fit a request changes nothing", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, asked());
    record(machine, withdrawn());
    record(machine, ServiceAdvanced{request, RequestState::TakenUp, {}, {}});
    CHECK(machine.store->catalogue_book().find_request(code).value()->standing.state == RequestState::Withdrawn);
}
