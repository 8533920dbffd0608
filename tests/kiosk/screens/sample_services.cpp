// Machines, goods, stock and services in every state that their screens know.
#include "tests/kiosk/screens/sample_views.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

namespace {

MachineTile a_machine(int number, MachineStatus status, int minutes = 0)
{
    MachineTile tile;
    tile.machine = MachineId::make(fmt::format("m{}", number));
    tile.name = {fmt::format("{}号洗衣机", number), fmt::format("Washing machine No. {}", number)};
    tile.status = status;
    tile.minutes_left = minutes;
    return tile;
}

MachinesScreen some_machines()
{
    MachinesScreen screen;
    screen.amenity.id = AmenityId::make("laundry");
    screen.amenity.name = {"洗衣", "Laundry"};
    screen.minutes = {30, 45, 60};
    screen.chosen_minutes = 45;
    screen.machines = {a_machine(1, MachineStatus::Free), a_machine(2, MachineStatus::Running, 12),
        a_machine(3, MachineStatus::Done), a_machine(4, MachineStatus::Broken)};
    screen.machines[1].undoable = true;
    screen.countdown = 30;
    return screen;
}

TimedState timed(int free, int waiting, std::optional<int> next, std::vector<MachineTile> busy)
{
    return {.machines = free + static_cast<int>(busy.size()),
        .free = free,
        .waiting = waiting,
        .next_free_min = next,
        .busy = std::move(busy)};
}

HomeView home_with_machines(std::size_t amenities = 6)
{
    HomeView home{sample_amenities(amenities), sample_code(), true, {}};
    home.amenities[1].timed = timed(2, 0, std::nullopt, {});
    home.amenities[2].timed = timed(0, 2, 12,
        {a_machine(3, MachineStatus::Done), a_machine(1, MachineStatus::Running, 12),
            a_machine(2, MachineStatus::Running, 108)});
    home.amenities[3].timed = timed(5, 0, std::nullopt, {a_machine(12, MachineStatus::Running, 45)});
    return home;
}

MachineCall a_call(int number, std::optional<int> ticket)
{
    return {a_machine(number, MachineStatus::Done).name, ticket, 4, AmenityId::make("laundry")};
}

} // namespace

void add_machine_states(std::vector<Sample>& all)
{
    all.push_back({"home-machines", sample_view(home_with_machines())});
    HomeView called = home_with_machines();
    called.calls = {a_call(3, std::nullopt)};
    all.push_back({"home-call", sample_view(called)});
    called.calls.push_back(a_call(2, 12));
    View two = sample_view(called);
    two.undo = sample_undo(0);
    all.push_back({"home-calls-two", two});
    HomeView many = home_with_machines(9);
    many.calls = {a_call(3, std::nullopt), a_call(2, 112), a_call(11, 7)};
    all.push_back({"home-calls-three", sample_view(many)});

    all.push_back({"machines", sample_view(some_machines())});
    MachinesScreen queue = some_machines();
    queue.machines = {a_machine(1, MachineStatus::Running, 31), a_machine(2, MachineStatus::Running, 12),
        a_machine(3, MachineStatus::Held, 4), a_machine(4, MachineStatus::OutOfService)};
    queue.machines[1].elsewhere = true;
    queue.machines[2].ticket = 11;
    queue.waiting = 3;
    queue.can_queue = true;
    all.push_back({"machines-busy", sample_view(queue)});
    queue.my_number = 12;
    queue.my_ticket = TicketId::make("t12");
    all.push_back({"machines-number", sample_view(queue)});
    queue.called_number = 11;
    queue.my_number.reset();
    queue.can_queue = false;
    all.push_back({"machines-called", sample_view(queue)});

    MachinesScreen many_machines = some_machines();
    for (int i = 5; i < 20; ++i) many_machines.machines.push_back(a_machine(i, MachineStatus::Running, 700 + i));
    many_machines.minutes = {10, 20, 45, 120, 720};
    many_machines.started = many_machines.machines[1].name;
    many_machines.volunteer = true;
    all.push_back({"machines-many", sample_view(many_machines)});
    for (auto const answer : {ServiceAnswer::NeedsCode, ServiceAnswer::NeedsFreshCode, ServiceAnswer::AskVolunteer}) {
        MachinesScreen wants = some_machines();
        wants.answer = answer;
        wants.minutes = {30};
        all.push_back({fmt::format("machines-wants-{}", static_cast<int>(answer)), sample_view(wants)});
    }
    MachinesScreen reported = some_machines();
    reported.reported = reported.machines[3].name;
    reported.not_recorded = true;
    all.push_back({"machines-reported", sample_view(reported)});
    MachinesScreen none = some_machines();
    none.machines.clear();
    all.push_back({"machines-none", sample_view(none)});
}

namespace {

OfferLine an_offer(char const* id, char const* icon, yizhan::Tint tint, Bilingual name)
{
    OfferLine offer;
    offer.campaign = CampaignId::make(id);
    offer.icon = icon;
    offer.tint = tint;
    offer.name = std::move(name);
    offer.entitlement.left = 1;
    return offer;
}

OfferLine medicine()
{
    OfferLine offer = an_offer("medicine", "medical_services", yizhan::Tint::Red, {"暖心药包", "Medicine pack"});
    offer.entitlement.left_of_total = 36;
    return offer;
}

OfferLine longest_offer()
{
    OfferLine offer = an_offer("cool", "ac_unit", yizhan::Tint::Blue,
        {"甬爱e家夏季高温慰问清凉礼包（含藿香正气水）", "Meishan Bonded Port Summer Cooling Pack with Herbal Drops"});
    offer.entitlement.left = 2;
    offer.entitlement.left_of_total = 1200;
    offer.entitlement.reserved = true;
    offer.points_price = 1200;
    offer.payer = Payer::StateFinance;
    return offer;
}

OfferLine not_now(EntitlementReason reason, std::optional<LocalTime> next = {})
{
    OfferLine offer = an_offer("porridge", "rice_bowl", yizhan::Tint::Amber, {"腊八暖粥", "Festival porridge"});
    offer.entitlement = {.reason = reason};
    offer.next = next;
    return offer;
}

LocalTime at(int month, int day, int hour, int minute)
{
    return {.year = 2026, .month = month, .day = day, .hour = hour, .minute = minute, .weekday = 1};
}

std::vector<OfferLine> some_offers()
{
    return {medicine(), longest_offer(), not_now(EntitlementReason::NotAtThisHour, at(11, 23, 18, 0)),
        not_now(EntitlementReason::AlreadyTaken, at(12, 1, 0, 0)), not_now(EntitlementReason::TooFewPoints)};
}

TakePage a_take()
{
    TakePage page;
    page.offer = medicine();
    page.about = {"感冒、暑气、小伤口，常用的都在里面。", "For colds, heat and small cuts."};
    page.choices = {{{"暖心药包", "Medicine pack"}, {"份", "packs"}, 1, "medical_services", 36}};
    page.can_take = true;
    return page;
}

GoodsScreen goods(std::variant<OffersPage, TakePage, TakenPage> page)
{
    GoodsScreen screen{.page = std::move(page), .surname = "陈"};
    screen.agreed_at = at(11, 23, 14, 5);
    screen.agreed_today = true;
    screen.countdown = 20;
    return screen;
}

GoodsScreen helper_is_coming()
{
    GoodsScreen screen = goods(a_take());
    screen.helper_called = true;
    return screen;
}

} // namespace

void add_goods_states(std::vector<Sample>& all)
{
    for (std::size_t const count : {1U, 2U, 3U, 5U}) {
        CheckedInView in = sample_checked_in();
        in.offers = some_offers();
        in.offers.resize(count);
        View view = sample_view(in);
        if (count == 5) view.undo = sample_undo(0);
        all.push_back({fmt::format("checked-in-offers-{}", count), view});
    }
    CheckedInView longest = sample_checked_in();
    longest.offers = some_offers();
    longest.union_name = long_union();
    longest.amenities = sample_amenities(9);
    all.push_back({"checked-in-offers-long", sample_view(longest)});
    CheckedInView later = sample_checked_in();
    later.offers = {not_now(EntitlementReason::AlreadyTaken, at(12, 1, 0, 0))};
    all.push_back({"checked-in-offers-later", sample_view(later)});

    all.push_back({"goods", sample_view(goods(OffersPage{some_offers()}))});
    GoodsScreen old = goods(OffersPage{});
    old.agreed_today = false;
    old.not_recorded = true;
    for (auto const reason :
        {EntitlementReason::NotYet, EntitlementReason::Over, EntitlementReason::NotHere, EntitlementReason::NeedsCode,
            EntitlementReason::MembersOnly, EntitlementReason::VolunteersOnly, EntitlementReason::OtherUnion,
            EntitlementReason::OtherOccupation, EntitlementReason::TooNew, EntitlementReason::AllGone,
            EntitlementReason::OutOfStock, EntitlementReason::NeedsFreshCode, EntitlementReason::NeedsVolunteer})
        std::get<OffersPage>(old.page).offers.push_back(not_now(reason, at(12, 31, 6, 30)));
    all.push_back({"goods-not-now", sample_view(old)});
    GoodsScreen none = goods(OffersPage{});
    none.agreed_at.reset();
    none.surname.clear();
    all.push_back({"goods-none", sample_view(none)});

    all.push_back({"goods-take", sample_view(goods(a_take()))});
    all.push_back({"goods-take-helper", sample_view(helper_is_coming())});
    TakePage choices = a_take();
    choices.offer = longest_offer();
    choices.choices.clear();
    for (int i = 0; i < 8; ++i)
        choices.choices.push_back({i % 2 ? Bilingual{"藿香正气水与风油精组合清凉包", "Cooling pack with herbal drops"}
                                         : Bilingual{"绿豆汤", "Mung bean soup"},
            {"份", "packs"}, 2, i % 2 ? "ac_unit" : "soup_kitchen", i == 3 ? -2 : 36 * i});
    choices.chosen = 1;
    all.push_back({"goods-take-choices", sample_view(goods(choices))});
    TakePage cannot = a_take();
    cannot.offer.entitlement = {.reason = EntitlementReason::AlreadyTaken};
    cannot.offer.next = at(12, 1, 0, 0);
    cannot.can_take = false;
    all.push_back({"goods-take-not", sample_view(goods(cannot))});

    TakenPage const taken{.goods = {"暖心药包", "Medicine pack"},
        .unit = {"份", "packs"},
        .units = 1,
        .campaign = {"区总工会冬季送温暖", "Winter warmth of the district union"},
        .next = at(12, 1, 0, 0)};
    all.push_back({"goods-taken", sample_view(goods(taken))});
    TakenPage again = taken;
    again.left = 2;
    again.goods = longest_offer().name;
    all.push_back({"goods-taken-long", sample_view(goods(again))});
}

} // namespace yizhan::screens
