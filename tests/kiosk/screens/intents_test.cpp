#include "kiosk/screens/screens.h"
#include "tests/kiosk/screens/sample_views.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <vector>

namespace yizhan::screens {
namespace {

struct Person final : IntentSink {
    ui::Stage stage;
    Screens screens;
    View view;
    std::vector<Intent> wishes;

    explicit Person(View v, int width = 1080, int height = 1920)
        : stage{ui::house_words(), width, height}, view{std::move(v)}
    {
    }

    void push(Intent intent) override { wishes.push_back(std::move(intent)); }

    std::function<void(ui::Ui&)> draw()
    {
        return [this](ui::Ui& frame) { screens.draw(frame, view, *this); };
    }

    // What the tap asked for, after the touch itself.
    template <class Wish> Wish const* tap(ui::Id id)
    {
        wishes.clear();
        stage.tap(draw(), id);
        if (wishes.size() != 2 || !std::holds_alternative<intent::Touched>(wishes[0])) return nullptr;
        return std::get_if<Wish>(&wishes[1]);
    }

    bool sees(std::string_view words)
    {
        stage.frame(draw());
        for (auto const& written : stage.ui.written())
            if (written.text.find(words) != std::string::npos) return true;
        return false;
    }

    std::vector<std::string> all_words()
    {
        stage.frame(draw());
        std::vector<std::string> all;
        for (auto const& written : stage.ui.written()) all.push_back(written.text);
        return all;
    }
};

HomeView home() { return {sample_amenities(), sample_code(), true}; }

} // namespace

TEST_CASE("home: every door leads where it says")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    Person person{sample_view(home()), width, height};
    CHECK(person.tap<intent::OpenKeypad>("home.keypad"));
    CHECK(person.tap<intent::OpenGuest>("home.guest"));
    CHECK(person.tap<intent::SwitchLanguage>("home.language"));
    CHECK(person.tap<intent::SwitchTextSize>("home.text_size"));
    CHECK(person.tap<intent::OpenSection>("home.join")->section == Section::JoinUnion);
    CHECK(person.tap<intent::OpenSection>(ui::Id{"door", 0})->section == Section::SpeakOut);
    CHECK(person.tap<intent::OpenSection>(ui::Id{"door", 3})->section == Section::Bulletins);
    CHECK(person.tap<intent::UseAmenity>(ui::Id{"amenity", 3})->amenity == AmenityId::make("charge"));
}

TEST_CASE("home: more amenities than fit are reached by turning, and turning comes round")
{
    Person person{sample_view(HomeView{sample_amenities(10), sample_code(), true})};
    CHECK(person.sees("热水"));
    CHECK_FALSE(person.sees("修车工具"));
    person.stage.tap(person.draw(), "amenity.more");
    CHECK(person.sees("修车工具"));
    CHECK(person.tap<intent::UseAmenity>(ui::Id{"amenity", 1})->amenity == AmenityId::make("tools"));
    person.stage.tap(person.draw(), "amenity.more");
    CHECK_FALSE(person.sees("修车工具"));
}

TEST_CASE("the bar with undo takes back the use that it names")
{
    View view = sample_view(home());
    view.undo = sample_undo(0);
    Person person{view};
    CHECK(person.sees("热水已记上"));
    CHECK(person.tap<intent::UndoUse>("undo")->use == UseId::make("use-1"));
}

TEST_CASE("a trembling hand that taps twice asks once, and a quick second tap elsewhere still counts")
{
    Person person{sample_view(home())};
    person.stage.frame(person.draw());
    ui::Vec const at = person.stage.middle_of("home.guest");
    CHECK(person.tap<intent::OpenGuest>("home.guest"));
    person.view.screen = GuestView{};
    person.stage.frame(person.draw());
    person.wishes.clear();

    person.stage.now = person.stage.now + Millis{120};
    person.stage.frame(person.draw(), ui::PointerEvent{ui::PointerAction::Down, at}, at);
    person.stage.frame(person.draw(), ui::PointerEvent{ui::PointerAction::Up, at});
    CHECK(person.wishes.empty());
    CHECK(person.tap<intent::CheckInAsGuest>(ui::Id{"guest", 9}));
    person.stage.now = person.stage.now + Millis{400};
    person.stage.frame(person.draw(), ui::PointerEvent{ui::PointerAction::Down, at}, at);
    CHECK(person.wishes.size() == 3);
}

TEST_CASE("a tap on nothing is still a touch, and no more")
{
    Person person{sample_view(sample_checked_in())};
    person.stage.frame(person.draw(), ui::PointerEvent{ui::PointerAction::Down, {540, 900}}, ui::Vec{540, 900});
    REQUIRE(person.wishes.size() == 1);
    CHECK(std::holds_alternative<intent::Touched>(person.wishes[0]));
}

TEST_CASE("the answer greets by surname and masked name, and in English by the masked name")
{
    Person person{sample_view(sample_checked_in())};
    CHECK(person.sees("下午好，陈师傅"));
    CHECK(person.sees("陈**"));
    CHECK(person.sees("本月第 9 次"));
    CHECK(person.sees("4 秒后回首页"));
    person.view.language = Language::English;
    CHECK(person.sees("Good afternoon, 陈**"));
    CHECK(person.tap<intent::GoHome>("checked_in.leave"));
    CHECK(person.tap<intent::GoHome>("header.home"));
    CHECK(person.tap<intent::CallVolunteer>("help.call"));
}

TEST_CASE("a held answer says that it waits")
{
    CheckedInView in = sample_checked_in();
    in.countdown.reset();
    Person person{sample_view(in)};
    CHECK(person.sees("不着急"));
}

TEST_CASE("a bounce is said kindly")
{
    CheckedInView in = sample_checked_in();
    in.bounced = true;
    Person person{sample_view(in)};
    CHECK(person.sees("刚才已经记上了"));
}

TEST_CASE("every refusal offers to come in, to type a number and to call for help")
{
    auto const reason = GENERATE(RefusalReason::Unreadable, RefusalReason::NotOurs, RefusalReason::WrongSignature,
        RefusalReason::UnknownSigner, RefusalReason::Expired, RefusalReason::Revoked, RefusalReason::Unknown,
        RefusalReason::Inactive);
    Person person{sample_view(RefusedView{.reason = reason, .reference = 2071})};
    CHECK(person.tap<intent::OpenGuest>("refused.guest"));
    CHECK(person.tap<intent::OpenKeypad>("refused.keypad"));
    CHECK(person.tap<intent::CallVolunteer>("help.call"));
    CHECK(person.sees("R-2071"));
}

TEST_CASE("after help was called it cannot be called again by mistake")
{
    Person person{sample_view(RefusedView{.helper_called = true})};
    CHECK(person.sees("已经告诉志愿者了"));
    CHECK_FALSE(person.stage.offers("help.call"));
}

TEST_CASE("keypad: digits, then the surname's initial, then the button")
{
    Person person{sample_view(KeypadView{})};
    CHECK(person.tap<intent::PressKey>(ui::Id{"key", '7'})->key == '7');
    CHECK(person.tap<intent::EraseKey>(ui::Id{"key", '\b'}));
    CHECK_FALSE(person.stage.offers("keypad.submit"));
    person.view.screen = KeypadView{.digits = "0715"};
    CHECK(person.tap<intent::PressKey>(ui::Id{"key", 'c'})->key == 'c');
    person.view.screen = KeypadView{.digits = "0715", .initial = 'c', .complete = true};
    CHECK(person.tap<intent::SubmitKeypad>("keypad.submit"));
    CHECK(person.tap<intent::OpenKeypad>(ui::Id{"keypad.mode", 0})->mode == KeypadMode::MemberNumber);
}

TEST_CASE("keypad: who looks over a shoulder reads one digit, until the number turns out to be nobody's")
{
    Person person{sample_view(KeypadView{.mode = KeypadMode::MemberNumber, .digits = "9876"})};
    auto const shown = [&](std::string const& digit) {
        auto const words = person.all_words();
        return std::count(words.begin(), words.end(), digit);
    };
    // Each digit is on its own key once; in the cells only the newest.
    CHECK(shown("9") == 1);
    CHECK(shown("6") == 2);
    person.view.screen = KeypadView{.mode = KeypadMode::MemberNumber, .digits = "98765432", .not_a_number = true};
    CHECK(shown("9") == 2);
}

TEST_CASE("the short list gives back the one that was tapped")
{
    CandidatesView people;
    for (int i = 0; i < 8; ++i) people.people.push_back({"陈**", "10" + std::to_string(i), Occupation::Courier});
    Person person{sample_view(people)};
    CHECK(person.tap<intent::PickCandidate>(ui::Id{"candidate", 5})->index == 5);
    CHECK(person.tap<intent::OpenGuest>("candidates.guest"));
}

TEST_CASE("a guest is in with one tap on what they do")
{
    Person person{sample_view(GuestView{})};
    for (std::size_t i = 0; i < all_occupations().size(); ++i)
        CHECK(person.tap<intent::CheckInAsGuest>(ui::Id{"guest", static_cast<int>(i)})->occupation
            == all_occupations()[i]);
}

TEST_CASE("bulletins: a text is opened, read page by page, and closed")
{
    BulletinsView news;
    std::string body = "开头。";
    for (int i = 0; i < 600; ++i) body += "工会不会发链接。";
    body += "结尾。";
    news.bulletins.push_back({BulletinId::make("b1"), {"谨防短信", ""}, {body, ""}, UtcMs{1795392000000}});
    Person person{sample_view(news)};
    person.stage.tap(person.draw(), ui::Id{"bulletin", 0});
    CHECK(person.sees("第 1 页"));
    CHECK_FALSE(person.stage.offers("bulletin.0"));
    for (int i = 0; i < 20; ++i)
        if (person.sees("页") && person.stage.offers("turn.after")) person.stage.tap(person.draw(), "turn.after");
    CHECK_FALSE(person.stage.offers("turn.after"));
    person.stage.tap(person.draw(), "bulletins.list");
    CHECK(person.sees("点一条看全文"));
}

TEST_CASE("what was not recorded is never shown with a tick")
{
    Person person{sample_view(NotRecordedView{ErrorCode::DiskFull, 8})};
    CHECK(person.sees("没能记上"));
    CHECK(person.sees("存储满了"));
    for (std::string const& words : person.all_words()) CHECK(words.find("✓") == std::string::npos);
    CHECK(person.tap<intent::GoHome>("not_recorded.home"));
}

TEST_CASE("words switch with the view, also before a station is known")
{
    View view = sample_view(HomeView{});
    view.station = {};
    Person person{view};
    CHECK(person.sees("扫码签到"));
    person.view.language = Language::English;
    CHECK(person.sees("Check in"));
    CHECK_FALSE(person.sees("扫码签到"));
}

} // namespace yizhan::screens
