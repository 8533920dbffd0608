#include "kiosk/wiring/writing_texts.h"

#include "shared/platform/log.h"

namespace yizhan {

WritingEngines::Texts writing_texts(FileStore& files, std::filesystem::path const& folder)
{
    auto const text = [&](char const* name) {
        auto read = files.read(folder / name);
        if (read) return std::move(*read);
        log::warning("writing_table_unreadable", {{"table", name}, {"code", read.error().code}});
        return std::string{};
    };
    WritingEngines::Texts texts;
    texts.surnames = text("surnames.tsv");
    texts.given_characters = text("given_characters.tsv");
    texts.given_names = text("given_names.tsv");
    texts.sounded_names = text("sounded_names.tsv");
    texts.rare_characters = text("rare_characters.tsv");
    return texts;
}

} // namespace yizhan
