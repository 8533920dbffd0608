#include "tests/kiosk/screens/sample_views.h"

#include <fmt/format.h>

namespace yizhan::screens {

void add_states_of_home(std::vector<Sample>& all)
{
    HomeView const home{sample_amenities(), sample_code(), true};
    all.push_back({"home", sample_view(home)});

    View used = sample_view(home);
    used.undo = sample_undo(0);
    all.push_back({"home-undo", used});

    HomeView wanted = home;
    wanted.amenities[1].answer = ServiceAnswer::NeedsCode;
    wanted.amenities[4].answer = ServiceAnswer::NeedsFreshCode;
    wanted.amenities[5].answer = ServiceAnswer::AskVolunteer;
    all.push_back({"home-wanted", sample_view(wanted)});

    View bare = sample_view(HomeView{});
    bare.station = {};
    bare.sync = {};
    all.push_back({"home-bare", bare});

    View many = sample_view(HomeView{sample_amenities(10), sample_code(), true});
    many.sync = {.waiting = 12345, .agreed_at = many.now, .agreed_today = false};
    many.station.name
        = {"宁波市北仑区霞浦街道集卡司机与快递小哥综合服务驿站", "Xiapu Drivers' and Couriers' Service Station"};
    all.push_back({"home-many", many});

    View nine = sample_view(HomeView{sample_amenities(9), sample_code(), true});
    nine.sync.storage = StorageState::Full;
    nine.undo = sample_undo(4);
    all.push_back({"home-nine", nine});
}

void add_answers(std::vector<Sample>& all)
{
    all.push_back({"checked-in", sample_view(sample_checked_in())});

    CheckedInView used = sample_checked_in();
    used.amenities[0].uses = 1;
    used.countdown.reset();
    View with_undo = sample_view(used);
    with_undo.undo = sample_undo(0);
    all.push_back({"checked-in-used", with_undo});

    CheckedInView longest = sample_checked_in();
    longest.surname = "阿不都";
    longest.masked_name = "阿不都****";
    longest.union_name = long_union();
    longest.points = 1234567;
    longest.helper_called = true;
    longest.amenities = sample_amenities(9);
    all.push_back({"checked-in-long", sample_view(longest)});

    CheckedInView guest = sample_checked_in();
    guest.surname = guest.masked_name = "";
    guest.union_name.reset();
    guest.points.reset();
    guest.visit_of_month.reset();
    guest.assurance = Assurance::Guest;
    guest.occupation = Occupation::TruckDriver;
    guest.amenities.clear();
    all.push_back({"checked-in-guest", sample_view(guest)});

    CheckedInView bounced = sample_checked_in();
    bounced.bounced = true;
    all.push_back({"checked-in-bounced", sample_view(bounced)});

    for (auto const reason :
        {RefusalReason::Unreadable, RefusalReason::NotOurs, RefusalReason::WrongSignature, RefusalReason::UnknownSigner,
            RefusalReason::Expired, RefusalReason::Revoked, RefusalReason::Unknown, RefusalReason::Inactive}) {
        RefusedView refused{.reason = reason, .reference = 2071, .countdown = 6};
        if (reason == RefusalReason::Revoked)
            refused.list_as_of = LocalTime{.month = 11, .day = 23, .hour = 13, .minute = 40};
        refused.helper_called = reason == RefusalReason::Unknown;
        all.push_back({"refused-" + std::string{name(reason)}, sample_view(refused)});
    }
    for (auto const reason : {ErrorCode::DiskFull, ErrorCode::Io})
        all.push_back({"not-recorded-" + std::string{name(reason)}, sample_view(NotRecordedView{reason, 8})});
}

void add_forms(std::vector<Sample>& all)
{
    all.push_back({"keypad-empty", sample_view(KeypadView{})});
    all.push_back({"keypad-phone", sample_view(KeypadView{.digits = "071"})});
    all.push_back({"keypad-initial", sample_view(KeypadView{.digits = "0715"})});
    all.push_back({"keypad-ready", sample_view(KeypadView{.digits = "0715", .initial = 'c', .complete = true})});
    all.push_back({"keypad-number",
        sample_view(KeypadView{.mode = KeypadMode::MemberNumber, .digits = "10012345", .not_a_number = true})});

    CandidatesView people;
    for (int i = 0; i < 8; ++i)
        people.people.push_back({i == 3 ? "阿不都****"
                : i % 2                 ? "欧阳**"
                                        : "陈**",
            fmt::format("{:03}", 101 + 97 * i), all_occupations()[static_cast<std::size_t>(i)]});
    people.countdown = 20;
    all.push_back({"candidates", sample_view(people)});
    people.people.resize(2);
    all.push_back({"candidates-two", sample_view(people)});
    all.push_back({"guest", sample_view(GuestView{})});

    for (auto const section :
        {Section::JoinUnion, Section::SpeakOut, Section::Volunteers, Section::Services, Section::Bulletins})
        all.push_back(
            {fmt::format("section-{}", static_cast<int>(section)), sample_view(SectionView{.section = section})});

    BulletinsView news;
    std::string long_text;
    for (int i = 0; i < 20; ++i)
        long_text
            += "近期有人冒充工会干部发短信，要求点链接领补贴。工会不会发链接，也不会要验证码。遇到请打电话问一声。\n";
    for (int i = 0; i < 9; ++i)
        news.bulletins.push_back({BulletinId::make(fmt::format("b{}", i)),
            {i % 2 ? "高温季清凉包开始发放" : "谨防冒充工会的短信：工会不会发链接，也不会要验证码", ""},
            {long_text, ""}, UtcMs{1795392000000 - i * 86400000LL}});
    all.push_back({"bulletins", sample_view(news)});
    all.push_back({"bulletins-none", sample_view(BulletinsView{})});

    for (auto const state : {SetupView::State::WaitingForTicket, SetupView::State::Joining,
             SetupView::State::TicketRefused, SetupView::State::HubOutOfReach})
        all.push_back({fmt::format("setup-{}", static_cast<int>(state)), sample_view(SetupView{state})});
}

} // namespace yizhan::screens
