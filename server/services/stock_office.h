// What staff do in the ledgers: move goods, grant points, settle an exception. Each is an event of the hub itself and
// its line in the audit log, in one unit of work; sent twice under one id it is one fact. On the hub's executor.
#pragma once

#include "server/enrollment/desk_ports.h"
#include "server/projections/service_figures.h"

#include <string>
#include <vector>

namespace yizhan {

struct StockFault {
    enum class Kind {
        UnknownGoods,
        UnknownStation,
        UnitsRange, // 1..max_units
        NotSuchAMove, // these two places do not go with the reason
    } kind
        = Kind::UnknownGoods;
    std::string which;
    bool operator==(StockFault const&) const = default;
};
std::string_view name(StockFault::Kind kind); // unknown_goods, unknown_station, units_range, not_such_a_move

// Whether a reason goes with where the units come from and where they go.
bool is_such_a_move(StockReason reason, StockAccount const& from, StockAccount const& to);

struct Settling {
    ExceptionId exception;
    std::string how; // accepted, corrected, recovered
    std::string note;
};

class StockOffice {
public:
    static constexpr std::int64_t max_points = 1'000'000; // of one movement; more is a slip of the finger

    StockOffice(DeskPorts const& ports, ServiceFigures const& figures) : m_ports{ports}, m_figures{figures} { }

    // `by` of the movement: the account. Conflict: another movement has this id.
    Result<std::vector<StockFault>> move(StockMoved const& movement);
    // InvalidInput: none, or too many. NotFound: no such member. Conflict: another movement has this id.
    Result<void> move(PointsMoved movement);
    // NotFound. Conflict: it is settled already, another way.
    Result<void> settle(Settling const& settling, std::string const& by);

private:
    Result<std::vector<StockFault>> faults_of(StockMoved const& movement);

    DeskPorts m_ports;
    ServiceFigures m_figures;
};

} // namespace yizhan
