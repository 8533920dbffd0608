// Pinyin by LibIME, with names first where a name is written. Keeps nothing: no history, no learning; the letters that
// it works on are forgotten with forget().
#pragma once

#include "kiosk/app/writing.h"
#include "kiosk/writing/name_tables.h"

#include <memory>
#include <string>

namespace yizhan {

class LibimePinyin final : public PinyinReader {
public:
    struct Files {
        std::string language_model; // empty: where LibIME itself looks
        std::string dictionary;
    };

    // Reads some 23 MiB. NotFound, Corrupt: no pinyin on this kiosk.
    static Result<std::unique_ptr<LibimePinyin>> open(Files const& files, NameTables tables);
    ~LibimePinyin() override;

    bool ready() const override { return true; }
    std::vector<PinyinCandidate> candidates(PinyinQuery const& query) override;
    void forget() override;

private:
    struct Engine;
    LibimePinyin(std::unique_ptr<Engine> engine, NameTables tables);

    std::unique_ptr<Engine> m_engine;
    NameTables m_tables;
};

} // namespace yizhan
