// One field of a form while somebody writes in it: what stands there, the letters that are still to become characters,
// and what they may become. Any form holds one, passes on what was pressed and shows its view. What was written is
// wiped when it is cleared and when the field goes.
#pragma once

#include "kiosk/app/writing.h"

#include <cstdint>
#include <string>
#include <variant>

namespace yizhan {

enum class WritingMode { Pinyin, Handwriting, English };

namespace writing {

// A key: a letter or the separator ' of pinyin; with English any printable character. Elsewhere than in pinyin it
// stands in the field at once, as the middle dot and digits do everywhere.
struct Press {
    char32_t key = 0;
};
// A candidate of the list with that round; nothing when the list has changed meanwhile.
struct Choose {
    std::size_t index = 0;
    std::uint32_t round = 0;
};
struct Erase { }; // the newest letter, else the last character
struct Clear { };
struct UseMode {
    WritingMode mode = WritingMode::Pinyin;
};
// All that is drawn on the pad so far; none when it was wiped.
struct Draw {
    Strokes strokes;
};

} // namespace writing

using WritingAction
    = std::variant<writing::Press, writing::Choose, writing::Erase, writing::Clear, writing::UseMode, writing::Draw>;

struct WritingView {
    PrivateText text; // stands in the field
    PrivateText letters; // still being composed: shown behind it, underlined
    std::vector<PrivateText> candidates;
    std::uint32_t round = 0; // of the candidates
    WritingMode mode = WritingMode::Pinyin;
    bool offers_pinyin = false;
    bool offers_handwriting = false;
    bool full = false; // takes no more characters

    bool operator==(WritingView const&) const = default;
};

class WritingField {
public:
    static constexpr std::size_t most_candidates
        = 240; // a sound has so many characters; what nobody asks for is not drawn

    struct Options {
        WritingHint hint = WritingHint::General;
        std::size_t longest = 60; // characters, not bytes
    };

    // Both readers must outlive it.
    WritingField(PinyinReader& pinyin, HandwritingReader& handwriting, Options options);

    void apply(WritingAction const& action);
    // Puts a text there in place of all: what an identity card says.
    void assign(std::string_view text);
    // Somebody goes on with letters still open: the likeliest characters take their place. Letters that mean nothing
    // stay, and is_composing() says so.
    void finish();

    PrivateText const& text() const { return m_text; }
    bool is_composing() const { return !m_letters.empty(); }
    WritingView view() const;

private:
    void press(char32_t key);
    void choose(std::size_t index);
    void erase();
    void draw(Strokes const& strokes);
    void use(WritingMode mode);
    void type_letter(char letter);
    bool insert(std::string_view text);
    void set_candidates(std::vector<PinyinCandidate> candidates);
    void drop_composition();
    void look_up();
    bool is_full() const;
    // The wished mode, or the first that is offered here.
    WritingMode offered(WritingMode wished) const;

    PinyinReader& m_pinyin;
    HandwritingReader& m_handwriting;
    Options m_options;
    WritingMode m_mode = WritingMode::Pinyin;
    PrivateText m_text;
    PrivateText m_letters;
    std::vector<PinyinCandidate> m_candidates;
    std::uint32_t m_round = 0;
};

} // namespace yizhan
