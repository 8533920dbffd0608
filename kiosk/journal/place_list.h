// The names of a few thousand places in memory, for looking one up with every letter that is typed. Made anew when the
// feed has brought something.
#pragma once

#include "kiosk/journal/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yizhan::journal {

class PlaceList {
public:
    // `sql` gives id, name_zh, name_en, initials; a literal.
    explicit PlaceList(char const* sql) : m_sql{sql} { }

    // `version`: another one than last time: the table may have changed.
    Result<void> refresh(Connection& connection, std::uint64_t version);
    // Ids, at most `limit`, best first: initials that are just this, that begin so, a name that begins so, a name that
    // has it somewhere; of equals the shorter name. Any of the readings will do. `text` is in lower case, not empty.
    std::vector<std::string> find(std::string const& text, std::size_t limit) const;

private:
    struct Place {
        std::string id;
        std::string zh;
        std::string en;
        std::string readings; // each between spaces
    };
    static std::optional<int> rank(Place const& place, std::string const& text, std::string const& reading);

    char const* m_sql;
    std::vector<Place> m_places; // by length of the name, then name
    std::optional<std::uint64_t> m_version;
};

// ASCII letters in lower case, all else as it is.
std::string lower_letters(std::string text);

} // namespace yizhan::journal
