// The catalogue of services: five fields, what happened to somebody, a search, and the way to one's own request; the
// services of a field or a situation; the search.
#include "kiosk/screens/catalogue_pages.h"
#include "kiosk/screens/writing_panel.h"

#include <algorithm>
#include <type_traits>

namespace yizhan::screens {

using namespace ui;

namespace {

int services_in(CataloguePage const& page)
{
    int all = 0;
    for (auto const& field : page.fields) all += field.services;
    return all;
}

// The five fields, and beside the last the way to one's own request.
void draw_fields(Scene& scene, Rect const& area, CataloguePage const& page)
{
    Theme const& theme = scene.theme();
    int const columns = theme.portrait() ? 2 : 3;
    auto const cells = static_cast<int>(page.fields.size()) + 1;
    int const rows = (cells + columns - 1) / columns;
    float const gap = theme.pick(20, 14);
    int index = 0;
    for (auto const& field : page.fields) {
        RowLook const look{.icon = icon_of_field(field.field),
            .tint = tint_of_field(field.field),
            .title = field_text(scene, field.field),
            .detail = scene.tr("catalogue.services", {{"n", field.services}}),
            .trailing = 0,
            .title_lines = 2};
        if (list_row(scene.ui, ui::Id{"field", index}, grid_cell(area, columns, rows, gap, index), look))
            scene.want(intent::OpenServiceField{field.field});
        ++index;
    }
    RowLook const follow{.icon = icons::manage_search,
        .tint = tints::green,
        .title = scene.tr("catalogue.follow"),
        .detail = scene.tr("catalogue.follow_detail"),
        .trailing = 0,
        .title_lines = 2,
        .border = 3};
    if (list_row(scene.ui, "catalogue.follow", grid_cell(area, columns, rows, gap, index), follow))
        scene.want(intent::OpenFollow{});
}

void draw_situations(Scene& scene, Rect const& area, CataloguePage const& page)
{
    Theme const& theme = scene.theme();
    int const columns = theme.portrait() ? 2 : 5;
    auto const count = static_cast<int>(page.situations.size());
    int const rows = std::max((count + columns - 1) / columns, 1);
    float const gap = theme.pick(16, 10);
    for (int i = 0; i < count; ++i) {
        LifeSituation const situation = page.situations[static_cast<std::size_t>(i)];
        if (button(scene.ui, ui::Id{"situation", i}, grid_cell(area, columns, rows, gap, i),
                situation_text(scene, situation), {.icon = icon_of_situation(situation), .grow = 0.88F}))
            scene.want(intent::OpenSituation{situation});
    }
}

// Looks like a field to write in, and leads to one.
void draw_search_door(Scene& scene, Rect const& box)
{
    RowLook const look{.icon = icons::search,
        .tint = tints::quiet,
        .title = scene.tr("catalogue.search"),
        .trailing = icons::chevron_right,
        .trailing_color = colors::brand};
    if (list_row(scene.ui, "catalogue.search", box, look)) scene.want(intent::OpenServiceSearch{});
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, CataloguePage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("catalogue.title", {{"n", services_in(page)}}), scene.tr("catalogue.detail"));
    draw_search_door(scene, cut_top(area, theme.pick(136, 80), theme.pick(28, 14)));
    float const heading = theme.h2.size * theme.h2.line_height;
    float const fields = theme.portrait() ? 3 * 192.0F + 2 * 20 : 2 * 108.0F + 14;
    draw_fields(scene, cut_top(area, fields, theme.pick(40, 16)), page);
    if (page.situations.empty()) return;
    scene.ui.text(cut_top(area, heading, theme.pick(22, 10)), scene.tr("catalogue.happened"), theme.h2);
    int const columns = theme.portrait() ? 2 : 5;
    auto const rows = static_cast<float>((static_cast<int>(page.situations.size()) + columns - 1) / columns);
    float const gap = theme.pick(16, 10);
    area.h = std::min(area.h, rows * (theme.pick(124, 84) + gap) - gap);
    draw_situations(scene, area, page);
}

namespace {

void draw_service_row(Scene& scene, Rect const& box, ServiceEntry const& service, int index)
{
    RowLook const look{.icon = icons::by_name(service.icon),
        .tint = tint_of_field(service.field),
        .title = scene.say(service.title),
        .detail = scene.say(service.summary),
        .title_lines = 1,
        .detail_lines = scene.theme().portrait() ? 2 : 3};
    if (list_row(scene.ui, ui::Id{"service", index}, box, look)) scene.want(intent::OpenService{service.id});
}

std::string list_title(Scene const& scene, ServiceListPage const& page)
{
    if (page.field) return field_text(scene, *page.field);
    return page.situation ? situation_text(scene, *page.situation) : scene.tr("home.services");
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, ServiceListPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, list_title(scene, page), scene.tr("catalogue.list_detail", {{"n", std::ssize(page.services)}}));
    if (page.services.empty())
        return message_line(scene, area, icons::info, scene.tr("catalogue.nothing_here"), tints::quiet);
    // A summary of two lines has its room also in large type.
    bool const large = theme.text_size == TextSize::Large;
    paged_list(scene, area, page.services.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = large ? theme.pick(184, 150) : theme.pick(164, 132),
            .most = theme.pick(196, 160),
            .gap = theme.pick(16, 12)},
        [&](std::size_t i, Rect const& box) { draw_service_row(scene, box, page.services[i], static_cast<int>(i)); });
}

namespace {

void draw_found(Scene& scene, Rect area, ServiceSearchPage const& page)
{
    Theme const& theme = scene.theme();
    bool const nothing_typed = page.query.text.empty() && page.query.letters.empty();
    if (page.found.empty()) {
        std::string const words = nothing_typed ? scene.tr("service_search.nothing") : scene.tr("service_search.none");
        return paragraph(scene, area, words, theme.body.in(colors::ink2), 5);
    }
    float const gap = theme.pick(14, 8);
    auto const count = static_cast<float>(page.found.size());
    float const height = std::min((area.h - (count - 1) * gap) / count, theme.pick(112, 78));
    for (std::size_t i = 0; i < page.found.size(); ++i) {
        ServiceEntry const& service = page.found[i];
        RowLook const look{.icon = 0,
            .tint = tint_of_field(service.field),
            .title = scene.say(service.title),
            .title_lines = height > 2.4F * theme.h3.size ? 2 : 1};
        if (list_row(scene.ui, ui::Id{"service", static_cast<int>(i)}, cut_top(area, height, gap), look))
            scene.want(intent::OpenService{service.id});
    }
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, ServiceSearchPage const& page)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("service_search.title");
    std::string const detail = scene.tr("service_search.detail");
    std::string const placeholder = scene.tr("service_search.placeholder");
    if (theme.portrait()) {
        title(scene, area, words, detail);
        write(scene, writing_field(scene, cut_top(area, 120, 20), page.query, placeholder));
        write(scene, writing_panel(scene, cut_bottom(area, writing_panel_height(scene), 20), page.query));
        draw_found(scene, area, page);
        return;
    }
    Rect const right = cut_right(area, 680, 24);
    write(scene, writing_panel(scene, right, page.query));
    title(scene, area, words, detail);
    write(scene, writing_field(scene, cut_top(area, 76, 12), page.query, placeholder));
    draw_found(scene, area, page);
}

namespace {

template <class Page>
constexpr bool leads_home = std::is_same_v<Page, CataloguePage> || std::is_same_v<Page, RequestedPage>;

} // namespace

void draw(Scene& scene, CatalogueScreen const& screen)
{
    Rect area = scene.theme().area();
    std::visit(
        [&](auto const& page) {
            if constexpr (leads_home<std::decay_t<decltype(page)>>) {
                header(scene, area, screen.countdown, Held::Silent);
            } else {
                std::string countdown;
                if (screen.countdown) countdown = scene.tr("header.countdown", {{"n", *screen.countdown}});
                back_head(scene, area, countdown);
            }
            if (screen.not_recorded) not_recorded_line(scene, area);
            draw_page(scene, area, screen, page);
        },
        screen.page);
}

} // namespace yizhan::screens
