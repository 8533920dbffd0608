// What a tap on the pages of joining and of volunteers asks for, and what a page says.
#include "kiosk/screens/screens.h"
#include "tests/kiosk/screens/sample_views.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <functional>
#include <vector>

namespace yizhan::screens {
namespace {

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
    // The only wish of joining that the tap left.
    template <class Wish> Wish const* tap(ui::Id id)
    {
        wishes.clear();
        stage.tap(draw(), id);
        Wish const* found = nullptr;
        int count = 0;
        for (Intent const& wish : wishes)
            if (auto const* joining = std::get_if<EnrollmentIntent>(&wish)) {
                ++count;
                found = std::get_if<Wish>(joining);
            }
        return count == 1 ? found : nullptr;
    }
    bool goes_home(ui::Id id)
    {
        wishes.clear();
        stage.tap(draw(), id);
        return !wishes.empty() && std::holds_alternative<intent::GoHome>(wishes.back());
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

ScreenView form(EnrollmentPage page) { return EnrollmentScreen{.page = std::move(page), .step = 3}; }
ScreenView desk(VolunteerPage page) { return VolunteerScreen{.page = std::move(page)}; }

WritingView written(std::string_view text)
{
    WritingView view;
    view.text.assign(text);
    return view;
}

} // namespace

TEST_CASE("why join: one large button begins, and the way out is home")
{
    Person person{form(WhyJoinPage{})};
    CHECK(person.tap<intent::BeginForm>("why_join.start"));
    CHECK(person.goes_home("header.home"));
}

TEST_CASE("every page of the form leads back and out, and says where one is")
{
    Person person{form(OccupationPage{})};
    CHECK(person.sees("第 3 步，共 8 步"));
    CHECK(person.tap<intent::BackAPage>("form.back"));
    CHECK(person.tap<intent::CloseForm>("form.close"));
    CHECK(person.tap<intent::PickOccupation>(ui::Id{"occupation", 2})->occupation == all_occupations()[2]);
    CHECK_FALSE(person.offers("form.next"));
    std::get<EnrollmentScreen>(person.view.screen).can_go_back = false;
    CHECK_FALSE(person.offers("form.back"));
}

TEST_CASE("closing is asked about, and what was typed is not seen meanwhile")
{
    NamePage const page{.name = written("欧阳娜娜"), .can_go_on = true, .not_a_name = false};
    Person person{form(page)};
    CHECK(person.sees("欧阳娜娜"));
    std::get<EnrollmentScreen>(person.view.screen).asks_to_close = true;
    CHECK_FALSE(person.sees("欧阳娜娜"));
    CHECK(person.tap<intent::KeepForm>("dialog.keep"));
    CHECK(person.tap<intent::CloseForm>("dialog.wipe"));
}

TEST_CASE("who is away is asked with the seconds that are left, and hidden from passers-by")
{
    PhonePage page;
    page.digits.assign("13800000715");
    Person person{form(page)};
    CHECK(person.sees("7"));
    std::get<EnrollmentScreen>(person.view.screen).wipes_in = 27;
    CHECK(person.sees("27 秒后清空"));
    CHECK(person.tap<intent::KeepForm>("dialog.keep"));
    CHECK_FALSE(person.offers("form.next"));
}

TEST_CASE("a name leads on only when it can")
{
    NamePage page{.name = written("欧阳"), .can_go_on = true, .not_a_name = false};
    Person person{form(page)};
    CHECK(person.tap<intent::NextPage>("form.next"));
    page.can_go_on = false;
    page.not_a_name = true;
    std::get<EnrollmentScreen>(person.view.screen).page = page;
    CHECK(person.sees("名字里不会有的字"));
    CHECK_FALSE(person.offers("form.next"));
}

TEST_CASE("an employer is picked from the list, is nobody, or is what was typed")
{
    EmployerPage page{.query = written("鸿"), .found = {{{"鸿运货运", ""}, {}}, {{"海运货运", ""}, {}}}, .chosen = {}};
    Person person{form(page)};
    CHECK(person.tap<intent::PickListed>(ui::Id{"place", 1})->index == 1);
    CHECK(person.tap<intent::PickNone>("place.none"));
    CHECK(person.tap<intent::NextPage>("form.next"));
    page.query = written("");
    std::get<EnrollmentScreen>(person.view.screen).page = page;
    CHECK_FALSE(person.offers("form.next"));
}

TEST_CASE("a document's number is typed, marked where it is wrong, or left for later")
{
    DocumentPage page;
    page.number.assign("330206199002310");
    page.fault = MarkedPlace{6, 13, MarkedPlace::What::Date};
    Person person{form(page)};
    CHECK(person.sees("日历上没有这一天"));
    CHECK(person.tap<intent::PressDigit>(ui::Id{"document.key", 'X'})->digit == 'X');
    CHECK(person.tap<intent::EraseLast>(ui::Id{"document.key", '\b'}));
    CHECK(person.tap<intent::PickNone>("document.none"));
    CHECK(person.tap<intent::PickDocument>(ui::Id{"document.kind", 1})->kind == DocumentKind::ResidencePermit);
    CHECK_FALSE(person.offers("form.next"));
}

TEST_CASE("the old card of foreigners begins with letters, the new one with a nine")
{
    DocumentPage page{.kind = DocumentKind::ForeignPermanentResident};
    Person person{form(page)};
    CHECK(person.tap<intent::PressDigit>(ui::Id{"document.letter", 'U'})->digit == 'U');
    page.number.assign("9");
    std::get<EnrollmentScreen>(person.view.screen).page = page;
    CHECK(person.tap<intent::PressDigit>(ui::Id{"document.key", '1'})->digit == '1');
}

TEST_CASE("what the reader has to say is said, and nothing where there is none")
{
    Person person{form(DocumentPage{})};
    CHECK_FALSE(person.sees("刷身份证更快"));
    auto& screen = std::get<EnrollmentScreen>(person.view.screen);
    screen.reader = CardOnReader::Waiting;
    CHECK(person.sees("刷身份证更快"));
    screen.reader = CardOnReader::TakenTooSoon;
    CHECK(person.sees("拿得早了一点"));
    screen.reader = CardOnReader::Gone;
    CHECK(person.sees("请手工输入，一样能办"));
}

TEST_CASE("the proposed union says why, in the words of one's own work, and another can be chosen")
{
    UnionPage page{.unions = 96, .occupation = Occupation::TruckDriver};
    page.proposals.push_back(
        {.id = UnionId::make("a"), .name = {"园区工会", ""}, .reason = {"您是{occupation}。", ""}});
    page.proposals.push_back({.id = UnionId::make("b"), .name = {"社区工会", ""}});
    Person person{form(page)};
    CHECK(person.sees("您是货车司机。"));
    CHECK(person.tap<intent::PickListed>(ui::Id{"union", 1})->index == 1);
    CHECK(person.tap<intent::OpenUnionTree>("union.tree"));
    CHECK(person.tap<intent::NextPage>("form.next"));
    page.occupation = Occupation::Other;
    std::get<EnrollmentScreen>(person.view.screen).page = page;
    CHECK(person.sees("您是劳动者。"));
}

TEST_CASE("the tree is walked down and up, page by page, and a union at its end is chosen")
{
    UnionTreePage page{.path = {{"总工会", ""}}, .at_root = false, .parent = UnionId::make("root")};
    for (int i = 0; i < 20; ++i)
        page.nodes.push_back({UnionId::make("n" + std::to_string(i)), {"工会" + std::to_string(i), ""}, i % 2 * 3});
    Person person{form(page)};
    CHECK(person.tap<intent::PickListed>(ui::Id{"node", 2})->index == 2);
    CHECK(person.tap<intent::OpenTreeNode>(ui::Id{"node", 3})->id == UnionId::make("n3"));
    CHECK(person.tap<intent::OpenTreeNode>("tree.up")->id == UnionId::make("root"));
    person.stage.tap(person.draw(), "turn.after");
    CHECK(person.sees("工会8"));
    CHECK(person.tap<intent::PickListed>(ui::Id{"node", 8})->index == 8);
}

TEST_CASE("consent: a stroke is passed on, and only who has signed can submit")
{
    ConsentPage page{.title = {"说明", ""}, .body = {"文字", ""}, .version = ConsentVersion::make("2026-09-01")};
    page.name.assign("陈永孝");
    Person person{form(page)};
    CHECK(person.sees("2026-09-01"));
    CHECK(person.sees("陈永孝"));
    CHECK_FALSE(person.offers("form.next"));
    auto const* sign = person.tap<intent::Sign>(ui::Id{"consent.pad", 'p'});
    REQUIRE(sign);
    CHECK(sign->strokes.size() == 1);
    page.can_submit = true;
    std::get<EnrollmentScreen>(person.view.screen).page = page;
    CHECK(person.tap<intent::SubmitForm>("form.next"));
}

TEST_CASE("a like person is shown masked; it is one of them or none")
{
    Person person{form(SamePersonPage{.people = {{"欧阳**", "0715", {"社区工会", ""}, false}}})};
    CHECK(person.sees("手机尾号 0715"));
    CHECK(person.tap<intent::PickListed>(ui::Id{"person", 0})->index == 0);
    CHECK(person.tap<intent::PickNone>("same_person.none"));
}

TEST_CASE("done leads to the services, and in a ceremony to the next person")
{
    DonePage const page{.masked_name = "陈**", .code = sample_code(), .incomplete = true};
    Person person{form(page)};
    CHECK(person.sees("还差身份证"));
    CHECK(person.tap<intent::NextPage>("done.services"));
    std::get<EnrollmentScreen>(person.view.screen).ceremony_place = "园区";
    CHECK(person.tap<intent::NextPerson>("done.next_person"));
}

TEST_CASE("an answer says what to do, and a refusal says what stays open")
{
    Person person{form(AnswerPage{.state = ApplicationState::SentBack,
        .masked_name = "陈**",
        .reason = DecisionReason::DocumentMissing,
        .fix = {FormField::Document, FormField::Phone}})};
    CHECK(person.sees("身份证、手机号"));
    CHECK(person.tap<intent::BeginForm>("answer.repair"));
    std::get<EnrollmentScreen>(person.view.screen).page = AnswerPage{
        .state = ApplicationState::Refused, .masked_name = "陈**", .reason = DecisionReason::AlreadyMember};
    CHECK(person.sees("照样能用"));
    CHECK(person.offers("help.call"));
    CHECK_FALSE(person.offers("answer.repair"));
}

TEST_CASE("a PIN is never shown, only how long it is")
{
    Person person{desk(PinPage{.masked_name = "王*", .digits = 3})};
    CHECK(person.tap<intent::PressDigit>(ui::Id{"pin.key", '7'})->digit == '7');
    CHECK(person.tap<intent::EraseLast>(ui::Id{"pin.key", '\b'}));
    std::get<VolunteerScreen>(person.view.screen).page = PinPage{.masked_name = "王*", .checking = true};
    CHECK_FALSE(person.offers(ui::Id{"pin.key", '7'}));
}

TEST_CASE("the desk of a volunteer leads to all work, and out")
{
    Person person{desk(VolunteerDeskPage{.masked_name = "王*", .sent_back = 2})};
    CHECK(person.tap<intent::OpenCeremonySetup>("desk.ceremony"));
    CHECK(person.tap<intent::OpenSentBack>("desk.sent_back"));
    CHECK(person.tap<intent::OpenShift>("desk.shift"));
    CHECK(person.tap<intent::SignOut>("desk.sign_out"));
    CHECK(person.sees("有 2 份等着补"));
}

TEST_CASE("a ceremony: next, who is not done, and its end; hundreds of people are turned through")
{
    CeremonyPage page{.place = "园区", .done = 1, .expected = 60};
    for (int i = 0; i < 60; ++i)
        page.people.push_back({"陈" + std::to_string(i) + "*",
            i == 3 ? CeremonyPerson::State::Incomplete : CeremonyPerson::State::Done, i + 1, true});
    Person person{desk(page)};
    CHECK(person.tap<intent::NextPerson>("ceremony.next"));
    CHECK(person.tap<intent::EndCeremony>("ceremony.end"));
    CHECK(person.sees("陈59*"));
    CHECK_FALSE(person.sees("陈0*"));
    for (int i = 0; i < 8; ++i)
        if (person.offers("turn.before")) person.stage.tap(person.draw(), "turn.before");
    CHECK(person.sees("陈0*"));
    person.stage.tap(person.draw(), "ceremony.finish");
    CHECK_FALSE(person.sees("陈0*"));
    CHECK(person.tap<intent::ResumeForm>(ui::Id{"ceremony.person", 3})->index == 3);
}

TEST_CASE("a ceremony is set up: union, number of people, start; and its summary ends it or goes on")
{
    Person person{desk(CeremonySetupPage{.expected = 40, .can_start = true})};
    CHECK(person.tap<intent::OpenUnionTree>("ceremony_setup.union"));
    CHECK(person.tap<intent::SetExpected>("ceremony_setup.more")->people == 41);
    CHECK(person.tap<intent::SetExpected>(ui::Id{"ceremony_setup.usual", 3})->people == 100);
    CHECK(person.tap<intent::StartCeremony>("form.next"));
    std::get<VolunteerScreen>(person.view.screen).page = CeremonySummaryPage{};
    CHECK(person.tap<intent::EndCeremony>("ceremony_summary.done"));
    CHECK(person.tap<intent::BackAPage>("ceremony_summary.more"));
}

TEST_CASE("what was sent back is repaired from its list, also from a later page of it")
{
    SentBackPage page;
    for (int i = 0; i < 7; ++i) page.lines.push_back({.masked_name = "陈" + std::to_string(i) + "*"});
    Person person{desk(page)};
    CHECK(person.tap<intent::RepairForm>(ui::Id{"sent_back", 4})->index == 4);
    person.stage.tap(person.draw(), "turn.after");
    CHECK(person.tap<intent::RepairForm>(ui::Id{"sent_back", 6})->index == 6);
}

} // namespace yizhan::screens
