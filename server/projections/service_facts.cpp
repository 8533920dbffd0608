#include "server/projections/service_facts.h"

#include <utility>

namespace yizhan {
namespace {

struct Taker {
    ServiceFacts& facts;
    Event& event;
    UtcMs at;

    template <class Body> void keep(std::vector<Placed<Body>>& list, Body& body)
    {
        LogPlace place{std::move(event.kiosk), std::move(event.incarnation), event.sequence};
        list.push_back({std::move(place), std::move(event.station), at, std::move(body)});
    }
    void operator()(GoodsTaken& e) { keep(facts.taken, e); }
    void operator()(TakingUndone& e) { keep(facts.undone, e); }
    void operator()(StockMoved& e) { keep(facts.moved, e); }
    void operator()(PointsMoved& e) { keep(facts.points, e); }
    void operator()(SessionStarted& e) { keep(facts.started, e); }
    void operator()(SessionEnded& e) { keep(facts.ended, e); }
    void operator()(ExceptionSettled& e) { keep(facts.settled, e); }
    void operator()(ServiceRequested& e) { keep(facts.requested, e); }
    void operator()(ServiceAdvanced& e) { keep(facts.advanced, e); }
    void operator()(auto&) { }
};

} // namespace

void ServiceFacts::take(Event&& event, UtcMs at) { std::visit(Taker{*this, event, at}, event.body); }

} // namespace yizhan
