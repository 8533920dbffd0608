// Writing names: how often the right one is among the first five, and how long a key and a drawn character take. The
// names are put together by chance from tables of their own making; the characters were drawn up for this measurement.
#include "tests/bench/bench.h"

#include "kiosk/writing/writing_engines.h"
#include "shared/platform/files.h"

#include <algorithm>
#include <cmath>

namespace yizhan::bench {
namespace {

constexpr std::size_t first = 5;

std::string read(std::string const& path)
{
    return SystemFiles{}.read(std::string{YIZHAN_SOURCE_DIR} + "/" + path).value_or(std::string{});
}

struct Row {
    std::string left;
    std::string right;
};

std::vector<Row> rows(std::string const& text)
{
    std::vector<Row> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find('\n', at), text.size());
        std::string const line = text.substr(at, end - at);
        at = end + 1;
        auto const tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
        found.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return found;
}

NameTables tables()
{
    auto const table = [](std::string const& name) { return read("assets/writing/" + name + ".tsv"); };
    std::string const surnames = table("surnames");
    std::string const characters = table("given_characters");
    std::string const names = table("given_names");
    std::string const sounded = table("sounded_names");
    std::string const rare = table("rare_characters");
    return NameTables::parse({surnames, characters, names, sounded, rare}).value();
}

template <class Texts, class Get> bool is_among_first(Texts const& texts, std::string const& wanted, Get get)
{
    for (std::size_t i = 0; i < std::min(texts.size(), first); ++i)
        if (get(texts[i]) == wanted) return true;
    return false;
}

std::vector<Figure> measure_pinyin()
{
    auto const reader
        = LibimePinyin::open({.language_model = {}, .dictionary = "/usr/share/libime/sc.dict"}, tables()).value();
    Samples keys;
    int right = 0;
    auto const names = rows(read("tests/bench/data/common_names.tsv"));
    for (auto const& [name, letters] : names) {
        std::vector<PinyinCandidate> candidates;
        for (std::size_t typed = 1; typed <= letters.size(); ++typed)
            keys.time([&] {
                candidates = reader->candidates(
                    {std::string_view{letters}.substr(0, typed), "", WritingHint::PersonName, 240});
            });
        reader->forget();
        right += is_among_first(candidates, name, [](auto const& c) { return c.text.view(); }) ? 1 : 0;
    }
    double const share = 100.0 * right / static_cast<double>(std::max<std::size_t>(names.size(), 1));
    return {{"enrollment", "pinyin_right_among_first_5", share, "%", {}, 90, Must::AtLeast,
                "a typed name is among the first five, of 500 put together by chance"},
        {"enrollment", "key_to_candidates_p99", keys.percentile(99) / 1000, "ms", {}, 16, Must::AtMost,
            "key press → candidates, p99"}};
}

// Points x,y parted by spaces, strokes by semicolons; between them a finger leaves a point every 12 units, not quite in
// line.
Strokes draw(std::string const& text, int round)
{
    Strokes strokes{{}};
    int place = round;
    auto const shake = [&] {
        ++place;
        return static_cast<int>(std::lround(6 * std::sin(place * 0.9) + 4 * std::cos(place * 2.3)));
    };
    auto const add = [&](int x, int y) {
        Stroke& stroke = strokes.back();
        StrokePoint const from
            = stroke.empty() ? StrokePoint{static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)} : stroke.back();
        int const steps = std::max(static_cast<int>(std::hypot(x - from.x, y - from.y)) / 12, 1);
        for (int i = 1; i <= steps; ++i)
            stroke.push_back({static_cast<std::int16_t>(from.x + (x - from.x) * i / steps + shake()),
                static_cast<std::int16_t>(from.y + (y - from.y) * i / steps + shake())});
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ';') strokes.emplace_back();
        if (text[at] == ';' || text[at] == ' ') ++at;
        std::size_t used = 0;
        int const x = std::stoi(text.substr(at), &used);
        at += used + 1;
        int const y = std::stoi(text.substr(at), &used);
        at += used;
        add(x, y);
    }
    return strokes;
}

std::vector<Figure> measure_handwriting()
{
    auto const reader = ZinniaHandwriting::open("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model").value();
    Samples times;
    int right = 0;
    int drawn = 0;
    for (auto const& [character, strokes] : rows(read("tests/bench/data/handwriting.tsv")))
        for (int round = 0; round < 5; ++round) {
            Strokes const finger = draw(strokes, round * 17);
            std::vector<PrivateText> found;
            times.time([&] { found = reader->recognise(finger, 60).value(); });
            right += is_among_first(found, character, [](PrivateText const& t) { return t.view(); }) ? 1 : 0;
            ++drawn;
        }
    double const share = 100.0 * right / std::max(drawn, 1);
    return {{"enrollment", "handwriting_right_among_first_5", share, "%", {}, 0, Must::AtLeast,
                "a drawn character is among the first five: 47 simple ones, five trembling fingers (reported only)"},
        {"enrollment", "recognise_p95", times.percentile(95) / 1000, "ms", {}, 50, Must::AtMost,
            "drawn character → candidates, p95"}};
}

Benchmark const pinyin{"enrollment", "pinyin", measure_pinyin};
Benchmark const handwriting{"enrollment", "handwriting", measure_handwriting};

} // namespace
} // namespace yizhan::bench
