// Pinyin and handwriting as a test wants them: what was written down for some letters, and nothing else.
#pragma once

#include "kiosk/app/writing.h"

#include <map>
#include <string>

namespace yizhan::test {

class FakePinyin final : public PinyinReader {
public:
    struct Entry {
        std::string text;
        std::size_t letters = 0;
    };

    bool ready() const override { return is_ready; }
    std::vector<PinyinCandidate> candidates(PinyinQuery const& query) override
    {
        asked_before = std::string{query.before};
        std::vector<PinyinCandidate> found;
        if (!is_ready) return found;
        for (Entry const& entry : dictionary[std::string{query.letters}])
            if (found.size() < query.limit) found.push_back({PrivateText{entry.text}, entry.letters});
        return found;
    }

    bool is_ready = true;
    std::map<std::string, std::vector<Entry>> dictionary;
    std::string asked_before;
};

class FakeHandwriting final : public HandwritingReader {
public:
    bool ready() const override { return is_ready; }
    Result<std::vector<PrivateText>> recognise(Strokes const& strokes, std::size_t limit) override
    {
        if (!is_ready) return fail(ErrorCode::Unavailable, "as the test wants");
        std::vector<PrivateText> found;
        for (std::string const& text : looks_like)
            if (!strokes.empty() && found.size() < limit) found.emplace_back(text);
        return found;
    }

    bool is_ready = true;
    std::vector<std::string> looks_like;
};

} // namespace yizhan::test
