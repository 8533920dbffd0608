// Machines, goods, stock and services: each button asks for what it says, and nothing is asked for by one tap that
// needs two.
#include "kiosk/screens/screens.h"
#include "tests/kiosk/screens/sample_views.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <vector>

namespace yizhan::screens {
namespace {

template <class Wish, class Variant> constexpr bool is_one_of = false;
template <class Wish, class... Of>
constexpr bool is_one_of<Wish, std::variant<Of...>> = (std::is_same_v<Wish, Of> || ...);

struct Person final : IntentSink {
    ui::Stage stage;
    Screens screens;
    View view;
    std::vector<Intent> wishes;

    explicit Person(ScreenView screen, int width = 1080, int height = 1920)
        : stage{ui::house_words(), width, height}, view{sample_view(std::move(screen))}
    {
    }

    void push(Intent intent) override { wishes.push_back(std::move(intent)); }
    std::function<void(ui::Ui&)> draw()
    {
        return [this](ui::Ui& frame) { screens.draw(frame, view, *this); };
    }
    void touch(ui::Id id)
    {
        wishes.clear();
        stage.tap(draw(), id);
    }
    // The only wish besides the touch itself.
    template <class Wish> Wish const* tap(ui::Id id)
    {
        touch(id);
        if (wishes.size() != 2) return nullptr;
        if constexpr (is_one_of<Wish, AmenityIntent>) {
            auto const* const one = std::get_if<AmenityIntent>(&wishes[1]);
            return one ? std::get_if<Wish>(one) : nullptr;
        } else if constexpr (is_one_of<Wish, EnrollmentIntent>) {
            auto const* const one = std::get_if<EnrollmentIntent>(&wishes[1]);
            return one ? std::get_if<Wish>(one) : nullptr;
        } else {
            return std::get_if<Wish>(&wishes[1]);
        }
    }
    bool offers(ui::Id id)
    {
        stage.frame(draw());
        return stage.offers(id);
    }
    bool sees(std::string_view words)
    {
        stage.frame(draw());
        for (auto const& written : stage.ui.written())
            if (written.text.find(words) != std::string::npos) return true;
        return false;
    }
};

// The sample of that name, drawn upright in Chinese.
Person sample(std::string_view name)
{
    for (Sample& one : service_samples())
        if (one.name == name) return Person{std::move(one.view.screen)};
    FAIL("no sample " << name);
    return Person{HomeView{}};
}

} // namespace

TEST_CASE("home: a timed amenity opens its machines, a counted one records a use")
{
    Person person = sample("home-machines");
    CHECK(person.tap<intent::OpenMachines>(ui::Id{"amenity", 2})->amenity == AmenityId::make("laundry"));
    CHECK(person.tap<intent::UseAmenity>(ui::Id{"amenity", 0})->amenity == AmenityId::make("water"));
    CHECK(person.sees("12 分后 · 排 2 人"));
    CHECK(person.sees("3号 好了"));
    CHECK(person.sees("2 个空着"));
}

TEST_CASE("home: a call says who is meant, and leads to the machines; the doors come back when it is over")
{
    Person person = sample("home-calls-two");
    CHECK(person.sees("3号洗衣机 好了"));
    CHECK(person.sees("请 12 号 · 2号洗衣机"));
    CHECK(person.sees("还留 4 分钟"));
    CHECK(person.tap<intent::OpenMachines>(ui::Id{"call", 1})->amenity == AmenityId::make("laundry"));
    CHECK_FALSE(person.offers("home.join"));
    std::get<HomeView>(person.view.screen).calls.clear();
    CHECK(person.offers("home.join"));
}

TEST_CASE("machines: start with the chosen minutes, undo, take out; each stands in words")
{
    Person person = sample("machines");
    CHECK(person.tap<intent::StartMachine>(ui::Id{"machine.act", 0})->machine == MachineId::make("m1"));
    CHECK(person.tap<intent::EndSession>(ui::Id{"machine.act", 1})->machine == MachineId::make("m2"));
    CHECK(person.tap<intent::EndSession>(ui::Id{"machine.act", 2})->machine == MachineId::make("m3"));
    CHECK_FALSE(person.offers(ui::Id{"machine.act", 3}));
    CHECK(person.tap<intent::PickMinutes>(ui::Id{"machines.minutes", 2})->minutes == 60);
    CHECK(person.sees("还有 12 分钟"));
    CHECK(person.sees("坏了，等师傅来修"));
}

TEST_CASE("machines: broken is said with a second tap, and can be taken back before it")
{
    Person person = sample("machines");
    person.touch(ui::Id{"machine.report", 1});
    CHECK(person.wishes.size() == 1);
    CHECK(person.sees("真的坏了吗"));
    person.touch(ui::Id{"machine.fine", 1});
    CHECK(person.wishes.size() == 1);
    CHECK_FALSE(person.sees("真的坏了吗"));
    person.touch(ui::Id{"machine.report", 1});
    person.stage.now = person.stage.now + Millis{1000};
    auto const* report = person.tap<intent::ReportMachine>(ui::Id{"machine.broken", 1});
    REQUIRE(report);
    CHECK(report->broken);
    CHECK(report->machine == MachineId::make("m2"));
    CHECK_FALSE(person.offers(ui::Id{"machine.report", 3}));
}

TEST_CASE("machines: only a volunteer says that one works again")
{
    Person person = sample("machines");
    std::get<MachinesScreen>(person.view.screen).volunteer = true;
    auto const* works = person.tap<intent::ReportMachine>(ui::Id{"machine.act", 3});
    REQUIRE(works);
    CHECK_FALSE(works->broken);
}

TEST_CASE("machines: all busy gives a number, large; whoever is called may start, others may not")
{
    Person person = sample("machines-busy");
    CHECK(person.tap<intent::JoinQueue>("queue.join")->amenity == AmenityId::make("laundry"));
    CHECK_FALSE(person.offers(ui::Id{"machine.act", 1}));
    CHECK_FALSE(person.offers(ui::Id{"machine.act", 2}));
    Person waiting = sample("machines-number");
    CHECK(waiting.sees("12"));
    CHECK(waiting.tap<intent::LeaveQueue>("queue.leave")->ticket == TicketId::make("t12"));
    Person called = sample("machines-called");
    CHECK(called.tap<intent::StartMachine>(ui::Id{"machine.act", 2})->machine == MachineId::make("m3"));
}

TEST_CASE("machines: what is wanted first is said, and nothing starts before it")
{
    Person person = sample("machines-wants-1");
    CHECK(person.sees("先扫一下会员码"));
    CHECK_FALSE(person.offers(ui::Id{"machine.act", 0}));
}

TEST_CASE("checked in: what may be taken is opened, also what is not possible now, and all of it")
{
    Person person = sample("checked-in-offers-5");
    CHECK(person.sees("您有 1 份暖心药包可领"));
    CHECK(person.sees("还剩 36 份 · 工会出资"));
    CHECK(person.tap<intent::OpenOffer>(ui::Id{"offer", 0})->campaign == CampaignId::make("medicine"));
    CHECK(person.tap<intent::OpenOffers>("offer.all"));
    Person later = sample("checked-in-offers-later");
    CHECK(later.sees("这一期领过了 · 12月1日起可领"));
    CHECK(later.tap<intent::OpenOffer>(ui::Id{"offer", 0}));
}

TEST_CASE("goods: one red button confirms, and says how old the knowledge is")
{
    Person person = sample("goods-take");
    CHECK(person.sees("14:05 对账"));
    CHECK(person.tap<intent::ConfirmTaking>("take.confirm"));
    CHECK(person.tap<intent::BackAPage>("page.back"));
    Person choices = sample("goods-take-choices");
    CHECK(choices.sees("给本站留着 1,200 份"));
    CHECK(choices.sees("数出 −2，请重新盘点"));
    CHECK(choices.tap<intent::PickGoods>(ui::Id{"goods.choice", 4})->index == 4);
}

TEST_CASE("goods: a no says why, when it will be otherwise and what works now, and offers no red button")
{
    Person person = sample("goods-take-not");
    CHECK(person.sees("这一期领过了 · 12月1日起可领"));
    CHECK(person.sees("照样能用"));
    CHECK_FALSE(person.offers("take.confirm"));
    CHECK(person.tap<intent::BackAPage>("take.back"));
    Person list = sample("goods");
    CHECK(list.sees("18:00起可领"));
    CHECK(list.tap<intent::OpenOffer>(ui::Id{"offer", 2})->campaign == CampaignId::make("porridge"));
    Person taken = sample("goods-taken");
    CHECK(taken.sees("下次 12月1日起可领"));
    CHECK(taken.tap<intent::GoHome>("goods.home"));
    CHECK(taken.tap<intent::OpenOffers>("goods.more"));
}

TEST_CASE("machines and goods are no dead end: a volunteer can be called, and the button says when one was")
{
    for (auto const* const name : {"machines", "machines-none", "goods", "goods-none", "goods-take", "goods-take-not",
             "goods-take-choices", "goods-taken"}) {
        INFO(name);
        Person person = sample(name);
        CHECK(person.tap<intent::CallVolunteer>("help.call"));
    }
    Person waiting = sample("goods-take-helper");
    CHECK_FALSE(waiting.offers("help.call"));
    CHECK(waiting.tap<intent::ConfirmTaking>("take.confirm"));
    CHECK_FALSE(sample("machines-none").sees("现在都在用"));
}

TEST_CASE("goods: one of them is said as one")
{
    Person person = sample("goods-take");
    person.view.language = Language::English;
    CHECK(person.sees("Take 1 pack"));
    CHECK_FALSE(person.sees("Take 1 packs"));
    CHECK(person.sees("36 packs here"));
    auto const say = [&](std::string_view many) {
        auto& page = std::get<TakePage>(std::get<GoodsScreen>(person.view.screen).page);
        page.choices[page.chosen].unit.en = many;
    };
    for (auto const& [many, one] : {std::pair{"boxes", "Take 1 box"}, {"dishes", "Take 1 dish"}, {"cups", "Take 1 cup"},
             {"glasses", "Take 1 glass"}, {"berries", "Take 1 berry"}, {"pieces", "Take 1 piece"}}) {
        say(many);
        CHECK(person.sees(one));
    }
}

TEST_CASE("stock: goods show their acts, and what is below zero asks to be counted")
{
    Person person = sample("stock");
    CHECK(person.sees("数出 −2，请重新盘点"));
    CHECK(person.sees("路上 20"));
    person.touch(ui::Id{"stock.goods", 1});
    CHECK(person.wishes.size() == 1);
    person.stage.now = person.stage.now + Millis{1000};
    auto const* form = person.tap<intent::OpenStockForm>(ui::Id{"stock.act", 1});
    REQUIRE(form);
    CHECK(form->act == intent::StockAct::Count);
    CHECK(form->goods == GoodsId::make("g1"));
    CHECK(person.tap<intent::OpenTakings>("stock.takings"));
    CHECK(person.tap<intent::OpenHandOut>("stock.hand_out"));
}

TEST_CASE("stock: a movement is typed and confirmed; a second delivery is asked about")
{
    Person person = sample("stock-receive");
    CHECK(person.tap<intent::PressDigit>(ui::Id{"stock.key", '7'})->digit == '7');
    CHECK(person.tap<intent::EraseLast>(ui::Id{"stock.key", '\b'}));
    CHECK(person.tap<intent::ConfirmStock>("form.next"));
    CHECK(sample("stock-receive-twice").sees("是的，又到一批"));
    Person many = sample("stock-count-many");
    CHECK(many.sees("看看是不是多按了"));
    CHECK_FALSE(many.offers("form.next"));
    Person loss = sample("stock-loss");
    CHECK(loss.tap<intent::PickLoss>(ui::Id{"stock.loss", 0})->reason == StockReason::Damaged);
}

TEST_CASE("stock: sending asks first where to, page by page, and the station can be changed")
{
    Person person = sample("stock-send-where");
    CHECK_FALSE(person.offers("form.next"));
    CHECK(person.tap<intent::PickListed>(ui::Id{"stock.station", 1})->index == 1);
    Person chosen = sample("stock-send");
    CHECK(chosen.sees("调到 梅山"));
    CHECK(chosen.offers("form.next"));
    chosen.touch("stock.change");
    CHECK_FALSE(chosen.offers("form.next"));
}

TEST_CASE("the line: given is a tick and a name, not given says why, and a volunteer may say yes")
{
    Person person = sample("hand-out-given");
    CHECK(person.sees("陈**"));
    CHECK(person.sees("下一位请扫码"));
    CHECK(person.sees("已发 37"));
    CHECK(person.tap<intent::BackAPage>("page.back"));
    CHECK_FALSE(person.offers("hand_out.allow"));
    CHECK(sample("hand-out-again").sees("这一期领过了 · 12月1日起可领"));
    Person allow = sample("hand-out-allow");
    CHECK(allow.tap<intent::AllowTaking>("hand_out.allow"));
    Person pick = sample("hand-out-pick");
    CHECK(pick.tap<intent::PickCampaign>(ui::Id{"campaign", 2})->campaign == CampaignId::make("c2"));
}

TEST_CASE("the line: from three steps away green and red are told apart, from edge to edge")
{
    auto const corner = [](std::string_view name) {
        Person person = sample(name);
        ui::Picture const picture = person.stage.paint(person.draw());
        return picture.at(3, picture.height / 2);
    };
    CHECK(corner("hand-out-given") == ui::colors::green);
    CHECK(corner("hand-out-again") == ui::colors::brand);
    CHECK(corner("hand-out-ready") == ui::colors::paper);
}

TEST_CASE("what was taken lately can be taken back once")
{
    Person person = sample("takings");
    CHECK(person.tap<intent::UndoTaking>(ui::Id{"taking.undo", 0})->taking == TakingId::make("t0"));
    CHECK_FALSE(person.offers(ui::Id{"taking.undo", 1}));
    CHECK(person.sees("没登记的客人"));
}

TEST_CASE("the catalogue: fields, situations, search and one's own request")
{
    Person person = sample("catalogue");
    CHECK(person.sees("80 项服务"));
    CHECK(person.tap<intent::OpenServiceField>(ui::Id{"field", 4})->field == ServiceField::Care);
    CHECK(person.tap<intent::OpenSituation>(ui::Id{"situation", 2})->situation == LifeSituation::HurtOrIll);
    CHECK(person.tap<intent::OpenServiceSearch>("catalogue.search"));
    CHECK(person.tap<intent::OpenFollow>("catalogue.follow"));
    Person list = sample("catalogue-list");
    list.touch("turn.after");
    list.touch("turn.after");
    auto const* last = list.tap<intent::OpenService>(ui::Id{"service", 16});
    REQUIRE(last);
    CHECK(last->service == ServiceId::make("s16"));
    CHECK(list.tap<intent::BackAPage>("page.back"));
    Person search = sample("catalogue-search");
    CHECK(search.tap<intent::OpenService>(ui::Id{"service", 3})->service == ServiceId::make("s3"));
    CHECK(search.tap<intent::Write>(ui::Id{"writing.key", 'k'}));
}

TEST_CASE("a service is asked for where it can be, and its code is shown whole")
{
    Person person = sample("service");
    CHECK(person.sees("陈师傅"));
    CHECK(person.sees("12351"));
    CHECK(person.tap<intent::RequestService>("service.request"));
    CHECK_FALSE(sample("service-plain").offers("service.request"));
    Person requested = sample("service-requested");
    CHECK(requested.sees("K7QM-2D4X"));
    CHECK(requested.tap<intent::GoHome>("requested.home"));
}

TEST_CASE("a request is followed by its code, without letters that look like digits, and taken back with a second tap")
{
    Person person = sample("follow");
    CHECK(person.tap<intent::PressCode>(ui::Id{"follow.key", 'Z'})->key == 'Z');
    CHECK(person.tap<intent::EraseLast>(ui::Id{"follow.key", '\b'}));
    CHECK_FALSE(person.offers(ui::Id{"follow.key", 'O'}));
    CHECK(sample("follow-not-found").sees("没找到这个编号"));
    Person standing = sample("standing-taken_up");
    standing.touch("standing.withdraw");
    CHECK(standing.wishes.size() == 1);
    standing.stage.now = standing.stage.now + Millis{1000};
    CHECK(standing.tap<intent::WithdrawRequest>("standing.withdraw_yes"));
    Person done = sample("standing-done");
    CHECK_FALSE(done.offers("standing.withdraw"));
    CHECK(done.tap<intent::GoHome>("standing.home"));
}

TEST_CASE("a volunteer's desk leads to stock and to the line")
{
    Person person{VolunteerScreen{.page = VolunteerDeskPage{.masked_name = "王*"}}};
    CHECK(person.tap<intent::OpenStock>("desk.stock"));
    CHECK(person.tap<intent::OpenHandOut>("desk.hand_out"));
}

} // namespace yizhan::screens
