// Reading what the events of machines, goods, stock and services hold: bounds on everything, nothing taken that no
// kiosk or hub writes.
#include "shared/protocol/amenity_event_data.h"

#include "shared/base/utf8.h"
#include "shared/protocol/enrollment_event_data.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::int64_t max_minutes = 720;
constexpr std::int64_t max_number = 999;
constexpr std::int64_t max_revision = 1'000'000;
constexpr std::int64_t max_units_taken = 100;
constexpr std::int64_t max_cost_fen = 1'000'000'000; // 100 units of 10,000,000
constexpr std::int64_t max_points = 1'000'000'000;
constexpr std::int64_t max_counted = 10'000'000;
constexpr std::size_t max_account_name = 64;

Result<int> small(JsonObject const& data, std::string_view key, std::int64_t min, std::int64_t max)
{
    return static_cast<int>(TRY(data.integer(key, min, max)));
}

// Absent and empty are the same: nobody.
Result<std::string> name_of_account(JsonObject const& data, std::string_view key)
{
    auto const text = TRY(data.optional_text(key));
    return text ? utf8::clean(*text, max_account_name) : std::string{};
}

Result<std::string> by_of(JsonObject const& data)
{
    auto by = TRY(name_of_account(data, "by"));
    if (by.empty()) return fail(ErrorCode::InvalidInput, "by: nobody");
    return by;
}

Result<ByWhom> by_whom(JsonObject const& data)
{
    ByWhom by;
    by.visit = TRY(data.optional_id<VisitId>("visit"));
    by.member = TRY(data.optional_id<MemberId>("member"));
    by.union_id = TRY(data.optional_id<UnionId>("union"));
    return by;
}

Result<EventBody> session_started(JsonObject const& data)
{
    SessionStarted e;
    e.session = TRY(data.id<SessionId>("session"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.machine = TRY(data.id<MachineId>("machine"));
    e.minutes = TRY(small(data, "minutes", 1, max_minutes));
    e.by = TRY(by_whom(data));
    e.ticket = TRY(data.optional_id<TicketId>("ticket"));
    return EventBody{std::move(e)};
}

Result<EventBody> session_ended(JsonObject const& data)
{
    SessionEnded e;
    e.session = TRY(data.id<SessionId>("session"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.machine = TRY(data.id<MachineId>("machine"));
    e.started_at = TRY(data.time("started_at"));
    e.union_id = TRY(data.optional_id<UnionId>("union"));
    e.reason = TRY(data.named("reason", session_end_of));
    return EventBody{std::move(e)};
}

Result<EventBody> machine_reported(JsonObject const& data)
{
    MachineReported e;
    e.machine = TRY(data.id<MachineId>("machine"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.broken = TRY(data.flag("broken"));
    e.volunteer = TRY(data.optional_id<MemberId>("volunteer"));
    return EventBody{std::move(e)};
}

Result<EventBody> queue_joined(JsonObject const& data)
{
    QueueJoined e;
    e.ticket = TRY(data.id<TicketId>("ticket"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.number = TRY(small(data, "number", 1, max_number));
    e.by = TRY(by_whom(data));
    return EventBody{std::move(e)};
}

Result<EventBody> queue_called(JsonObject const& data)
{
    QueueCalled e;
    e.ticket = TRY(data.id<TicketId>("ticket"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.machine = TRY(data.id<MachineId>("machine"));
    return EventBody{std::move(e)};
}

Result<EventBody> queue_left(JsonObject const& data)
{
    QueueLeft e;
    e.ticket = TRY(data.id<TicketId>("ticket"));
    e.amenity = TRY(data.id<AmenityId>("amenity"));
    e.reason = TRY(data.named("reason", ticket_end_of));
    return EventBody{std::move(e)};
}

// What a taking and its undoing say alike.
template <class Fact> Result<Fact> what_was_taken(JsonObject const& data)
{
    Fact e;
    e.taking = TRY(data.id<TakingId>("taking"));
    e.campaign = TRY(data.id<CampaignId>("campaign"));
    e.goods = TRY(data.id<GoodsId>("goods"));
    e.units = TRY(small(data, "units", 1, max_units_taken));
    e.payer = TRY(data.named("payer", payer_of));
    e.cost_fen = TRY(data.integer("cost_fen", 0, max_cost_fen));
    e.points = TRY(data.integer("points", 0, max_points));
    e.by = TRY(by_whom(data));
    e.volunteer = TRY(data.optional_id<MemberId>("volunteer"));
    return e;
}

Result<EventBody> goods_taken(JsonObject const& data)
{
    auto e = TRY(what_was_taken<GoodsTaken>(data));
    e.revision = TRY(small(data, "revision", 1, max_revision));
    e.assurance = TRY(data.named("assurance", assurance_of));
    if (data.has("agreed_at")) e.agreed_at = TRY(data.time("agreed_at"));
    return EventBody{std::move(e)};
}

Result<EventBody> taking_undone(JsonObject const& data)
{
    auto e = TRY(what_was_taken<TakingUndone>(data));
    e.taken_at = TRY(data.time("taken_at"));
    e.account = TRY(name_of_account(data, "account"));
    return EventBody{std::move(e)};
}

// A station where the place has one, and nowhere else.
Result<StockAccount> account(JsonObject const& data, std::string_view key)
{
    auto const json = TRY(data.object(key));
    StockAccount account;
    account.place = TRY(json.named("place", stock_place_of));
    bool const has_station = account.place == StockPlace::Station || account.place == StockPlace::Transit;
    if (has_station != json.has("station")) return fail(ErrorCode::InvalidInput, std::string{key} + ": station");
    if (has_station) account.station = TRY(json.id<StationId>("station"));
    return account;
}

Result<EventBody> stock_moved(JsonObject const& data)
{
    StockMoved e;
    e.movement = TRY(data.id<MovementId>("movement"));
    e.goods = TRY(data.id<GoodsId>("goods"));
    e.units = TRY(data.integer("units", 0, max_units));
    e.from = TRY(account(data, "from"));
    e.to = TRY(account(data, "to"));
    if (e.from == e.to) return fail(ErrorCode::InvalidInput, "to: is from");
    e.reason = TRY(data.named("reason", stock_reason_of));
    e.counted = TRY(data.optional_integer("counted", 0, max_counted));
    bool const may_be_none = e.reason == StockReason::Counted && e.counted;
    if (e.units == 0 && !may_be_none) return fail(ErrorCode::InvalidInput, "units: none");
    e.volunteer = TRY(data.optional_id<MemberId>("volunteer"));
    e.by = TRY(name_of_account(data, "by"));
    if (auto const note = TRY(data.optional_text("note"))) e.note = utf8::clean(*note, max_stock_note);
    return EventBody{std::move(e)};
}

Result<EventBody> points_moved(JsonObject const& data)
{
    PointsMoved e;
    e.movement = TRY(data.id<MovementId>("movement"));
    e.member = TRY(data.id<MemberId>("member"));
    e.points = TRY(data.integer("points", -max_points, max_points));
    if (e.points == 0) return fail(ErrorCode::InvalidInput, "points: none");
    e.reason = TRY(data.bilingual("reason", max_note));
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> exception_settled(JsonObject const& data)
{
    ExceptionSettled e;
    e.exception = TRY(data.id<ExceptionId>("exception"));
    e.how = TRY(data.text("how"));
    constexpr std::array<std::string_view, 3> ways{"accepted", "corrected", "recovered"};
    if (std::find(ways.begin(), ways.end(), e.how) == ways.end())
        return fail(ErrorCode::InvalidInput, "how: unknown name");
    e.note = utf8::clean(TRY(data.text("note")), max_settle_note);
    e.by = TRY(by_of(data));
    return EventBody{std::move(e)};
}

Result<EventBody> service_requested(JsonObject const& data)
{
    ServiceRequested e;
    e.request = TRY(data.id<RequestId>("request"));
    e.service = TRY(data.id<ServiceId>("service"));
    e.code = TRY(RequestCode::parse(TRY(data.text("code"))));
    e.by = TRY(by_whom(data));
    e.volunteer = TRY(data.optional_id<MemberId>("volunteer"));
    e.by_phone = data.has("by_phone") && TRY(data.flag("by_phone"));
    return EventBody{std::move(e)};
}

Result<EventBody> service_advanced(JsonObject const& data)
{
    ServiceAdvanced e;
    e.request = TRY(data.id<RequestId>("request"));
    e.state = TRY(data.named("state", request_state_of));
    if (e.state == RequestState::Asked) return fail(ErrorCode::InvalidInput, "state: no step leads there");
    if (data.has("note")) e.note = TRY(data.bilingual("note", max_note));
    e.by = TRY(name_of_account(data, "by"));
    return EventBody{std::move(e)};
}

struct Reader {
    std::string_view type;
    Result<EventBody> (*read)(JsonObject const& data);
};

constexpr std::array readers{Reader{"session.started", session_started}, Reader{"session.ended", session_ended},
    Reader{"machine.reported", machine_reported}, Reader{"queue.joined", queue_joined},
    Reader{"queue.called", queue_called}, Reader{"queue.left", queue_left}, Reader{"goods.taken", goods_taken},
    Reader{"goods.taking_undone", taking_undone}, Reader{"stock.moved", stock_moved},
    Reader{"points.moved", points_moved}, Reader{"exception.settled", exception_settled},
    Reader{"service.requested", service_requested}, Reader{"service.advanced", service_advanced}};

} // namespace

Result<std::optional<EventBody>> read_amenity_data(std::string_view type, JsonObject const& data)
{
    auto const reader
        = std::find_if(readers.begin(), readers.end(), [&](Reader const& one) { return one.type == type; });
    if (reader == readers.end()) return std::optional<EventBody>{};
    return std::optional<EventBody>{TRY(reader->read(data))};
}

} // namespace yizhan
