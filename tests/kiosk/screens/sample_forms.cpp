// The pages of the form in every state that they know.
#include "tests/kiosk/screens/sample_views.h"

#include <fmt/format.h>

namespace yizhan::screens {

namespace {

void add(std::vector<Sample>& all, std::string name, EnrollmentScreen screen)
{
    all.push_back({std::move(name), sample_view(std::move(screen))});
}

WritingView written(std::string_view text, std::string_view letters = {}, std::vector<std::string> const& words = {})
{
    WritingView view;
    view.text.assign(text);
    view.letters.assign(letters);
    for (std::string const& word : words) view.candidates.emplace_back(word);
    view.offers_pinyin = view.offers_handwriting = true;
    return view;
}

std::vector<ListedPlace> employers(std::size_t count)
{
    std::vector<ListedPlace> const known{
        {{"鸿运货运", "Hongyun Freight"}, {"霞浦物流园区", "Xiapu Logistics Park"}},
        {{"宁波市北仑区港通集装箱运输与仓储服务有限责任公司霞浦物流园区第二分公司",
             "Ningbo Beilun Gangtong Container Transport and Storage Co., Xiapu Branch 2"},
            {"霞浦物流园区", "Xiapu Logistics Park"}},
        {{"海运货运", "Haiyun Freight"}, {}},
        {{"恒源化工物流", "Hengyuan Chemical Logistics"}, {"大榭开发区", "Daxie"}},
        {{"好运来快递大碶站", ""}, {"大碶街道", "Daqi"}},
        {{"惠民家政", "Huimin Home Services"}, {}},
    };
    return {known.begin(), known.begin() + static_cast<std::ptrdiff_t>(count)};
}

void add_names(std::vector<Sample>& all)
{
    std::vector<std::string> const words{"娜娜", "那那", "娜", "那", "楠", "南", "呐", "男", "纳", "难", "囡", "喃"};
    NamePage page{.name = written("欧阳", "nana", words), .can_go_on = true, .not_a_name = false};
    add(all, "form-name", {.page = page, .step = 3, .reader = CardOnReader::Waiting});
    page.name = written(longest_name());
    add(all, "form-name-long", {.page = page, .step = 3, .reader = CardOnReader::TakenTooSoon});
    page.name = written(rare_name(), "w", {"王", "万", "文", "𬱖", "䶮", "㛃"});
    page.name.mode = WritingMode::Handwriting;
    add(all, "form-name-by-hand",
        {.page = page, .step = 3, .ceremony_place = "霞浦物流园区", .reader = CardOnReader::NoReader});
    page.name = written("Anne-Marie O’Neill (2)");
    page.name.mode = WritingMode::English;
    page.not_a_name = true;
    page.can_go_on = false;
    add(all, "form-name-english", {.page = page, .step = 3, .reader = CardOnReader::Unreadable});
    add(all, "form-name-empty", {.page = NamePage{.name = written("")}, .step = 3, .not_recorded = true});
}

void add_places(std::vector<Sample>& all)
{
    EmployerPage page{
        .query = written("", "hy", {"海运", "鸿运", "恒源", "好运", "会员", "华语"}), .found = employers(6)};
    page.chosen = page.found[0];
    add(all, "form-employer", {.page = page, .step = 2});
    add(all, "form-employer-empty", {.page = EmployerPage{.query = written("")}, .step = 2});
    page.found = employers(2);
    page.chosen = employers(4)[3];
    add(all, "form-employer-chosen",
        {.page = page, .step = 2, .ceremony_place = "霞浦物流园区第三停车场司机之家二楼会议室"});

    CommunityPage community{.query = written("")};
    community.found = {{{"新浦社区", "Xinpu"}, {}}, {{"霞浦街道河南村", "Henan Village, Xiapu"}, {}}};
    add(all, "form-community", {.page = community, .step = 6});
}

void add_numbers(std::vector<Sample>& all)
{
    DocumentPage page;
    page.number.assign("330206199002");
    add(all, "form-document", {.page = page, .step = 4, .reader = CardOnReader::Waiting});
    page.number.assign("33020619900231001X");
    page.fault = MarkedPlace{6, 13, MarkedPlace::What::Date};
    add(all, "form-document-date", {.page = page, .step = 4, .reader = CardOnReader::Unreadable});
    page.fault = MarkedPlace{9, 9, MarkedPlace::What::Check};
    add(all, "form-document-check", {.page = page, .step = 4});
    page.fault.reset();
    page.complete = true;
    add(all, "form-document-filled", {.page = page, .step = 4, .reader = CardOnReader::Filled});
    DocumentPage foreign{.kind = DocumentKind::ForeignPermanentResident};
    foreign.number.assign("US");
    add(all, "form-document-letters", {.page = foreign, .step = 4, .reader = CardOnReader::Reading});
    foreign.number.assign("USA330190010112");
    add(all, "form-document-old", {.page = foreign, .step = 4, .ceremony_place = "霞浦物流园区"});

    PhonePage phone;
    phone.digits.assign("1380000");
    add(all, "form-phone", {.page = phone, .step = 5});
    phone.digits.assign("128");
    phone.fault = MarkedPlace{0, 1, MarkedPlace::What::Region};
    add(all, "form-phone-fault", {.page = phone, .step = 5, .ceremony_place = "霞浦物流园区"});
}

UnionCard a_union(Route route, Bilingual name, Bilingual reason)
{
    return {.id = UnionId::make("u-1"), .name = std::move(name), .route = route, .reason = std::move(reason)};
}

void add_unions(std::vector<Sample>& all)
{
    UnionPage page{.unions = 96, .occupation = Occupation::TruckDriver};
    page.proposals
        = {a_union(Route::Point, {"霞浦物流园区集卡司机工会联合会", "Xiapu Park Truck Drivers' Federation"},
               {"您是{occupation}，挂靠的“鸿运货运”在霞浦物流园区，园区工会覆盖园内所有企业。",
                   "{occupation}, working for Hongyun Freight in Xiapu Logistics Park; the park's union is for "
                   "every firm in it."}),
            a_union(Route::Line, {"北仑区货运行业工会联合会", "Beilun Freight Trade Federation"}, {}),
            a_union(Route::Area, {"新浦社区灵活就业人员联合工会", "Xinpu Community Joint Union"}, {})};
    page.proposals[0].members = 2350;
    page.proposals[0].stations = 4;
    page.proposals[0].dues_fen = 0;
    add(all, "form-union", {.page = page, .step = 7});
    for (UnionCard& card : page.proposals) card.name = long_union();
    page.proposals.push_back(a_union(Route::Chosen, long_union(), {}));
    page.proposals[3].dues_fen = 550;
    page.proposals[3].members = 12345;
    page.chosen = 0;
    page.proposals[0].reason.zh += "没有单位的司机也可以加入，园区里的四个驿站都由它来管，有事找得到人。";
    add(all, "form-union-long",
        {.page = page, .step = 7, .ceremony_place = "霞浦物流园区第三停车场司机之家二楼会议室"});
    page.chosen = 3;
    add(all, "form-union-chosen", {.page = page, .step = 7});
    add(all, "form-union-none", {.page = UnionPage{.unions = 96}, .step = 7});

    UnionTreePage tree;
    tree.path = {{"北仑区总工会", "Beilun District"}};
    for (int i = 0; i < 19; ++i)
        tree.nodes.push_back({UnionId::make(fmt::format("u-{}", i)),
            i == 2 ? long_union() : Bilingual{fmt::format("霞浦街道第{}工会", i), fmt::format("Xiapu Union {}", i)},
            i % 3 * 4});
    add(all, "form-tree", {.page = tree, .step = 7});
    tree.path.push_back({"霞浦街道总工会", "Xiapu Subdistrict"});
    tree.path.push_back(long_union());
    tree.at_root = false;
    tree.nodes.resize(5);
    add(all, "form-tree-below", {.page = tree, .step = 7});
}

void add_consent(std::vector<Sample>& all)
{
    ConsentPage page{.title = {"入会申请与个人信息说明", "Application and how your data is used"},
        .body = {{}, {}},
        .version = ConsentVersion::make("2026-09-01"),
        .name = PrivateText{"欧阳娜娜"}};
    page.body.zh = "我自愿加入中华全国总工会所属的工会组织，遵守工会章程。\n\n我填的内容只给工会看，用来办会员和服务。";
    page.body.en
        = "I join of my own free will and follow the union's rules.\n\nWhat I wrote is read by the union only.";
    add(all, "form-consent-short", {.page = page, .step = 8});
    for (int i = 0; i < 30; ++i) {
        page.body.zh += "\n\n工会为会员服务，有困难可以找工会，个人信息加密保存，不给别人看，不想留了随时可以说。";
        page.body.en += "\n\nThe union serves its members. Your data is kept locked, and goes when you say so.";
    }
    page.name.assign(longest_name());
    page.can_submit = true;
    page.pad_generation = 1;
    Stroke stroke;
    for (int i = 0; i < 40; ++i)
        stroke.push_back({static_cast<std::int16_t>(200 + 14 * i), static_cast<std::int16_t>(200 + 60 * (i % 5 - 2))});
    page.signature = {stroke};
    add(all, "form-consent-signed", {.page = page, .step = 8, .ceremony_place = "霞浦物流园区"});
}

} // namespace

void add_form_pages(std::vector<Sample>& all)
{
    add(all, "why-join", {.page = WhyJoinPage{}, .countdown = 40});
    add(all, "why-join-reader", {.page = WhyJoinPage{}, .reader = CardOnReader::Waiting});
    add(all, "form-occupation", {.page = OccupationPage{}, .step = 1, .can_go_back = false});
    add(all, "form-occupation-chosen",
        {.page = OccupationPage{Occupation::Courier}, .step = 1, .ceremony_place = "霞浦物流园区"});
    add_names(all);
    add_places(all);
    add_numbers(all);
    add_unions(all);
    add_consent(all);
    add(all, "form-close", {.page = OccupationPage{}, .step = 1, .asks_to_close = true});
    add(all, "form-still-there", {.page = OccupationPage{}, .step = 1, .wipes_in = 27});
    add(all, "form-close-wipes", {.page = OccupationPage{}, .step = 1, .asks_to_close = true, .wipes_in = 9});
}

void add_ends_of_joining(std::vector<Sample>& all)
{
    SamePersonPage same;
    same.people = {{"欧阳**", "0715", long_union(), false}, {"欧阳**", "", {"新浦社区工会", "Xinpu Union"}, true}};
    add(all, "same-person", {.page = same, .step = 5});
    same.people.resize(4, {"阿不都****", "9999", long_union(), true});
    add(all, "same-person-four", {.page = same, .step = 5, .ceremony_place = "霞浦物流园区"});

    DonePage done{.masked_name = "欧阳**",
        .code = sample_code(),
        .union_name = {"霞浦物流园区集卡司机工会联合会", "Xiapu Park Truck Drivers' Federation"},
        .valid_until = {.year = 2026, .month = 12, .day = 23}};
    add(all, "done", {.page = done, .countdown = 60});
    add(all, "done-ceremony", {.page = done, .ceremony_place = "霞浦物流园区"});
    done.incomplete = true;
    done.union_name = long_union();
    done.masked_name = "阿不都****";
    add(all, "done-incomplete", {.page = done});
    done.renewal = true;
    add(all, "done-renewal", {.page = done});
    add(all, "done-amended", {.page = DonePage{.masked_name = "陈**", .amended = true}, .countdown = 12});

    for (auto const why :
        {CannotEnrollPage::Why::NeverAgreed, CannotEnrollPage::Why::NotRecorded, CannotEnrollPage::Why::NoConsentText})
        add(all, fmt::format("cannot-enroll-{}", static_cast<int>(why)),
            {.page = CannotEnrollPage{why}, .helper_called = why == CannotEnrollPage::Why::NotRecorded});

    AnswerPage answer{.masked_name = "陈**", .code = sample_code(), .number = "10012347"};
    add(all, "answer-approved", {.page = answer, .countdown = 60});
    answer.note = {"欢迎！周五下午有新会员见面会。", "Welcome! New members meet on Friday afternoon."};
    answer.masked_name = "阿不都****";
    add(all, "answer-approved-note", {.page = answer});
    for (auto const reason :
        {DecisionReason::DocumentMissing, DecisionReason::DocumentUnclear, DecisionReason::PhoneWrong,
            DecisionReason::SignatureMissing, DecisionReason::OtherUnion, DecisionReason::AlreadyMember,
            DecisionReason::NotEligible, DecisionReason::NotGenuine, DecisionReason::ByRequest}) {
        AnswerPage page{
            .state = reason <= DecisionReason::OtherUnion ? ApplicationState::SentBack : ApplicationState::Refused,
            .masked_name = "阿不都****",
            .reason = reason};
        if (reason == DecisionReason::DocumentUnclear) {
            page.fix = {FormField::Name, FormField::Document, FormField::Phone, FormField::Employer,
                FormField::Community, FormField::Signing};
            page.note = {"名字里的“䶮”请照身份证写，我们在驿站等您。", "Please write the name as on the card."};
        }
        add(all, fmt::format("answer-{}", static_cast<int>(reason)), {.page = page});
    }
    add(all, "answer-waiting", {.page = AnswerPage{.state = ApplicationState::Submitted, .masked_name = "陈**"}});
}

} // namespace yizhan::screens
