#include "kiosk/screens/screens.h"

#include <utility>
#include <variant>

namespace yizhan::screens {

namespace {

// Which page it is: a form has many in one screen.
std::size_t page_of(ScreenView const& screen)
{
    constexpr std::size_t most_pages = 64; // of one screen
    std::size_t const page = std::visit(
        [](auto const& shown) -> std::size_t {
            if constexpr (requires { shown.page.index(); }) return shown.page.index();
            return 0;
        },
        screen);
    return screen.index() * most_pages + page;
}

} // namespace

void Screens::draw(ui::Ui& ui, View const& view, IntentSink& intents)
{
    ui.words().speak(view.language == Language::English ? ui::Language::English : ui::Language::Chinese);
    ui.set_text_size(view.large_text ? ui::TextSize::Large : ui::TextSize::Normal);
    ui.set_revision(view.revision);
    // Before anything that the touch may do: an answer that is being left must not be held first and left twice.
    if (ui.touched()) intents.push(intent::Touched{});
    if (page_of(view.screen) != std::exchange(m_page, page_of(view.screen))) {
        m_places = {};
        ui.settle();
    }

    Scene scene{ui, view, intents, m_places};
    std::visit([&](auto const& screen) { screens::draw(scene, screen); }, view.screen);
}

} // namespace yizhan::screens
