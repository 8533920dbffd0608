// Both engines, opened in the background when somebody may write and closed when nobody has for a while: they hold some
// 50 MB. Until one is there, and for good where its data is missing, its reader is not ready and the others stand in
// for it.
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
    // Nothing is read yet. `opened` is called on `background` each time both are read or missing; it may be null.
    struct Texts {
        std::string surnames;
        std::string given_characters;
        std::string given_names;
        std::string sounded_names;
        std::string rare_characters;
    };
    WritingEngines(WritingFiles files, Texts texts, Executor& background, std::function<void()> opened = {});
    ~WritingEngines();

    // Both on one thread, the one that writes. open() returns at once and reads on `background`, where the texts are
    // parsed too; while it is open it does nothing. close() gives the memory back; while it still reads it does
    // nothing.
    void open();
    void close();

    PinyinReader& pinyin();
    HandwritingReader& handwriting();

private:
    struct Shared;
    class Pinyin;
    class Handwriting;

    Executor& m_background;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<Pinyin> m_pinyin;
    std::unique_ptr<Handwriting> m_handwriting;
};

} // namespace yizhan
