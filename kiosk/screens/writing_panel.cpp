#include "kiosk/screens/writing_panel.h"

#include "kiosk/ui/fields.h"
#include "kiosk/ui/ink.h"
#include "kiosk/ui/keyboards.h"

#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

using Wish = std::optional<WritingAction>;

float gap(Scene const& scene) { return scene.theme().pick(20, 10); }

std::vector<std::string_view> candidate_texts(WritingView const& view)
{
    std::vector<std::string_view> texts;
    for (PrivateText const& text : view.candidates) texts.push_back(text.view());
    return texts;
}

Wish after(Scene& scene, CandidatesTap const& tap, WritingView const& view)
{
    WritingPlaces& places = scene.places.writing;
    if (tap.turned) {
        places.expanded = !places.expanded;
        places.page = 0;
        scene.ui.wake_after(Millis{0});
    }
    if (!tap.chosen) return {};
    places = {.expanded = false, .page = 0, .letters = places.letters, .strokes = {}};
    return writing::Choose{*tap.chosen, view.round};
}

Wish pressed(std::optional<char32_t> key)
{
    if (!key) return {};
    if (*key == keys::erase) return writing::Erase{};
    return writing::Press{*key};
}

Wish draw_modes(Scene& scene, Rect const& box, WritingView const& view)
{
    std::vector<WritingMode> modes;
    std::vector<std::string> labels;
    std::size_t chosen = 0;
    auto const offer = [&](WritingMode mode, std::string label) {
        if (mode == view.mode) chosen = modes.size();
        modes.push_back(mode);
        labels.push_back(std::move(label));
    };
    if (view.offers_pinyin) offer(WritingMode::Pinyin, scene.tr("writing.pinyin"));
    if (view.offers_handwriting) offer(WritingMode::Handwriting, scene.tr("writing.handwriting"));
    offer(WritingMode::English, scene.tr("writing.english"));
    ModeTap const tap = mode_chips(scene.ui, "writing.mode", box, labels, chosen, scene.tr("writing.dot"));
    if (tap.extra) return writing::Press{U'·'};
    if (!tap.mode) return {};
    scene.places.writing = {};
    return writing::UseMode{modes[*tap.mode]};
}

Wish draw_pad(Scene& scene, Rect const& box)
{
    Strokes& strokes = scene.places.writing.strokes;
    std::string const hint = scene.tr("writing.pad_hint");
    std::string const clear = scene.tr("writing.pad_clear");
    std::string const undo = scene.tr("writing.pad_undo");
    PadTap const tap
        = handwriting_pad(scene.ui, "writing.pad", box, strokes, {.hint = hint, .clear = clear, .undo = undo});
    if (tap.changed) return writing::Draw{strokes};
    if (tap.erase) return writing::Erase{};
    return {};
}

Wish draw_keys(Scene& scene, Rect const& box, WritingView const& view)
{
    switch (view.mode) {
    case WritingMode::Pinyin:
        return pressed(pinyin_keyboard(scene.ui, "writing.key", box, scene.tr("writing.separator")));
    case WritingMode::Handwriting:
        return draw_pad(scene, box);
    case WritingMode::English:
        break;
    }
    return pressed(
        english_keyboard(scene.ui, "writing.key", box, scene.places.writing.letters, scene.tr("writing.space")));
}

} // namespace

float writing_field_height(Scene const& scene) { return text_field_height(scene.theme()); }

Wish writing_field(Scene& scene, Rect const& box, WritingView const& view, std::string_view placeholder, bool active)
{
    FieldLook const look{
        .text = view.text.view(), .composing = view.letters.view(), .placeholder = placeholder, .active = active};
    if (text_field(scene.ui, "writing.field", box, look) != FieldTap::Clear) return {};
    scene.places.writing = {};
    return writing::Clear{};
}

float writing_panel_height(Scene const& scene)
{
    Theme const& theme = scene.theme();
    float const keys = theme.pick(3 * 112 + 2 * 14, 3 * 76 + 2 * 8);
    return candidate_bar_height(theme) + mode_chips_height(theme) + keys + 2 * gap(scene);
}

Wish writing_panel(Scene& scene, Rect const& box, WritingView const& view)
{
    Theme const& theme = scene.theme();
    WritingPlaces& places = scene.places.writing;
    auto const texts = candidate_texts(view);
    if (texts.empty()) places.expanded = false;
    if (places.expanded)
        return after(scene, candidate_grid(scene.ui, "writing.candidate", box, texts, places.page), view);

    Rect area = box;
    Wish wish;
    // English has no candidates, and a row of keys more.
    if (view.mode != WritingMode::English) {
        Rect const bar = cut_top(area, candidate_bar_height(theme), gap(scene));
        wish = after(scene, candidate_bar(scene.ui, "writing.candidate", bar, texts), view);
    }
    Wish const mode = draw_modes(scene, cut_top(area, mode_chips_height(theme), gap(scene)), view);
    Wish const key = draw_keys(scene, area, view);
    return wish ? wish : mode ? mode : key;
}

} // namespace yizhan::screens
