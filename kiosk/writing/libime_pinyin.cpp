#include "kiosk/writing/libime_pinyin.h"

#include "kiosk/writing/name_speller.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <libime/core/languagemodel.h>
#include <libime/core/lattice.h>
#include <libime/core/segmentgraph.h>
#include <libime/core/userlanguagemodel.h>
#include <libime/pinyin/pinyincontext.h>
#include <libime/pinyin/pinyindictionary.h>
#include <libime/pinyin/pinyinime.h>

namespace yizhan {
namespace {

constexpr std::size_t most_whole = 24; // candidates for all the letters
constexpr std::size_t most_words = 24; // for the first syllables
constexpr std::size_t usual_characters = 48; // of the first syllable, before the rare ones
constexpr float engine_agrees = 2.0F; // what the language model finds too is likelier
constexpr float engine_rank = 0.3F; // the less, the later it finds it

struct Found {
    std::string text;
    std::size_t letters = 0;
};

bool has_ascii(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

bool is_one_character(std::string_view text)
{
    std::size_t at = 0;
    utf8::next(text, at);
    return at == text.size();
}

// The answer while it grows: no two alike, no more than wanted.
class Answer {
public:
    explicit Answer(std::size_t limit) : m_limit{limit} { }

    bool full() const { return m_candidates.size() >= m_limit; }
    bool add(std::string const& text, std::size_t letters)
    {
        if (full() || !m_seen.insert(text).second) return false;
        m_candidates.push_back({PrivateText{text}, letters});
        return true;
    }
    void add(std::vector<NameSpeller::Beginning> const& parts)
    {
        for (auto const& part : parts) add(part.text, part.letters);
    }
    std::vector<PinyinCandidate> take() { return std::move(m_candidates); }

private:
    std::size_t m_limit;
    std::unordered_set<std::string> m_seen;
    std::vector<PinyinCandidate> m_candidates;
};

// The engine's candidates by what they cover; each in the engine's order.
struct Sorted {
    std::vector<Found> whole;
    std::vector<Found> words;
    std::vector<Found> characters;
};

Sorted sort(std::vector<Found> found, std::size_t all_letters)
{
    Sorted sorted;
    for (Found& one : found) {
        if (has_ascii(one.text) || one.letters == 0) continue;
        if (one.letters >= all_letters)
            sorted.whole.push_back(std::move(one));
        else if (is_one_character(one.text))
            sorted.characters.push_back(std::move(one));
        else
            sorted.words.push_back(std::move(one));
    }
    return sorted;
}

// Names that the tables spell and what the engine found, in one order.
void add_names(Answer& answer, NameSpeller const& speller, PinyinQuery const& query, std::vector<Found> const& engine)
{
    std::vector<SpelledName> names = speller.whole_names(query.letters, query.before);
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const [it, fresh] = place.try_emplace(names[i].text, i);
        if (!fresh) names[it->second].cost = std::min(names[it->second].cost, names[i].cost);
    }
    std::vector<SpelledName> others;
    for (std::size_t rank = 0; rank < engine.size(); ++rank) {
        float const late = engine_rank * static_cast<float>(rank);
        auto const known = place.find(engine[rank].text);
        if (known != place.end())
            names[known->second].cost -= std::max(engine_agrees - late, 0.0F);
        else
            others.push_back({engine[rank].text, speller.foreign_cost(engine[rank].text, query.before) + late});
    }
    names.insert(names.end(), others.begin(), others.end());
    std::stable_sort(names.begin(), names.end(), [](auto const& a, auto const& b) { return a.cost < b.cost; });
    std::size_t added = 0;
    for (auto it = names.begin(); it != names.end() && added < most_whole; ++it)
        added += answer.add(it->text, query.letters.size()) ? 1U : 0U;
}

std::vector<PinyinCandidate> put_in_order(NameTables const& tables, PinyinQuery const& query, std::vector<Found> found)
{
    NameSpeller const speller{tables};
    Answer answer{query.limit};
    Sorted const engine = sort(std::move(found), query.letters.size());
    bool const name = query.hint == WritingHint::PersonName;
    std::size_t added = 0;
    // A single syllable has hundreds of whole answers; they are its characters.
    bool const one = !engine.whole.empty() && is_one_character(engine.whole.front().text);
    if (name && !one) add_names(answer, speller, query, engine.whole);
    if (name && one) answer.add(speller.beginnings(query.letters, query.before));
    for (auto it = engine.whole.begin(); it != engine.whole.end() && added < (one ? usual_characters : most_whole);
         ++it)
        added += answer.add(it->text, it->letters) ? 1U : 0U;
    if (one) answer.add(speller.rare_beginnings(query.letters));

    auto const beginnings
        = name && !one ? speller.beginnings(query.letters, query.before) : std::vector<NameSpeller::Beginning>{};
    for (std::size_t i = 0; i < std::min(beginnings.size(), std::size_t{6}); ++i)
        answer.add(beginnings[i].text, beginnings[i].letters);
    for (std::size_t i = 0; i < std::min(engine.words.size(), most_words); ++i)
        answer.add(engine.words[i].text, engine.words[i].letters);
    answer.add(beginnings);
    for (std::size_t i = 0; i < std::min(engine.characters.size(), usual_characters); ++i)
        answer.add(engine.characters[i].text, engine.characters[i].letters);
    if (!one) answer.add(speller.rare_beginnings(query.letters));
    for (Found const& rest : engine.characters) answer.add(rest.text, rest.letters);
    for (Found const& rest : engine.whole) answer.add(rest.text, rest.letters);
    return answer.take();
}

} // namespace

struct LibimePinyin::Engine {
    libime::PinyinIME ime;
    libime::PinyinContext context{&ime};

    explicit Engine(std::shared_ptr<libime::StaticLanguageModelFile const> model)
        : ime{
            std::make_unique<libime::PinyinDictionary>(), std::make_unique<libime::UserLanguageModel>(std::move(model))}
    {
    }

    // A letter more or less is much cheaper than all of them anew.
    std::vector<Found> read(std::string_view letters)
    {
        std::string_view const known = context.userInput();
        if (!letters.starts_with(known)) context.clear();
        std::size_t const typed = context.userInput().size();
        if (typed < letters.size()) context.type(letters.substr(typed));
        std::vector<Found> found;
        for (libime::SentenceResult const& one : context.candidates())
            if (!one.sentence().empty()) found.push_back({one.toString(), one.sentence().back()->to()->index()});
        return found;
    }
};

LibimePinyin::LibimePinyin(std::unique_ptr<Engine> engine, NameTables tables)
    : m_engine{std::move(engine)}, m_tables{std::move(tables)}
{
}

LibimePinyin::~LibimePinyin() = default;

Result<std::unique_ptr<LibimePinyin>> LibimePinyin::open(Files const& files, NameTables tables)
{
    try {
        auto model = files.language_model.empty()
            ? libime::DefaultLanguageModelResolver::instance().languageModelFileForLanguage("zh_CN")
            : std::make_shared<libime::StaticLanguageModelFile const>(files.language_model.c_str());
        if (!model)
            return fail(ErrorCode::NotFound, "pinyin has no language model: install libime-data-language-model");
        auto engine = std::make_unique<Engine>(std::move(model));
        engine->ime.dict()->load(
            libime::PinyinDictionary::SystemDict, files.dictionary.c_str(), libime::PinyinDictFormat::Binary);
        engine->ime.setNBest(3);
        engine->ime.setFuzzyFlags(libime::PinyinFuzzyFlag::Inner);
        return std::unique_ptr<LibimePinyin>{new LibimePinyin{std::move(engine), std::move(tables)}};
    } catch (std::exception const& e) {
        return fail(ErrorCode::NotFound, std::string{"pinyin cannot be read: "} + e.what());
    }
}

std::vector<PinyinCandidate> LibimePinyin::candidates(PinyinQuery const& query)
{
    bool const pinyin = std::all_of(
        query.letters.begin(), query.letters.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
    if (query.letters.empty() || query.letters.size() > most_letters || !pinyin) return {};
    try {
        return put_in_order(m_tables, query, m_engine->read(query.letters));
    } catch (std::exception const&) {
        return {}; // what it cannot read has no candidates
    }
}

void LibimePinyin::forget() { m_engine->context.clear(); }

} // namespace yizhan
