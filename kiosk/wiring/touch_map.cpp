#include "kiosk/wiring/touch_map.h"

#include "shared/protocol/json_writing.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace yizhan {

std::string_view screen_name(ScreenView const& screen)
{
    constexpr std::array<std::string_view, std::variant_size_v<ScreenView>> names{"home", "checked_in", "refused",
        "keypad", "candidates", "guest", "section", "bulletins", "not_recorded", "setup", "joining", "volunteers",
        "machines", "goods", "stock", "catalogue"};
    static_assert(!names.back().empty());
    return names[screen.index()];
}

std::string touch_map(View const& view, std::vector<ui::TapTarget> const& targets, float pixels_per_unit)
{
    auto const px
        = [pixels_per_unit](float units) { return static_cast<std::int64_t>(std::lround(units * pixels_per_unit)); };
    JsonWriter json{2048};
    json.member("screen", screen_name(view.screen));
    auto const* const answer = std::get_if<CheckedInView>(&view.screen);
    json.flag("bounced", answer && answer->bounced);
    json.member("language", view.language == Language::English ? "en" : "zh");
    json.member("waiting", view.sync.waiting);
    json.begin_array("targets");
    for (auto const& target : targets) {
        json.begin_object();
        json.member("id", fmt::format("{:016x}", target.id.value()));
        json.member("x", px(target.box.x));
        json.member("y", px(target.box.y));
        json.member("w", px(target.box.w));
        json.member("h", px(target.box.h));
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

} // namespace yizhan
