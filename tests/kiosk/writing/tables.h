// The house's own tables of names, as a kiosk reads them.
#pragma once

#include "kiosk/writing/writing_engines.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace yizhan::test {

inline std::string house_text(std::string const& path)
{
    char const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root ? root : "."} + "/" + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline WritingEngines::Texts house_texts()
{
    auto const table = [](std::string const& name) { return house_text("assets/writing/" + name + ".tsv"); };
    return {table("surnames"), table("given_characters"), table("given_names"), table("sounded_names"),
        table("rare_characters")};
}

inline NameTables house_tables()
{
    auto const texts = house_texts();
    return NameTables::parse(
        {texts.surnames, texts.given_characters, texts.given_names, texts.sounded_names, texts.rare_characters})
        .value();
}

} // namespace yizhan::test
