// Stock, the line of handing out, and the catalogue of services in every state that their screens know.
#include "tests/kiosk/screens/sample_views.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

namespace {

LocalTime today(int hour, int minute) { return {.year = 2026, .month = 11, .day = 23, .hour = hour, .minute = minute}; }

StockLine a_line(int i)
{
    std::array const names{Bilingual{"暖心药包", "Medicine pack"}, Bilingual{"夏季清凉包", "Cooling pack"},
        Bilingual{"甬爱e家夏季高温慰问清凉礼包（含藿香正气水）", "Summer cooling gift pack with herbal heat drops"},
        Bilingual{"早餐券", "Breakfast voucher"}};
    return {GoodsId::make(fmt::format("g{}", i)), names.at(static_cast<std::size_t>(i) % names.size()), {"份", "packs"},
        i % 2 ? "ac_unit" : "medical_services", i == 1 ? -2 : 36 + 1200 * (i % 3), i == 0 ? 20 : 0};
}

StockScreen stock(auto page)
{
    StockScreen screen{.page = std::move(page), .volunteer = "王*"};
    screen.agreed_at = today(14, 5);
    screen.agreed_today = true;
    screen.countdown = 100;
    return screen;
}

StockFormPage form(intent::StockAct act)
{
    StockFormPage page{.act = act, .line = a_line(0), .digits = "40", .complete = true};
    for (int i = 0; i < 30; ++i)
        page.stations.push_back(i % 3 ? Bilingual{"霞浦集卡司机驿站", "Xiapu Truck Drivers' Station"}
                                      : Bilingual{"梅山保税港区物流园集卡司机与快递小哥综合服务驿站",
                                          "Meishan Bonded Port Area Logistics Park Container Truck Drivers' Station"});
    return page;
}

HandOutPage line()
{
    return {.campaign = {"暖心药包", "Medicine pack"},
        .choices = {{{"暖心药包", "Medicine pack"}, {"份", "packs"}, 1, "medical_services", 36}},
        .given = 37,
        .refused = 2,
        .left_of_total = 163};
}

void add_hand_outs(std::vector<Sample>& all)
{
    all.push_back({"hand-out-ready", sample_view(stock(line()))});
    HandOutPage given = line();
    given.last = HandOutResult{.given = true, .masked_name = "陈**", .goods = {"暖心药包", "Medicine pack"}};
    all.push_back({"hand-out-given", sample_view(stock(given))});
    HandOutPage several = line();
    several.campaign = a_line(2).name;
    several.reserved = true;
    several.given = 1234;
    several.last = HandOutResult{.given = true, .masked_name = "阿不都****", .goods = a_line(2).name, .units = 2};
    for (int i = 0; i < 7; ++i)
        several.choices.push_back({a_line(i).name, {"份", "packs"}, 2, "ac_unit", i == 3 ? -2 : 40 * i});
    all.push_back({"hand-out-several", sample_view(stock(several))});
    given.last->again = true;
    all.push_back({"hand-out-read-twice", sample_view(stock(given))});
    HandOutPage again = line();
    again.last = HandOutResult{.masked_name = "欧阳**",
        .reason = EntitlementReason::AlreadyTaken,
        .next = LocalTime{.year = 2026, .month = 12, .day = 1}};
    all.push_back({"hand-out-again", sample_view(stock(again))});
    HandOutPage fresh = line();
    fresh.last = HandOutResult{.masked_name = "陈**", .reason = EntitlementReason::NeedsFreshCode, .may_allow = true};
    StockScreen screen = stock(fresh);
    screen.not_recorded = true;
    all.push_back({"hand-out-allow", sample_view(screen)});
    for (auto const reason :
        {RefusalReason::Unreadable, RefusalReason::NotOurs, RefusalReason::WrongSignature, RefusalReason::UnknownSigner,
            RefusalReason::Expired, RefusalReason::Revoked, RefusalReason::Unknown, RefusalReason::Inactive}) {
        HandOutPage refused = line();
        refused.left_of_total.reset();
        refused.last = HandOutResult{.code = reason};
        StockScreen shown = stock(refused);
        if (reason == RefusalReason::NotOurs) shown.hint = StockScreen::Hint::NotForThis;
        all.push_back({"hand-out-refused-" + std::string{name(reason)}, sample_view(shown)});
    }
}

} // namespace

void add_stock_states(std::vector<Sample>& all)
{
    StockListPage list;
    for (int i = 0; i < 4; ++i) list.lines.push_back(a_line(i));
    all.push_back({"stock", sample_view(stock(list))});
    for (int i = 4; i < 40; ++i) list.lines.push_back(a_line(i));
    list.just_done = a_line(2);
    StockScreen many = stock(list);
    many.hint = StockScreen::Hint::MemberCode;
    all.push_back({"stock-many", sample_view(many)});
    StockScreen none = stock(StockListPage{});
    none.hint = StockScreen::Hint::UnknownBarcode;
    all.push_back({"stock-none", sample_view(none)});

    all.push_back({"stock-receive", sample_view(stock(form(intent::StockAct::Receive)))});
    StockFormPage twice = form(intent::StockAct::Receive);
    twice.same_before = 40;
    twice.line.units.reset();
    all.push_back({"stock-receive-twice", sample_view(stock(twice))});
    StockFormPage count = form(intent::StockAct::Count);
    count.digits = "1000000000";
    count.too_many = true;
    count.complete = false;
    count.line = a_line(1);
    all.push_back({"stock-count-many", sample_view(stock(count))});
    StockFormPage send = form(intent::StockAct::Send);
    send.line = a_line(2);
    all.push_back({"stock-send-where", sample_view(stock(send))});
    send.station = 0;
    all.push_back({"stock-send", sample_view(stock(send))});
    StockFormPage loss = form(intent::StockAct::WriteOff);
    loss.loss = StockReason::OutOfDate;
    loss.digits.clear();
    loss.complete = false;
    all.push_back({"stock-loss", sample_view(stock(loss))});

    PickCampaignPage pick;
    for (int i = 0; i < 12; ++i)
        pick.lines.push_back(
            {CampaignId::make(fmt::format("c{}", i)), a_line(i).name, "redeem", yizhan::Tint::Violet, 40 * i - 2});
    all.push_back({"hand-out-pick", sample_view(stock(pick))});
    all.push_back({"hand-out-pick-none", sample_view(stock(PickCampaignPage{}))});
    add_hand_outs(all);

    TakingsPage takings;
    for (int i = 0; i < 12; ++i)
        takings.lines.push_back({TakingId::make(fmt::format("t{}", i)), today(14, 59 - i),
            i == 4      ? ""
                : i % 3 ? "陈**"
                        : "阿不都****",
            a_line(i).name, i == 2 ? 2 : 1, i == 1});
    all.push_back({"takings", sample_view(stock(takings))});
    all.push_back({"takings-none", sample_view(stock(TakingsPage{}))});
}

namespace {

ServiceEntry a_service(int i)
{
    ServiceEntry entry;
    entry.id = ServiceId::make(fmt::format("s{}", i));
    entry.field = all_service_fields()[static_cast<std::size_t>(i) % all_service_fields().size()];
    entry.icon = i % 2 ? "gavel" : "favorite";
    entry.title = i % 2 ? Bilingual{"工伤待遇讲清楚", "What an injury at work entitles you to"}
                        : Bilingual{"困难帮扶", "Help in hard times"};
    entry.summary = {"收入断了、家里有难处，别硬扛。悄悄说给工会听，有人上门看您，一直跟到底。",
        "No income, trouble at home? Do not carry it alone. Tell the union in confidence; someone visits and sees it "
        "through."};
    entry.who = {"一时过不去的会员和家庭", "Members and families who cannot manage just now"};
    entry.bring = {"身份证；病历、收入材料有就带", "Identity card, and papers on illness or income if you have them"};
    entry.where = {"驿站登记，或区总工会服务大厅", "Register at the station, or at the district union's service hall"};
    entry.how_long = {
        "三个工作日内联系您，标准看当年通知", "We call within three working days; how much, as the year's notice says"};
    entry.ask = {"所在工会的干部，或打 12351", "Your own union's staff, or 12351"};
    return entry;
}

std::string repeated(std::string const& words, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += words;
    return text;
}

// As long as staff may write it.
ServiceEntry longest_service()
{
    ServiceEntry entry = a_service(1);
    entry.title = {repeated("最长的服务名称", 4) + "三十",
        "The longest title that staff may give to a service in English, eighty characters"};
    Bilingual const longest{repeated("一共一百二十个字的说明。", 10),
        repeated("All of this is what the longest text of a service may say. ", 4) + "And then it ends here, at last."};
    entry.summary = entry.who = entry.bring = entry.where = entry.how_long = entry.ask = longest;
    return entry;
}

CatalogueScreen catalogue(auto page)
{
    CatalogueScreen screen{.page = std::move(page)};
    screen.countdown = 60;
    return screen;
}

} // namespace

void add_catalogue_states(std::vector<Sample>& all)
{
    CataloguePage doors;
    for (ServiceField const field : all_service_fields()) doors.fields.push_back({field, 16});
    doors.situations.assign(all_life_situations().begin(), all_life_situations().end());
    all.push_back({"catalogue", sample_view(catalogue(doors))});
    ServiceListPage list{.field = ServiceField::Care};
    for (int i = 0; i < 17; ++i) list.services.push_back(a_service(i));
    all.push_back({"catalogue-list", sample_view(catalogue(list))});
    ServiceListPage few{.situation = LifeSituation::HurtOrIll};
    few.services = {a_service(0), a_service(1)};
    all.push_back({"catalogue-list-few", sample_view(catalogue(few))});

    ServiceSearchPage search;
    search.query.offers_pinyin = search.query.offers_handwriting = true;
    all.push_back({"catalogue-search-empty", sample_view(catalogue(search))});
    search.query.text.assign("knbf");
    all.push_back({"catalogue-search-none", sample_view(catalogue(search))});
    for (int i = 0; i < 6; ++i) search.found.push_back(a_service(i));
    all.push_back({"catalogue-search", sample_view(catalogue(search))});

    all.push_back({"service", sample_view(catalogue(ServicePage{a_service(0), true, "陈"}))});
    all.push_back({"service-unnamed", sample_view(catalogue(ServicePage{a_service(1), true, ""}))});
    all.push_back({"service-plain", sample_view(catalogue(ServicePage{a_service(1), false, ""}))});
    all.push_back({"service-longest", sample_view(catalogue(ServicePage{longest_service(), true, ""}))});
    all.push_back({"service-requested",
        sample_view(catalogue(RequestedPage{a_service(1).title, "K7QM-2D4X", a_service(0).ask}))});

    all.push_back({"follow", sample_view(catalogue(FollowPage{.typed = "K7QM2"}))});
    all.push_back({"follow-not-found", sample_view(catalogue(FollowPage{.typed = "K7QM2D4X", .not_found = true}))});
    for (auto const state : {RequestState::Asked, RequestState::TakenUp, RequestState::WaitingForPerson,
             RequestState::Done, RequestState::Declined, RequestState::Withdrawn}) {
        StandingPage standing{.title = a_service(1).title, .state = state, .since = today(9, 5)};
        standing.sent = state != RequestState::Asked;
        standing.can_withdraw = !is_ended(state);
        if (state != RequestState::Asked)
            standing.note = {"请带病历和身份证来一趟，周一到周五都行。", "Please bring your papers and identity card."};
        all.push_back({"standing-" + std::string{name(state)}, sample_view(catalogue(standing))});
    }
}

} // namespace yizhan::screens
