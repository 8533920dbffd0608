// Pieces that the pages of joining and of volunteers share: the head with the way back and the way out, the card that
// asks for an identity card, cards to choose one of, the place within a ceremony.
#pragma once

#include "kiosk/screens/parts.h"

namespace yizhan::screens {

// Cuts the head of a form off `area`: back, '加入工会 · 第 3 步，共 8 步', 不办了; the bar of steps; within a ceremony
// where it is held.
void form_head(Scene& scene, EnrollmentScreen const& screen, ui::Rect& area);

// The last wish was not kept: nothing is lost, try once more.
void not_recorded_line(Scene& scene, ui::Rect& area);

// The large button that leads on; drawn quietly, and not to be tapped, while something is missing.
struct NextLook {
    std::string words; // empty: 下一步
    bool ready = true;
    ui::Icon icon = 0;
};
float next_height(Scene const& scene);
// True when it was tapped.
bool next_button(Scene& scene, ui::Rect const& box, NextLook const& look = {});

// A tinted card with an icon on white, a title and a sentence; an arrow where it points at the reader.
struct AdviceLook {
    ui::Icon icon = 0;
    ui::Tint tint;
    std::string title;
    std::string detail;
    bool points_down = false;
};
float advice_height(Scene& scene, float width, AdviceLook const& look);
void advice(Scene& scene, ui::Rect const& box, AdviceLook const& look);
// What the reader of identity cards has to say; nothing where there is none.
std::optional<AdviceLook> reader_advice(Scene const& scene, CardOnReader reader);

// What is said of the storage: everything that is typed is sealed at once.
float sealed_note_height(Scene& scene, float width);
void sealed_note(Scene& scene, ui::Rect const& box);

// One of several to choose: icon, title, a sentence under it, a ring at the right.
struct ChoiceLook {
    ui::Icon icon = 0;
    ui::Tint tint;
    std::string title;
    std::string detail;
    bool chosen = false;
};
float choice_height(Scene& scene, float width, ChoiceLook const& look);
bool choice(Scene& scene, ui::Id id, ui::Rect const& box, ChoiceLook const& look);

// A row of chips of which one is dark; returns the one that was tapped.
std::optional<std::size_t> chips(
    Scene& scene, std::string_view id, ui::Rect const& box, std::vector<std::string> const& labels, std::size_t chosen);

// Text in a box of its own height.
void paragraph(Scene& scene, ui::Rect& area, std::string_view words, ui::TextStyle const& style, int lines,
    float gap = 0, ui::Align align = ui::Align::Left);

// A card with a code large on white, and its quiet zone.
void code_card(Scene& scene, ui::Rect const& box, QrBitmap const& code);

std::string reason_text(Scene const& scene, DecisionReason reason);
std::string field_text(Scene const& scene, FormField field);
// 手机、证件: what to bring or to say again.
std::string fields_text(Scene const& scene, std::vector<FormField> const& fields);

} // namespace yizhan::screens
