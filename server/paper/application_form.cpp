#include "server/paper/application_form.h"

#include "server/paper/form_rows.h"
#include "server/paper/form_words.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace yizhan {
namespace {

using namespace paper;

constexpr int most_pages = 12;
constexpr double head_rule = 104.0; // where the red line lies
constexpr double foot_rule = page_height - 58.0;
constexpr Columns columns{.first_top = head_rule + 26, .next_top = 76, .bottom = foot_rule - 10};

// A text as the sheet takes it: of no more than so many characters.
std::string cut(std::string_view text, std::size_t limit)
{
    auto out = utf8::clean(text, limit + 1);
    if (utf8::decode(out).size() <= limit) return out;
    return utf8::clean(out, limit) + "…";
}

std::string with_occupation(std::string_view reason, Occupation occupation)
{
    constexpr std::string_view place = "{occupation}";
    auto const at = reason.find(place);
    if (at == std::string_view::npos) return std::string{reason};
    return fmt::format("{}{}{}", reason.substr(0, at), words(occupation), reason.substr(at + place.size()));
}

void add_person(FormRows& rows, SignedForm const& signed_form)
{
    auto const& form = signed_form.form;
    auto const& document = form.document;
    rows.section("一、申请人");
    rows.row(
        {"姓名", cut(form.name.view(), 100), "", Face::Bold}, {"性别", std::string{form.sex ? words(*form.sex) : ""}});
    rows.row({"出生日期", birth_words(cut(form.birth.view(), 20))}, {"民族", cut(form.ethnic_group.view(), 30)});
    if (document) {
        rows.row({"证件类型", std::string{words(document->kind)}, document->from_card ? "由证件读出" : "由申请人填写"},
            {"证件号码", cut(document->number.view(), 40)});
    } else {
        rows.row({"证件类型", "尚未出示，待补", "", Face::Bold}, {"证件号码", ""});
    }
    rows.row({"联系电话", cut(form.phone.view(), 30)}, {"职业", std::string{words(form.occupation)}});
    rows.row({"住址", cut(form.address.view(), 200)});
    rows.row(
        {"单位或平台", cut(signed_form.employer.view(), 120)}, {"居住社区", cut(signed_form.community.view(), 120)});
    rows.row({"申请加入", cut(signed_form.union_name, 120),
        fmt::format(
            "{}：{}", words(signed_form.route), with_occupation(cut(signed_form.route_reason, 300), form.occupation)),
        Face::Bold});
}

void add_language(std::vector<FormRows::Paragraph>& out, std::string_view title, std::string_view body, double indent)
{
    out.push_back({cut(title, 100), Face::Bold, Align::Left});
    constexpr std::size_t most_paragraphs = 100;
    constexpr std::size_t most_characters = 2'000;
    std::size_t paragraphs = 0;
    while (!body.empty() && paragraphs < most_paragraphs) {
        auto const end = std::min(body.find('\n'), body.size());
        auto text = cut(body.substr(0, end), most_characters);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (text.empty()) continue;
        out.push_back({std::move(text), Face::Regular, Align::Justified, indent});
        ++paragraphs;
    }
}

// Only what was shown and agreed to: the sheet adds no promise of its own to a signature.
void add_consent(FormRows& rows, SignedForm const& signed_form)
{
    auto const& given = signed_form.form.consent;
    auto const& text = signed_form.consent;
    std::vector<FormRows::Paragraph> paragraphs;
    if (given) add_language(paragraphs, text.title.zh, text.body.zh, 2);
    if (given && given->language == Language::English) add_language(paragraphs, text.title.en, text.body.en, 0);
    rows.text(paragraphs);
}

std::string consent_title(SignedForm const& signed_form)
{
    auto const& given = signed_form.form.consent;
    if (!given) return "二、同意书（未记录）";
    return fmt::format("二、同意书（{} 版，申请人阅读的是{}）", given->version.text(),
        given->language == Language::English ? "英文文本" : "中文文本");
}

void add_signature(FormRows& rows, SignedForm const& form)
{
    rows.section("三、签名与办理");
    rows.signature("本人签名", form.form.signature, day_words(form.submitted, form.zone));
    rows.row({"提交时间", moment_words(form.submitted, form.zone),
                 form.revision > 1 ? fmt::format("经补正，第 {} 稿", form.revision) : ""},
        {"办理驿站", cut(form.station, 80)});
    rows.row({"办理方式", form.kiosk.empty() ? "本人手机" : "自助终端 " + cut(form.kiosk, 70)},
        {"协助志愿者", form.helper.empty() ? "无，本人独立办理" : cut(form.helper, 40)});
}

void add_decision(FormRows& rows, SignedForm const& form)
{
    auto const& decision = form.decision;
    bool const open = decision.state == ApplicationState::Submitted;
    rows.section("四、工会审批");
    rows.opinion({"审批意见", std::string{words(decision.state)},
        decision.reason ? fmt::format("原因：{}。", words(*decision.reason)) : "", cut(decision.note, 500),
        open ? "　　　年　　月　　日" : day_words(decision.at, form.zone)});
    rows.row({"审批人", open ? "" : cut(decision.by, 80)},
        {"会员编号", decision.number ? decision.number->text() : "", "", Face::Bold});
}

enum class Consent { InPlace, Elsewhere };

FormRows compose(Sheet const& sheet, SignedForm const& form, double room, Consent consent)
{
    FormRows rows{sheet, density_of(room)};
    add_person(rows, form);
    rows.section(consent_title(form));
    if (consent == Consent::InPlace) {
        add_consent(rows, form);
    } else {
        rows.text({{"同意书全文附于本表之后。", Face::Regular, Align::Left}});
    }
    add_signature(rows, form);
    add_decision(rows, form);
    return rows;
}

// The most room, 0 to 1, with which it is one page; nothing: it is more.
std::optional<double> most_room(Sheet const& sheet, SignedForm const& form, Consent consent)
{
    auto const is_one_page
        = [&](double room) { return compose(sheet, form, room, consent).take().arrange(columns) == 1; };
    if (is_one_page(1)) return 1;
    if (!is_one_page(0)) return std::nullopt;
    int fits = 0; // sixteenths
    for (int const step : {8, 4, 2, 1}) {
        if (is_one_page((fits + step) / 16.0)) fits += step;
    }
    return fits / 16.0;
}

// One page where that is possible; else the consent follows on further pages, so that person, signature and decision
// stay together; else everything in its order on as many pages as it takes.
Flow best_flow(Sheet const& sheet, SignedForm const& form)
{
    if (auto const room = most_room(sheet, form, Consent::InPlace))
        return compose(sheet, form, *room, Consent::InPlace).take();
    auto const room = most_room(sheet, form, Consent::Elsewhere);
    if (!room) return compose(sheet, form, 0.5, Consent::InPlace).take();
    auto rows = compose(sheet, form, *room, Consent::Elsewhere);
    rows.section("附：同意书全文", PageBreak::Before);
    add_consent(rows, form);
    return rows.take();
}

void draw_head(Sheet& sheet, SignedForm const& form)
{
    auto const over_title
        = sheet.lay(cut(form.organisation, 36), {.size = 11, .align = Align::Centre, .spacing = 1}, content_width);
    sheet.put_lines(over_title, left_edge, 40, 0, 1);
    sheet.write(form_title, {.size = 22, .face = Face::Title, .align = Align::Centre, .spacing = 3},
        {left_edge, 60, content_width, 34});
    sheet.rule({left_edge, head_rule}, {right_edge, head_rule}, 1.8, union_red);
    sheet.rule({left_edge, head_rule + 2.6}, {right_edge, head_rule + 2.6}, 0.5, union_red);
    TextStyle small{.size = 9, .colour = ink_2};
    Box const line{left_edge, head_rule + 9, content_width, 14};
    sheet.write("编号 " + short_reference(form.application), small, line);
    if (!form.form.document) {
        Box const mark{left_edge + content_width / 2 - 36, line.y - 1, 72, 16};
        sheet.frame(mark, 0.8, ink);
        sheet.write("证件待补", {.size = 9, .face = Face::Bold, .align = Align::Centre}, mark);
    }
    small.align = Align::Right;
    sheet.write("填表日期 " + day_words(form.submitted, form.zone), small, line);
}

void draw_next_head(Sheet& sheet, SignedForm const& form)
{
    TextStyle small{.size = 9, .colour = ink_2};
    Box const line{left_edge, 44, content_width, 14};
    sheet.write(fmt::format("{}（续）", form_title), small, line);
    small.align = Align::Right;
    sheet.write("编号 " + short_reference(form.application), small, line);
    sheet.rule({left_edge, 62}, {right_edge, 62}, 0.4, line_colour);
}

void draw_foot(Sheet& sheet, SignedForm const& form, int page, int pages)
{
    sheet.rule({left_edge, foot_rule}, {right_edge, foot_rule}, 0.4, line_colour);
    TextStyle small{.size = 7.5, .colour = ink_2};
    Box const first{left_edge, foot_rule + 5, content_width, 12};
    Box const second{left_edge, foot_rule + 17, content_width, 12};
    sheet.write(
        fmt::format("本表由加密封存的入会申请记录生成，内容与封存的记录一致。所记时间为{}。", zone_words(form.zone)),
        small, first);
    sheet.write(fmt::format("表式 {}　记录 {}", form_version, form.application.text()), small, second);
    small.align = Align::Right;
    sheet.write(fmt::format("第 {} 页　共 {} 页", page + 1, pages), small, second);
}

} // namespace

Result<std::string> paper_form(SignedForm const& form)
{
    if (form.decision.state == ApplicationState::Draft) return fail(ErrorCode::Refused, "a draft has no signature");
    if (form.form.consent && form.form.consent->version != form.consent.version)
        return fail(ErrorCode::InvalidInput, "the consent text is of another version than the one agreed to");
    auto const created = form.decision.state == ApplicationState::Submitted
        ? form.submitted
        : std::max(form.submitted, form.decision.at);
    auto const sheet = TRY(Sheet::open(std::string{form_title}, created));
    auto flow = best_flow(*sheet, form);
    int const pages = flow.arrange(columns);
    if (pages > most_pages) return fail(ErrorCode::TooLarge, "a form of over 12 pages");
    for (int page = 0; page < pages; ++page) {
        if (page > 0) sheet->next_page();
        page == 0 ? draw_head(*sheet, form) : draw_next_head(*sheet, form);
        flow.draw_page(*sheet, page);
        draw_foot(*sheet, form, page, pages);
    }
    return sheet->finish();
}

} // namespace yizhan
