// What a volunteer looks through: who joined in this shift, and what came back to be put right.
#include "kiosk/screens/volunteer_pages.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Part {
    std::size_t first = 0;
    std::size_t last = 0;
    int pages = 1;
};

// The part of a list of `count` that the page shows, `a_page` at a time.
Part part_of(Scene& scene, std::size_t count, std::size_t a_page)
{
    auto const pages = static_cast<int>(std::max((count + a_page - 1) / a_page, std::size_t{1}));
    scene.places.list_page = std::clamp(scene.places.list_page, 0, pages - 1);
    std::size_t const first = static_cast<std::size_t>(scene.places.list_page) * a_page;
    return {first, std::min(first + a_page, count), pages};
}

void draw_nothing(Scene& scene, Rect area, std::string const& words)
{
    note(scene.ui, cut_top(area, note_height(scene.ui, area.w, words)), icons::info, words);
}

struct StateLook {
    Icon icon = 0;
    ui::Tint tint;
    std::string words;
};

StateLook look_of(Scene const& scene, ShiftLine const& line)
{
    switch (line.state) {
    case ApplicationState::Approved:
        return {icons::verified, tints::green, scene.tr("shift.approved")};
    case ApplicationState::SentBack:
        return {icons::edit_note, tints::amber, scene.tr("shift.sent_back")};
    case ApplicationState::Refused:
        return {icons::info, tints::quiet, scene.tr("shift.refused")};
    case ApplicationState::Withdrawn:
        return {icons::close, tints::quiet, scene.tr("shift.withdrawn")};
    case ApplicationState::Draft:
        return {icons::edit, tints::amber, scene.tr("shift.draft")};
    case ApplicationState::Submitted:
        break;
    }
    if (line.incomplete) return {icons::badge, tints::amber, scene.tr("shift.incomplete")};
    return {icons::check_circle, tints::green, scene.tr("shift.submitted")};
}

void draw_shift_line(Scene& scene, Rect const& box, ShiftLine const& line)
{
    Theme const& theme = scene.theme();
    StateLook const look = look_of(scene, line);
    scene.ui.canvas().fill(box, theme.pick(20, 14), colors::surface);
    Rect inner = box.inset(theme.pick(24, 16), theme.pick(8, 5));
    float const side = theme.pick(64, 44);
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(20, 14)).centered(side, side), look.icon, look.tint);
    std::string const when = clock_text(line.at);
    TextStyle const small = theme.sub;
    Rect const right = cut_right(inner, scene.ui.text_width(when, small), theme.pick(16, 12));
    scene.ui.text(right, when, small, {.align = Align::Right, .valign = VAlign::Middle});
    std::string const about = look.words + " · " + (line.sent ? scene.tr("shift.sent") : scene.tr("shift.unsent"));
    TextStyle const name = theme.body.bold().lines(1.25F);
    TextStyle const detail = theme.caption.lines(1.3F);
    float const height = name.size * 1.25F + detail.size * 1.3F;
    inner.y += (inner.h - height) / 2;
    scene.ui.text(cut_top(inner, name.size * 1.25F), line.masked_name, name);
    scene.ui.text(cut_top(inner, detail.size * 1.3F), about, detail);
}

std::string why(Scene const& scene, SentBackPage::Line const& line)
{
    std::string text = reason_text(scene, line.reason);
    if (!line.fix.empty()) text += "\n" + scene.tr("sent_back.fix", {{"what", fields_text(scene, line.fix)}});
    if (!scene.say(line.note).empty()) text += "\n" + scene.say(line.note);
    text += "\n" + scene.tr("sent_back.since", {{"time", moment_text(scene, line.at)}});
    return text;
}

std::string who(Scene const& scene, SentBackPage::Line const& line)
{
    std::string text = line.masked_name;
    if (!line.phone_tail.empty()) text += " · " + scene.tr("same_person.phone", {{"tail", line.phone_tail}});
    return text;
}

} // namespace

void draw_page(Scene& scene, Rect area, ShiftPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("shift.title", {{"who", page.masked_name}}), scene.tr("shift.detail"));
    figures(scene, cut_top(area, figures_height(scene), theme.gap),
        {{fmt::format("{}", page.enrolled), scene.tr("desk.enrolled", {{"n", page.enrolled}})},
            {fmt::format("{}", page.unsent), scene.tr("desk.unsent")},
            {fmt::format("{}", page.sent_back), scene.tr("desk.back"),
                page.sent_back > 0 ? colors::amber_deep : colors::ink}});
    if (button(scene.ui, "shift.sign_out", cut_bottom(area, theme.pick(104, 76), theme.pick(24, 14)),
            scene.tr("desk.sign_out"), {.icon = icons::logout}))
        scene.want(intent::SignOut{});
    if (page.lines.empty()) return draw_nothing(scene, area, scene.tr("shift.none"));
    Rect const turn = cut_bottom(area, theme.pick(100, 70), theme.pick(20, 12));
    int const columns = theme.portrait() ? 1 : 2;
    int const rows = theme.portrait() ? 8 : 3;
    Part const part = part_of(scene, page.lines.size(), static_cast<std::size_t>(columns * rows));
    for (std::size_t i = part.first; i < part.last; ++i)
        draw_shift_line(
            scene, grid_cell(area, columns, rows, theme.pick(14, 10), static_cast<int>(i - part.first)), page.lines[i]);
    scene.places.list_page = turner(scene, turn, {scene.places.list_page, part.pages});
}

void draw_page(Scene& scene, Rect area, SentBackPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("sent_back.title"), scene.tr("sent_back.detail"));
    if (page.lines.empty()) return draw_nothing(scene, area, scene.tr("sent_back.none"));
    Rect const turn = cut_bottom(area, theme.pick(100, 70), theme.pick(20, 12));
    int const columns = theme.portrait() ? 1 : 2;
    int const rows = theme.portrait() ? 5 : 2;
    Part const part = part_of(scene, page.lines.size(), static_cast<std::size_t>(columns * rows));
    for (std::size_t i = part.first; i < part.last; ++i) {
        SentBackPage::Line const& line = page.lines[i];
        RowLook const look{.icon = icons::edit_note,
            .tint = tints::amber,
            .title = who(scene, line),
            .detail = why(scene, line),
            .title_lines = 2,
            .detail_lines = 5};
        Rect const box = grid_cell(area, columns, rows, theme.pick(20, 14), static_cast<int>(i - part.first));
        if (list_row(scene.ui, ui::Id{"sent_back", static_cast<int>(i)}, box, look)) scene.want(intent::RepairForm{i});
    }
    scene.places.list_page = turner(scene, turn, {scene.places.list_page, part.pages});
}

} // namespace yizhan::screens
