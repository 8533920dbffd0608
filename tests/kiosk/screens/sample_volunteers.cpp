// The pages of volunteers in every state that they know.
#include "tests/kiosk/screens/sample_views.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

namespace {

void add(std::vector<Sample>& all, std::string name, VolunteerScreen screen)
{
    all.push_back({std::move(name), sample_view(std::move(screen))});
}

CeremonyPage a_ceremony(int people, int done)
{
    CeremonyPage page{.union_name = {"集卡司机工会联合会", "Truck Drivers' Federation"},
        .place = "霞浦物流园区",
        .opened = {.year = 2026, .month = 11, .day = 23, .hour = 14},
        .volunteer = "王*",
        .done = done,
        .expected = 40,
        .waiting = 2,
        .average_s = 72,
        .done_at = LocalTime{.hour = 14, .minute = 38},
        .reader = CardOnReader::Waiting};
    std::vector<std::string> const names{"陈**", "李*", "欧阳**", "阿不都****", "赵*"};
    for (int i = 0; i < people; ++i)
        page.people.push_back(
            {names[static_cast<std::size_t>(i) % names.size()], CeremonyPerson::State::Done, i + 1, true});
    page.people.push_back({"孙**", CeremonyPerson::State::UnderWay, people + 1, false});
    page.people.push_back({"周*", CeremonyPerson::State::Incomplete, people + 2, false});
    page.people.push_back({"", CeremonyPerson::State::UnderWay, people + 3, false});
    page.people.push_back({"", CeremonyPerson::State::Next, people + 4, false});
    return page;
}

} // namespace

void add_volunteer_pages(std::vector<Sample>& all)
{
    add(all, "volunteer-scan", {.page = ScanVolunteerPage{}, .countdown = 30});
    add(all, "volunteer-pin", {.page = PinPage{.masked_name = "王*", .digits = 3}, .countdown = 20});
    add(all, "volunteer-pin-wrong", {.page = PinPage{.masked_name = "阿不都****", .wrong = true}});
    add(all, "volunteer-pin-checking", {.page = PinPage{.masked_name = "王*", .digits = 6, .checking = true}});
    add(all, "volunteer-pin-wait", {.page = PinPage{.masked_name = "王*", .wait_minutes = 15}});
    for (auto const reason : {SignInRefusal::NotAVolunteer, SignInRefusal::Revoked, SignInRefusal::Ended,
             SignInRefusal::OtherStation, SignInRefusal::WrongPin, SignInRefusal::Waiting})
        add(all, fmt::format("volunteer-refused-{}", static_cast<int>(reason)),
            {.page = SignInRefusedPage{reason}, .countdown = 8});
    add(all, "volunteer-desk",
        {.page = VolunteerDeskPage{.masked_name = "王*", .enrolled = 12, .unsent = 3, .sent_back = 2},
            .countdown = 100});
    add(all, "volunteer-desk-ceremony",
        {.page = VolunteerDeskPage{.masked_name = "阿不都****", .enrolled = 1234, .ceremony_open = true},
            .not_recorded = true});

    ShiftPage shift{.masked_name = "王*", .enrolled = 23, .unsent = 4, .sent_back = 1};
    constexpr std::array states{ApplicationState::Submitted, ApplicationState::Approved, ApplicationState::SentBack,
        ApplicationState::Refused, ApplicationState::Withdrawn, ApplicationState::Draft};
    for (int i = 0; i < 23; ++i)
        shift.lines.push_back({i % 4 ? "陈**" : "阿不都****", {.hour = 14, .minute = 59 - i},
            states.at(static_cast<std::size_t>(i) % states.size()), i > 3, i == 6});
    add(all, "volunteer-shift", {.page = shift});
    add(all, "volunteer-shift-none", {.page = ShiftPage{.masked_name = "王*"}});

    SentBackPage back;
    for (int i = 0; i < 7; ++i)
        back.lines.push_back({i % 2 ? "陈**" : "阿不都****", i % 3 ? "0715" : "",
            i % 2 ? DecisionReason::PhoneWrong : DecisionReason::DocumentUnclear,
            i == 0 ? Bilingual{"名字里的“䶮”请照身份证写。", "Please write the name as on the card."} : Bilingual{},
            {FormField::Document, FormField::Phone}, {.month = 11, .day = 23, .hour = 9, .minute = 5}});
    add(all, "volunteer-sent-back", {.page = back});
    add(all, "volunteer-sent-back-none", {.page = SentBackPage{}});
}

void add_ceremonies(std::vector<Sample>& all)
{
    WritingView place;
    place.offers_pinyin = place.offers_handwriting = true;
    place.text.assign("霞浦物流园区");
    add(all, "ceremony-setup", {.page = CeremonySetupPage{.place = place, .expected = 40}});
    UnionCard const card{.id = UnionId::make("u-1"), .name = long_union()};
    place.text.assign("霞浦物流园区第三停车场司机之家二楼会议室");
    add(all, "ceremony-setup-ready",
        {.page = CeremonySetupPage{.union_card = card, .place = place, .expected = 120, .can_start = true}});

    add(all, "ceremony", {.page = a_ceremony(5, 23)});
    CeremonyPage many = a_ceremony(97, 97);
    many.expected = 100;
    many.union_name = long_union();
    many.place = "霞浦物流园区第三停车场司机之家";
    many.volunteer = "阿不都****";
    add(all, "ceremony-many", {.page = many});
    CeremonyPage none = a_ceremony(0, 0);
    none.people.clear();
    none.waiting = 0;
    none.expected = 0;
    none.average_s.reset();
    none.done_at.reset();
    none.reader = CardOnReader::NoReader;
    add(all, "ceremony-none", {.page = none, .not_recorded = true});

    add(all, "ceremony-summary",
        {.page = CeremonySummaryPage{.ceremony = a_ceremony(38, 38), .incomplete = 2, .given_up = 1, .unsent = 12}});
    add(all, "ceremony-summary-sent", {.page = CeremonySummaryPage{.ceremony = a_ceremony(40, 40)}});
}

} // namespace yizhan::screens
