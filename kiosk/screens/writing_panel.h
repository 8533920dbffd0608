// Writing into a field of a form: the field itself, and under it what the letters may become, the ways of writing and
// their keys. Both only say what was wanted; the form passes it to its field.
#pragma once

#include "kiosk/screens/scene.h"

#include <optional>

namespace yizhan::screens {

// In red while it is the one that the keys write into.
std::optional<WritingAction> writing_field(
    Scene& scene, ui::Rect const& box, WritingView const& view, std::string_view placeholder, bool active = true);
float writing_field_height(Scene const& scene);

// Candidates, ways of writing, and keys or the pad. What is being drawn lies in the scene's places.
std::optional<WritingAction> writing_panel(Scene& scene, ui::Rect const& box, WritingView const& view);
// With keys as high as a thumb wants them. It also works higher and, down to three quarters, lower.
float writing_panel_height(Scene const& scene);

// Passes on what was wanted, if anything was.
inline void write(Scene& scene, std::optional<WritingAction> wish)
{
    if (wish) scene.want(intent::Write{std::move(*wish)});
}

} // namespace yizhan::screens
