// Where no engine for writing is there: letters alone still find by initials.
#pragma once

#include "kiosk/app/writing.h"

namespace yizhan {

class NoWriting final : public PinyinReader, public HandwritingReader {
public:
    bool ready() const override { return false; }
    std::vector<PinyinCandidate> candidates(PinyinQuery const&) override { return {}; }
    Result<std::vector<PrivateText>> recognise(Strokes const&, std::size_t) override
    {
        return std::vector<PrivateText>{};
    }
};

} // namespace yizhan
