// Both engines, opened in the background: until one is there, and for good where its data is missing, its reader is not
// ready and the others stand in for it. What is missing is said once in the log.
#pragma once

#include "kiosk/writing/libime_pinyin.h"
#include "kiosk/writing/zinnia_handwriting.h"
#include "shared/platform/executor.h"
#include "shared/platform/log.h"

#include <functional>
#include <memory>
#include <string>

namespace yizhan {

// Empty paths: where Debian's packages put them.
struct WritingFiles {
    std::string language_model; // libime-data-language-model
    std::string dictionary; // libime-data
    std::string handwriting_model; // tegaki-zinnia-simplified-chinese
};

class WritingEngines {
public:
    // Reads on `background`; `texts` are parsed there too. Returns at once. `opened` is called there when both are
    // read or missing; it may be null.
    struct Texts {
        std::string surnames;
        std::string given_characters;
        std::string given_names;
        std::string sounded_names;
        std::string rare_characters;
    };
    WritingEngines(WritingFiles files, Texts texts, Executor& background, std::function<void()> opened = {});
    ~WritingEngines();

    PinyinReader& pinyin();
    HandwritingReader& handwriting();

private:
    struct Shared;
    class Pinyin;
    class Handwriting;

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<Pinyin> m_pinyin;
    std::unique_ptr<Handwriting> m_handwriting;
};

} // namespace yizhan
