#include "kiosk/app/writing_field.h"

#include "shared/base/overload.h"
#include "shared/base/utf8.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr char separator = '\'';

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_pinyin_key(char32_t key) { return (key >= U'a' && key <= U'z') || key == U'\''; }
char32_t lower(char32_t key) { return key >= U'A' && key <= U'Z' ? key - U'A' + U'a' : key; }

} // namespace

WritingField::WritingField(PinyinReader& pinyin, HandwritingReader& handwriting, Options options)
    : m_pinyin{pinyin}, m_handwriting{handwriting}, m_options{options}
{
}

void WritingField::apply(WritingAction const& action)
{
    std::visit(
        Overload{[this](writing::Press const& a) { press(a.key); },
            [this](writing::Choose const& a) {
                if (a.round == m_round) choose(a.index);
            },
            [this](writing::Erase const&) { erase(); },
            [this](writing::Clear const&) {
                drop_composition();
                m_text.clear();
            },
            [this](writing::UseMode const& a) { use(a.mode); }, [this](writing::Draw const& a) { draw(a.strokes); }},
        action);
}

void WritingField::assign(std::string_view text)
{
    drop_composition();
    m_text.clear();
    for (std::size_t at = 0; at < text.size() && !is_full();) {
        std::size_t const begin = at;
        if (!utf8::is_invisible(utf8::next(text, at))) insert(text.substr(begin, at - begin));
    }
}

void WritingField::finish()
{
    while (is_composing() && !m_candidates.empty()) {
        std::size_t const before = m_letters.size();
        choose(0);
        if (m_letters.size() >= before) return; // no room for it
    }
}

WritingView WritingField::view() const
{
    WritingView view{.text = m_text,
        .letters = m_letters,
        .candidates = {},
        .round = m_round,
        .mode = offered(m_mode),
        .offers_pinyin = m_pinyin.ready(),
        .offers_handwriting = m_handwriting.ready(),
        .full = is_full()};
    view.candidates.reserve(m_candidates.size());
    for (PinyinCandidate const& candidate : m_candidates) view.candidates.push_back(candidate.text);
    return view;
}

WritingMode WritingField::offered(WritingMode wished) const
{
    if (wished == WritingMode::Pinyin && !m_pinyin.ready()) wished = WritingMode::Handwriting;
    if (wished == WritingMode::Handwriting && !m_handwriting.ready())
        wished = m_pinyin.ready() ? WritingMode::Pinyin : WritingMode::English;
    return wished;
}

void WritingField::use(WritingMode mode)
{
    if (mode == m_mode) return;
    finish();
    drop_composition();
    m_mode = mode;
}

void WritingField::press(char32_t key)
{
    if (offered(m_mode) == WritingMode::Pinyin && is_pinyin_key(lower(key))) {
        type_letter(static_cast<char>(lower(key)));
        return;
    }
    if (utf8::is_invisible(key)) return;
    finish();
    if (is_composing()) return;
    std::string character;
    utf8::append(character, key);
    insert(character);
}

void WritingField::type_letter(char letter)
{
    if (is_full() || m_letters.size() >= PinyinReader::most_letters) return;
    // Nothing to part before the first letter or twice.
    if (letter == separator && (m_letters.empty() || m_letters.view().back() == separator)) return;
    m_letters.append({&letter, 1});
    look_up();
}

void WritingField::look_up()
{
    if (m_letters.empty()) {
        m_pinyin.forget();
        set_candidates({});
        return;
    }
    set_candidates(m_pinyin.candidates(
        {.letters = m_letters.view(), .before = m_text.view(), .hint = m_options.hint, .limit = most_candidates}));
}

void WritingField::draw(Strokes const& strokes)
{
    if (offered(m_mode) != WritingMode::Handwriting) return;
    std::vector<PinyinCandidate> candidates;
    if (!strokes.empty())
        if (auto looks_like = m_handwriting.recognise(strokes, most_candidates))
            for (PrivateText& text : *looks_like) candidates.push_back({std::move(text), 0});
    set_candidates(std::move(candidates));
}

void WritingField::choose(std::size_t index)
{
    if (index >= m_candidates.size()) return;
    PinyinCandidate const chosen = m_candidates[index];
    if (!insert(chosen.text.view())) return;
    std::string_view rest = m_letters.view().substr(std::min(chosen.letters, m_letters.size()));
    while (!rest.empty() && rest.front() == separator) rest.remove_prefix(1);
    PrivateText left{rest};
    m_letters = std::move(left);
    look_up();
}

void WritingField::erase()
{
    if (is_composing()) {
        m_letters.pop_back();
        look_up();
        return;
    }
    m_text.erase_last_character();
    set_candidates({});
}

bool WritingField::insert(std::string_view text)
{
    if (characters(m_text.view()) + characters(text) > m_options.longest) return false;
    m_text.append(text);
    return true;
}

void WritingField::set_candidates(std::vector<PinyinCandidate> candidates)
{
    m_candidates = std::move(candidates);
    ++m_round;
}

void WritingField::drop_composition()
{
    m_letters.clear();
    m_pinyin.forget();
    set_candidates({});
}

bool WritingField::is_full() const { return characters(m_text.view()) >= m_options.longest; }

} // namespace yizhan
