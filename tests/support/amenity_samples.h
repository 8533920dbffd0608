// One of each fact and row of machines, goods, campaigns and services, for tests of everything that writes and reads
// them. Synthetic people only.
#pragma once

#include "shared/domain/events.h"
#include "shared/domain/feed.h"

#include <vector>

namespace yizhan::test {

inline ByWhom sample_member() { return {VisitId::make("v-1"), MemberId::make("m-1"), UnionId::make("u-1")}; }

inline GoodsTaken sample_taken()
{
    GoodsTaken e;
    e.taking = TakingId::make("t-1");
    e.campaign = CampaignId::make("porridge");
    e.revision = 3;
    e.goods = GoodsId::make("bowl");
    e.units = 2;
    e.payer = Payer::Dues;
    e.cost_fen = 700;
    e.points = 5;
    e.by = sample_member();
    e.assurance = Assurance::FreshCode;
    e.volunteer = MemberId::make("m-9");
    e.agreed_at = UtcMs{1'795'507'200'123};
    return e;
}

inline TakingUndone undone_of(GoodsTaken const& taken, UtcMs taken_at)
{
    TakingUndone e;
    e.taking = taken.taking;
    e.campaign = taken.campaign;
    e.goods = taken.goods;
    e.units = taken.units;
    e.payer = taken.payer;
    e.cost_fen = taken.cost_fen;
    e.points = taken.points;
    e.by = taken.by;
    e.taken_at = taken_at;
    return e;
}

inline StockMoved sample_movement(
    char const* id, std::int64_t units, StockAccount from, StockAccount to, StockReason reason)
{
    StockMoved e;
    e.movement = MovementId::make(id);
    e.goods = GoodsId::make("bowl");
    e.units = units;
    e.from = std::move(from);
    e.to = std::move(to);
    e.reason = reason;
    return e;
}

inline StockAccount at_station(char const* station) { return {StockPlace::Station, StationId::make(station)}; }
inline StockAccount on_the_way_to(char const* station) { return {StockPlace::Transit, StationId::make(station)}; }

inline std::vector<EventBody> machine_events()
{
    auto const session = SessionId::make("s-1");
    auto const washing = AmenityId::make("washing");
    auto const machine = MachineId::make("w-3");
    auto const ticket = TicketId::make("q-1");
    return {SessionStarted{session, washing, machine, 40, sample_member(), ticket},
        SessionStarted{session, washing, machine, 720, {}, {}},
        SessionEnded{session, washing, machine, UtcMs{1'795'507'200'123}, UnionId::make("u-1"), SessionEnd::Forgotten},
        SessionEnded{session, washing, machine, UtcMs{1'795'507'200'123}, {}, SessionEnd::ByVolunteer},
        MachineReported{machine, washing, true, {}}, MachineReported{machine, washing, false, MemberId::make("m-9")},
        QueueJoined{ticket, washing, 999, sample_member()}, QueueJoined{ticket, washing, 1, {}},
        QueueCalled{ticket, washing, machine}, QueueLeft{ticket, washing, TicketEnd::Missed}};
}

inline std::vector<EventBody> goods_events()
{
    auto guest = sample_taken();
    guest.by = {VisitId::make("v-2"), {}, {}};
    guest.assurance = Assurance::Guest;
    guest.volunteer.reset();
    guest.agreed_at.reset();
    auto undone = undone_of(sample_taken(), UtcMs{1'795'507'200'123});
    undone.volunteer = MemberId::make("m-9");
    auto undone_by_staff = undone_of(guest, UtcMs{1'795'507'200'123});
    undone_by_staff.account = "staff.one";
    auto counted = sample_movement("mv-1", 3, at_station("s-1"), {StockPlace::Miscounted, {}}, StockReason::Counted);
    counted.counted = 17;
    counted.volunteer = MemberId::make("m-9");
    auto sent = sample_movement("mv-2", 100'000, at_station("s-1"), on_the_way_to("s-2"), StockReason::Sent);
    sent.by = "staff.one";
    sent.note = "车牌末尾 7";
    return {sample_taken(), guest, undone, undone_by_staff, counted, sent,
        sample_movement("mv-3", 1, {StockPlace::Supplier, {}}, at_station("s-1"), StockReason::Received),
        PointsMoved{MovementId::make("mv-4"), MemberId::make("m-1"), -20, {"更正", "Corrected"}, "staff.one"},
        ExceptionSettled{ExceptionId::make("person_over.porridge.m-1"), "recovered", "还回一碗", "staff.one"}};
}

inline std::vector<EventBody> service_events()
{
    auto const request = RequestId::make("r-1");
    auto const code = RequestCode::of_bits({1, 2, 3, 4, 5});
    return {
        ServiceRequested{request, ServiceId::make("legal-aid"), code, sample_member(), MemberId::make("m-9"), false},
        ServiceRequested{request, ServiceId::make("legal-aid"), code, {}, {}, true},
        ServiceAdvanced{request, RequestState::WaitingForPerson, {"请带合同", "Bring the contract"}, "staff.one"},
        ServiceAdvanced{request, RequestState::Withdrawn, {}, {}}};
}

inline std::vector<EventBody> amenity_events()
{
    auto all = machine_events();
    for (auto const& body : goods_events()) all.push_back(body);
    for (auto const& body : service_events()) all.push_back(body);
    return all;
}

inline Campaign sample_campaign()
{
    Campaign row;
    row.id = CampaignId::make("porridge");
    row.revision = 3;
    row.name = {"冬季暖粥", "Winter porridge"};
    row.about = {"一碗热粥", "A hot bowl"};
    row.icon = "soup_kitchen";
    row.tint = Tint::Amber;
    row.order = 4;
    row.goods = {GoodsId::make("bowl"), GoodsId::make("cup")};
    row.units = 2;
    row.audience = {true, true, {UnionId::make("u-1")}, {Occupation::Courier}, 6, 10};
    row.allowance = 2;
    row.period = Period::Week;
    row.stations = {StationId::make("s-1"), StationId::make("s-2")};
    row.first_day = 20'781;
    row.last_day = 20'842;
    row.from_minute = 360;
    row.to_minute = 540;
    row.total = 500;
    row.shares = {{StationId::make("s-1"), 40}};
    row.payer = Payer::StateFinance;
    row.points_price = 5;
    row.policy = {Demand::FreshCode, 48};
    return row;
}

inline Amenity sample_washing()
{
    Amenity row;
    row.id = AmenityId::make("washing");
    row.kind = AmenityKind::Timed;
    row.name = {"洗衣机", "Washing machine"};
    row.icon = "local_laundry_service";
    row.timed = {{30, 40, 60}, 10};
    return row;
}

inline ServiceEntry sample_service()
{
    ServiceEntry row;
    row.id = ServiceId::make("legal-aid");
    row.field = ServiceField::Care;
    row.order = 7;
    row.icon = "gavel";
    row.title = {"法律援助", "Legal aid"};
    row.summary = {"讨薪、工伤、交通事故，律师免费帮您", "A lawyer helps, free of charge"};
    row.who = {"会员", "Members"};
    row.bring = {"合同", "Your contract"};
    row.where = {"驿站", "At the station"};
    row.how_long = {"三天内", "Within three days"};
    row.ask = {"值班律师", "The lawyer on duty"};
    row.initials = "flyz";
    row.situations = {LifeSituation::InDispute, LifeSituation::HurtOrIll};
    return row;
}

inline std::vector<FeedRow> amenity_rows()
{
    auto plain = sample_campaign();
    plain.id = CampaignId::make("cooling");
    plain.about = {};
    plain.audience = {};
    plain.stations = {};
    plain.total.reset();
    plain.shares = {};
    plain.policy = {Demand::Always, {}};
    plain.ended = true;
    Member member;
    member.id = MemberId::make("m-1");
    member.number = MemberNumber::of_serial(1'234'567);
    member.masked_name = "陈**";
    member.union_id = UnionId::make("u-1");
    member.joined_month = 2024 * 12 + 2;
    auto const kiosk = KioskId::make("k-1");
    auto const life = IncarnationId::make("00112233445566aa");
    auto const since = UtcMs{1'795'507'200'123};
    auto const code = RequestCode::of_bits({1, 2, 3, 4, 5});
    return {member, sample_washing(), StationName{StationId::make("s-2"), {"北仑驿站", "Beilun"}},
        Machine{MachineId::make("w-3"), AmenityId::make("washing"), {"3号洗衣机", "Washer 3"}, 3, false},
        MachineSession{SessionId::make("s-1"), MachineId::make("w-3"), kiosk, since, 40},
        Goods{GoodsId::make("bowl"), {"暖粥", "Porridge"}, {"碗", "bowl"}, "soup_kitchen",
            Barcode::parse("4006381333931").value(), 350},
        Goods{GoodsId::make("cup"), {"豆浆", ""}, {"杯", ""}, "local_cafe", {}, 0},
        StockPart{GoodsId::make("bowl"), kiosk, life, 1'042, -7, 30, true},
        StockPart{GoodsId::make("cup"), kiosk, life, 7, -3, 0, false}, sample_campaign(), plain,
        CampaignPart{CampaignId::make("porridge"), StationId::make("s-1"), kiosk, life, 1'042, 11},
        MemberTakings{CampaignId::make("porridge"), MemberId::make("m-1"),
            {{TakingId::make("t-2"), since, StationId::make("s-2"), true},
                {TakingId::make("t-1"), UtcMs{5}, StationId::make("s-1"), false}}},
        sample_service(),
        RequestStanding{RequestId::make("r-1"), code, ServiceId::make("legal-aid"), RequestState::WaitingForPerson,
            {"请带合同", ""}, since}};
}

} // namespace yizhan::test
