// One logic frame of the screen: what a person did since the last one, what is drawn, and when the next frame is due.
// A frame carries at most one pointer event, so that no tap is ever lost however fast they come. Knows no window and no
// GL: a test can tap and look at what would be drawn.
#pragma once

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/words.h"
#include "shared/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan::ui {

// Names something that can be tapped. Two on one screen must differ.
class Id {
public:
    constexpr Id(std::string_view name, int index = 0)
    {
        for (char const c : name) m_value = (m_value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        m_value = (m_value ^ static_cast<std::uint64_t>(static_cast<std::uint32_t>(index))) * 0x100000001B3ULL;
    }
    constexpr Id(char const* name, int index = 0) : Id{std::string_view{name}, index} { }
    auto operator<=>(Id const&) const = default;
    constexpr std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xCBF29CE484222325ULL;
};

enum class PointerAction { Down, Up };

struct PointerEvent {
    PointerAction action = PointerAction::Down;
    Vec px;
};

struct FrameInput {
    int width_px = 1080;
    int height_px = 1920;
    MonoMs now;
    std::optional<PointerEvent> event;
    std::optional<Vec> held_px; // where the finger is while it is down
    std::vector<Vec> trail; // its way: after going down in this frame or before, and before being lifted
};

enum class Repeat { Never, WhileHeld };

// What a finger does that went down on a part which follows it.
struct Drag {
    bool began = false;
    bool ended = false;
    std::vector<Vec> points; // of this frame, in design units, none left out
};

enum class Align { Left, Center, Right };
enum class VAlign { Top, Middle, Bottom };

struct TextFlow {
    Align align = Align::Left;
    VAlign valign = VAlign::Top;
    int max_lines = 1;
};

// What a frame wrote and where, for tests that look for cut or unreadable text.
struct WrittenText {
    std::string text;
    Rect px;
    Rect box_px; // the room that it was given
    Color color;
    float shrunk = 1; // 1: at its own size
    bool shortened = false; // lost words to '…'
    bool complete = true; // every character had a glyph
};

struct TapTarget {
    Id id;
    Rect box;
};

enum class Audit { Off, On };

class Ui {
public:
    Ui(Fonts& fonts, Atlas& atlas, Words& words);

    void begin(FrameInput const& input);
    void end();

    Theme const& theme() const { return m_theme; }
    Canvas& canvas() { return m_canvas; }
    MonoMs now() const { return m_input.now; }
    Words& words() { return m_words; }
    std::string tr(std::string_view key, std::initializer_list<Arg> args = {}) const { return m_words.tr(key, args); }
    TextSize text_size() const { return m_text_size; }
    // REQUIRES: nothing drawn yet in this frame.
    void set_text_size(TextSize size);

    // Writes into the box: wraps up to max_lines, then shrinks a little, then ends with '…'. Returns the height used.
    float text(Rect const& box, std::string_view text, TextStyle const& style, TextFlow const& flow = {});
    float text_width(std::string_view text, TextStyle const& style);
    float text_height(std::string_view text, TextStyle const& style, float width, int max_lines);

    // A long text page by page, each as many lines as fit; returns the number of pages.
    int text_page(Rect const& box, std::string_view text, TextStyle const& style, int page);

    // True once when a finger that went down inside the box is lifted inside it. Small boxes reach out to touch_min.
    bool tapped(Id id, Rect const& box);
    // True once when a finger goes down inside the box: for keys, so that none is lost to a finger that slides. With
    // WhileHeld again and again while the finger rests there.
    bool struck(Id id, Rect const& box, Repeat repeat = Repeat::Never);
    // Follows a finger that went down inside the box until it is lifted, wherever it goes.
    Drag dragged(Id id, Rect const& box);
    // What is shown has changed under the finger: a second tap at the same place right after is the same tap, by a hand
    // that trembles, and not a wish for whatever came to lie there.
    void settle();
    // How far it is pressed in, 0..1, eased over time.
    float press(Id id) const;
    // A finger went down in this frame, on whatever.
    bool touched() const { return m_input.event && m_input.event->action == PointerAction::Down; }

    // Asks for another frame, at the latest then. A frame without such a wish stays until something happens.
    void wake_after(Millis pause);
    std::optional<MonoMs> due() const { return m_due; }

    // What the view that was drawn is called; reported with the time when it is on the glass.
    void set_revision(std::uint64_t revision) { m_revision = revision; }
    std::uint64_t revision() const { return m_revision; }

    void set_audit(Audit audit) { m_audit = audit; }
    std::vector<WrittenText> const& written() const { return m_written; }
    std::vector<TapTarget> const& targets() const { return m_targets; }

private:
    struct Press {
        float amount = 0;
        MonoMs at;
    };
    struct Fitted {
        TextLayout layout;
        float shrunk = 1;
        bool shortened = false;
    };

    void write(Fitted const& fitted, std::size_t first, std::size_t last, Rect const& box, std::string_view text,
        TextStyle const& style, TextFlow const& flow);
    Fitted fit(Rect const& box, std::string_view text, TextStyle const& style, TextFlow const& flow);
    bool is_same_tap() const;
    bool take_finger(Id id, Rect const& box);
    void advance_presses();
    bool finger_inside(Rect const& box) const;

    Atlas& m_atlas;
    Words& m_words;
    TextEngine m_engine;
    Canvas m_canvas;
    Theme m_theme;
    TextSize m_text_size = TextSize::Normal;
    FrameInput m_input;
    std::optional<Id> m_active; // what the finger went down on
    Rect m_active_box;
    MonoMs m_repeat_at; // when the key under the finger counts again
    bool m_released = false; // the finger was lifted in this frame
    Vec m_tap_px; // where the last tap was lifted
    Vec m_settled_px; // where the tap was lifted that changed the screen
    MonoMs m_settled_at; // until then another one there does not count
    std::map<Id, Press> m_presses; // at most one for every target on a screen; gone when back at rest
    std::optional<MonoMs> m_due;
    std::uint64_t m_revision = 0;
    Audit m_audit = Audit::Off;
    std::vector<WrittenText> m_written;
    std::vector<TapTarget> m_targets;
};

} // namespace yizhan::ui
