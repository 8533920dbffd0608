// Writing Chinese on the touchscreen, as the use cases see it: what typed pinyin or drawn strokes may mean. Both are
// called on the app thread, answer within a frame, learn nothing and keep nothing of what was written.
#pragma once

#include "shared/base/private_text.h"
#include "shared/base/result.h"
#include "shared/base/strokes.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace yizhan {

// What is being written: it decides which of many characters of one sound come first.
enum class WritingHint { PersonName, General };

struct PinyinQuery {
    std::string_view letters; // a..z (v is ü), with ' between syllables where somebody put one
    std::string_view before; // what stands in the field already: after 欧阳 comes a given name
    WritingHint hint = WritingHint::General;
    std::size_t limit = 60;
};

struct PinyinCandidate {
    PrivateText text;
    std::size_t letters = 0; // it stands for so many of the letters, from the first; the rest stays to be chosen

    bool operator==(PinyinCandidate const&) const = default;
};

class PinyinReader {
public:
    static constexpr std::size_t most_letters = 48;

    virtual ~PinyinReader() = default;
    // False until its data is read, a second after the start, and for good where the data is missing.
    virtual bool ready() const = 0;
    // Likeliest first: what covers all letters, then what covers the first syllables, down to single characters.
    // No two alike. Any bytes may come in; what is no pinyin gives nothing. Nothing while it is not ready.
    virtual std::vector<PinyinCandidate> candidates(PinyinQuery const& query) = 0;
    // Nothing is being composed any more: whatever it still holds of the letters goes.
    virtual void forget() { }
};

class HandwritingReader {
public:
    virtual ~HandwritingReader() = default;
    // False where its model is missing: then handwriting is not offered.
    virtual bool ready() const = 0;
    // The characters that the strokes look like, likeliest first; none for no strokes. Unavailable: not ready.
    virtual Result<std::vector<PrivateText>> recognise(Strokes const& strokes, std::size_t limit) = 0;
};

} // namespace yizhan
