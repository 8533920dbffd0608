// The kiosk's screens: draws the one that the view asks for, in the view's language and type size. Taps leave as
// intents, in the order of the taps.
#pragma once

#include "kiosk/screens/scene.h"

namespace yizhan::screens {

class Screens {
public:
    void draw(ui::Ui& ui, View const& view, IntentSink& intents);

private:
    Places m_places;
    std::size_t m_page = 0; // which one was drawn last
};

} // namespace yizhan::screens
