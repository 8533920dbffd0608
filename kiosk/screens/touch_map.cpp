#include "kiosk/screens/touch_map.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace yizhan::screens {
namespace {

// In the order of ScreenView's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<ScreenView>> screen_names{
    "home", "checked_in", "refused", "keypad", "candidates", "guest", "section", "bulletins", "not_recorded", "setup"};

bool bounced(View const& view)
{
    auto const* const answer = std::get_if<CheckedInView>(&view.screen);
    return answer && answer->bounced;
}

} // namespace

std::string touch_map(ui::Ui const& ui, View const& view)
{
    std::string targets;
    float const scale = ui.theme().scale;
    for (ui::TapTarget const& target : ui.targets()) {
        targets += fmt::format(R"({}{{"id":"{:016x}","x":{:.1f},"y":{:.1f},"w":{:.1f},"h":{:.1f}}})",
            targets.empty() ? "" : ",", target.id.value(), target.box.x * scale, target.box.y * scale,
            target.box.w * scale, target.box.h * scale);
    }
    return fmt::format(R"({{"screen":"{}","bounced":{},"language":"{}","waiting":{},"targets":[{}]}})",
        screen_names[view.screen.index()], bounced(view), view.language == Language::Chinese ? "zh" : "en",
        view.sync.waiting, targets);
}

} // namespace yizhan::screens
