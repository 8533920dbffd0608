// A request for a service, folded from what people and staff did, whatever came in first.
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

auto const wanted = RequestId::make("r1");
auto const code = RequestCode::of_bits({1, 2, 3, 4, 5});

ServiceRequested request()
{
    ServiceRequested e;
    e.request = wanted;
    e.service = ServiceId::make("training");
    e.code = code;
    e.by.member = somebody;
    return e;
}
ServiceAdvanced step(RequestState state, std::string by = "lin")
{
    return {wanted, state, {std::string{name(state)}, ""}, std::move(by)};
}

std::string as_text(RequestRecord const& record)
{
    auto text = fmt::format("{} {} {} {}\n", name(record.standing.state), record.standing.note.zh,
        record.standing.since.ms, record.member ? record.member->text() : "-");
    for (auto const& each : record.history)
        text += fmt::format("{} {} {}\n", name(each.state), each.at.ms, each.too_late ? "too late" : "");
    return text;
}

} // namespace

TEST_CASE("service requests: the same standing in any order of arrival, for who follows it by code", "[projections]")
{
    SendingKiosk here{"k1"};
    SendingKiosk there{"k2", "00000000000000bb"};
    here.add(request());
    here.add(step(RequestState::TakenUp));
    here.add(step(RequestState::WaitingForPerson));
    here.add(step(RequestState::Done));
    for (int each = 0; each < 4; ++each) there.add(HelpCalled{});
    there.add(step(RequestState::Withdrawn, "")); // the person, at another kiosk, after it was done
    std::vector<std::pair<SendingKiosk const*, Seq>> sends{{&here, 1}, {&here, 2}, {&here, 3}, {&here, 4}, {&there, 5}};
    std::sort(sends.begin(), sends.end());
    std::optional<std::string> first;
    do {
        Serving scene;
        for (auto const& [kiosk, at] : sends) {
            REQUIRE(scene.hub.send(*kiosk, at, 1));
            REQUIRE(scene.projector.catch_up());
        }
        auto const record = scene.hub->services().requests.find_request(code);
        REQUIRE(record);
        REQUIRE(*record);
        auto const seen = as_text(**record);
        if (!first) {
            first = seen;
            CHECK((*record)->standing.state == RequestState::Done);
            REQUIRE((*record)->history.size() == 4);
            CHECK((*record)->history.back().too_late);
        }
        CHECK(seen == *first);
        // Every kiosk of the station is told the same.
        auto const row = scene.hub->feeds().find(station_channel(station), FeedKind::ServiceRequest, wanted.text());
        REQUIRE(row);
        REQUIRE(*row);
        CHECK(std::get<RequestStanding>(**row) == (*record)->standing);
        auto const done = scene.hub->services().requests.list_requests(RequestState::Done, {}, 10);
        REQUIRE(done);
        CHECK(done->size() == 1);
    } while (std::next_permutation(sends.begin(), sends.end()));
}

TEST_CASE("service requests: one that two kiosks know is the same for all, and has one code", "[projections]")
{
    SendingKiosk here{"k1"};
    SendingKiosk copy{"k2", "00000000000000bb"};
    here.add(request());
    auto other = request();
    other.code = RequestCode::of_bits({9, 9, 9, 9, 9});
    copy.add(other);
    for (auto const here_first : {true, false}) {
        Serving scene;
        REQUIRE(scene.hub.send(here_first ? here : copy, 1, 1));
        REQUIRE(scene.projector.catch_up());
        REQUIRE(scene.hub.send(here_first ? copy : here, 1, 1));
        REQUIRE(scene.projector.catch_up());
        auto const record = scene.hub->services().requests.find_request(wanted);
        REQUIRE(record);
        REQUIRE(*record);
        CHECK((*record)->standing.code == code);
    }
}
