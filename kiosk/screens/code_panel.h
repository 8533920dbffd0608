// A person's new code, large on white to be photographed, with a tick and a sentence above and what is known below.
#pragma once

#include "kiosk/screens/form_parts.h"

namespace yizhan::screens {

struct CodePanel {
    std::string title; // 欢迎加入，陈**
    std::string detail; // under it
    QrBitmap const& code;
    std::vector<std::string> tags; // the union, until when
};
float code_panel_height(Scene& scene, float width, CodePanel const& panel, float side);
void code_panel(Scene& scene, ui::Rect const& box, CodePanel const& panel, float side);

// Numbered sentences: what happens next.
float steps_height(Scene& scene, float width, std::string const& heading, std::vector<std::string> const& steps);
void steps(Scene& scene, ui::Rect const& box, std::string const& heading, std::vector<std::string> const& steps);

} // namespace yizhan::screens
