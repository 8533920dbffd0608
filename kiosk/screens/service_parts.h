// Pieces that machines, goods, stock and services share: lists in pages, a title over a sentence, small buttons with
// icon and word, how old the knowledge is, and what things are called.
#pragma once

#include "kiosk/screens/form_parts.h"

#include <functional>

namespace yizhan::screens {

// --- lists
struct ListShape {
    int columns = 1;
    float least = 0; // height of a row
    float most = 0;
    float gap = 0;
};
// As many rows as fit, the rest on further pages, with a turner below where there is more than one.
void paged_list(Scene& scene, ui::Rect area, std::size_t count, ListShape const& shape,
    std::function<void(std::size_t index, ui::Rect const& box)> const& draw_row);

// --- words in a box
struct Lines {
    std::string_view words;
    ui::TextStyle style;
    int most = 1;
};
// One over the other, in the middle of the box' height; in a low box the type gives way.
void stacked(Scene& scene, ui::Rect const& box, Lines const& title, Lines const& detail, ui::Align align = {});
// A sentence on a tinted ground, cut off `area`.
void message_line(Scene& scene, ui::Rect& area, ui::Icon icon, std::string_view words, ui::Tint tint);
// 14:05 对账
std::string agreed_text(Scene const& scene, std::optional<LocalTime> const& at, bool today);
void agreed_line(Scene& scene, ui::Rect const& box, std::optional<LocalTime> const& at, bool today);
float agreed_height(Scene& scene);

// --- buttons
// Square: an icon over one word.
bool small_action(Scene& scene, ui::Id id, ui::Rect const& box, ui::Icon icon, std::string_view words);
// A screen's title, and the button that calls a volunteer: beside it on a lying screen, below everything on an upright
// one.
void help_and_title(Scene& scene, ui::Rect& area, bool called, std::string_view words, std::string_view detail);
// The way back one page, with how long until it goes home by itself, cut off `area`.
void back_head(Scene& scene, ui::Rect& area, std::string_view countdown);

// --- what things are called
// 18:00 of today, 12月1日 else; with the hour where it matters.
std::string next_text(Scene const& scene, LocalTime const& next);
// 工会出资
std::string payer_text(Scene const& scene, Payer payer);
// Why not, in a few words, with when it will be otherwise.
std::string entitlement_text(Scene const& scene, EntitlementReason reason, std::optional<LocalTime> const& next);
// What works now.
std::string entitlement_advice(Scene const& scene, EntitlementReason reason);
std::string refusal_text(Scene const& scene, RefusalReason reason);
std::string loss_text(Scene const& scene, StockReason reason);
// 36 份; 数出 −2，请重新盘点; nobody has counted here yet
std::string units_text(Scene const& scene, std::optional<std::int64_t> units, Bilingual const& unit);
// Of units that may not be counted here at all: surely none left.
inline bool is_gone(std::optional<std::int64_t> const& units) { return units.value_or(1) <= 0; }
std::string field_text(Scene const& scene, ServiceField field);
std::string situation_text(Scene const& scene, LifeSituation situation);
std::string state_text(Scene const& scene, RequestState state);
ui::Tint tint_of_field(ServiceField field);
ui::Icon icon_of_field(ServiceField field);
ui::Icon icon_of_situation(LifeSituation situation);

} // namespace yizhan::screens
