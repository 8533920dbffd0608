// All unions, as the tree that they are: where one stands in it, and what is below.
#include "kiosk/screens/enrollment_pages.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string path_text(Scene const& scene, UnionTreePage const& page)
{
    std::string text;
    for (Bilingual const& name : page.path) {
        if (!text.empty()) text += " › ";
        text += scene.say(name);
    }
    return text;
}

void draw_node(Scene& scene, Rect const& box, UnionTreePage::Node const& node, std::size_t index)
{
    bool const leaf = node.below == 0;
    RowLook const row{.icon = leaf ? icons::groups : icons::account_tree,
        .tint = leaf ? tints::brand : tints::blue,
        .title = scene.say(node.name),
        .detail = leaf ? scene.tr("form_tree.leaf") : scene.tr("form_tree.below", {{"n", node.below}}),
        .trailing = leaf ? icons::radio_button_unchecked : icons::chevron_right,
        .title_lines = 2};
    if (!list_row(scene.ui, ui::Id{"node", static_cast<int>(index)}, box, row)) return;
    // Another list comes; it is read from its beginning.
    scene.places.list_page = 0;
    if (leaf)
        scene.want(intent::PickListed{index});
    else
        scene.want(intent::OpenTreeNode{node.id});
}

} // namespace

void draw_tree(Scene& scene, Rect area, UnionTreePage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("form_tree.title"), path_text(scene, page));
    int const columns = theme.portrait() ? 1 : 2;
    int const rows = theme.portrait() ? 8 : 4;
    auto const a_page = static_cast<std::size_t>(columns * rows);
    auto const count = page.nodes.size();
    auto const pages = static_cast<int>(std::max((count + a_page - 1) / a_page, std::size_t{1}));
    scene.places.list_page = std::clamp(scene.places.list_page, 0, pages - 1);

    Rect last = cut_bottom(area, theme.button_height, theme.pick(28, 14));
    if (!page.at_root
        && button(scene.ui, "tree.up", cut_left(last, last.w * 0.3F, theme.grid_gap), scene.tr("form_tree.up"),
            {.icon = icons::arrow_upward})) {
        scene.places.list_page = 0;
        scene.want(intent::OpenTreeNode{page.parent});
        return;
    }
    std::size_t const first = static_cast<std::size_t>(scene.places.list_page) * a_page;
    for (std::size_t i = first; i < std::min(first + a_page, count); ++i)
        draw_node(
            scene, grid_cell(area, columns, rows, theme.pick(20, 12), static_cast<int>(i - first)), page.nodes[i], i);
    scene.places.list_page = turner(scene, last, {scene.places.list_page, pages});
}

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, UnionTreePage const& page)
{
    draw_tree(scene, area, page);
}

} // namespace yizhan::screens
