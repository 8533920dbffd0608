#include "kiosk/screens/screens.h"

#include <utility>
#include <variant>

namespace yizhan::screens {

void Screens::draw(ui::Ui& ui, View const& view, IntentSink& intents)
{
    ui.words().speak(view.language == Language::English ? ui::Language::English : ui::Language::Chinese);
    ui.set_text_size(view.large_text ? ui::TextSize::Large : ui::TextSize::Normal);
    ui.set_revision(view.revision);
    // Before anything that the touch may do: an answer that is being left must not be held first and left twice.
    if (ui.touched()) intents.push(intent::Touched{});
    if (view.screen.index() != std::exchange(m_screen, view.screen.index())) {
        m_places = {};
        ui.settle();
    }

    Scene scene{ui, view, intents, m_places};
    std::visit([&](auto const& screen) { screens::draw(scene, screen); }, view.screen);
}

} // namespace yizhan::screens
