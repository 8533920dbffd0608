// Before the form: what a union is, what one gets, what it costs, who reads what is written; then one large button.
#include "kiosk/screens/enrollment_pages.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Fact {
    Icon icon = 0;
    ui::Tint tint;
    std::string title;
    std::string detail;
};

void draw_fact(Scene& scene, Rect const& box, Fact const& fact)
{
    Theme const& theme = scene.theme();
    card(scene.ui, box);
    Rect inner = box.inset(theme.pick(36, 24), theme.pick(24, 14));
    float const side = theme.icon_box;
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(28, 20)).centered(side, side), fact.icon, fact.tint);
    TextStyle const heading = theme.portrait() ? theme.h2 : theme.h3;
    TextStyle const detail = (theme.portrait() ? theme.body.in(colors::ink2) : theme.sub).lines(1.4F);
    float const title_height = scene.ui.text_height(fact.title, heading, inner.w, 1);
    float const room = inner.h - title_height;
    float const detail_height = std::min(scene.ui.text_height(fact.detail, detail, inner.w, 3), room);
    inner.y += (inner.h - title_height - detail_height) / 2;
    scene.ui.text(cut_top(inner, title_height), fact.title, heading);
    scene.ui.text(cut_top(inner, detail_height), fact.detail, detail, {.max_lines = 3});
}

void draw_facts(Scene& scene, Rect const& area)
{
    std::array const facts{
        Fact{icons::groups, tints::brand, scene.tr("why_join.what"), scene.tr("why_join.what_detail")},
        Fact{icons::balance, tints::blue, scene.tr("why_join.voice"), scene.tr("why_join.voice_detail")},
        Fact{icons::redeem, tints::green, scene.tr("why_join.gets"), scene.tr("why_join.gets_detail")},
        Fact{icons::payments, tints::amber, scene.tr("why_join.costs"), scene.tr("why_join.costs_detail")},
    };
    int const columns = scene.theme().portrait() ? 1 : 2;
    int const rows = static_cast<int>(facts.size()) / columns;
    for (std::size_t i = 0; i < facts.size(); ++i)
        draw_fact(scene, grid_cell(area, columns, rows, scene.theme().pick(20, 16), static_cast<int>(i)), facts[i]);
}

void draw_start(Scene& scene, Rect const& box)
{
    if (button(scene.ui, "why_join.start", box, scene.tr("why_join.start"),
            {.kind = ButtonKind::Primary, .icon = icons::how_to_reg, .grow = 1.2F}))
        scene.want(intent::BeginForm{});
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, WhyJoinPage const&)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("why_join.title"), scene.tr("why_join.detail"));
    std::optional<AdviceLook> const look = reader_advice(scene, screen.reader);
    auto const draw_quiet = [&](Rect const& box) { look ? advice(scene, box, *look) : sealed_note(scene, box); };
    auto const quiet_height
        = [&](float width) { return look ? advice_height(scene, width, *look) : sealed_note_height(scene, width); };
    if (theme.portrait()) {
        draw_start(scene, cut_bottom(area, 150, theme.gap));
        draw_quiet(cut_bottom(area, quiet_height(area.w), theme.gap));
        draw_facts(scene, cut_top(area, std::min(area.h, 4 * 270.0F + 3 * 20)));
        return;
    }
    float const half = (area.w - theme.grid_gap) / 2;
    Rect last = cut_bottom(area, std::max(quiet_height(half), 100.0F), theme.gap);
    draw_start(scene, cut_right(last, half, theme.grid_gap));
    draw_quiet(last);
    draw_facts(scene, area);
}

} // namespace yizhan::screens
