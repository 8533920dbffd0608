#include "kiosk/journal/union_rows.h"

namespace yizhan::journal {

Bilingual bilingual_of(Query const& row, int column)
{
    return {std::string{row->text(column)}, std::string{row->text(column + 1)}};
}

std::optional<Union> union_of(Query const& row)
{
    auto const id = UnionId::parse(row->text(0));
    auto const level = union_level_of(row->text(4));
    if (!id || !level) return {};
    Union one;
    one.id = *id;
    one.name = bilingual_of(row, 1);
    if (auto const parent = UnionId::parse(row->text(3))) one.parent = *parent;
    one.level = *level;
    one.members = row->integer(5);
    one.stations = static_cast<int>(row->integer(6));
    if (!row->is_null(7)) one.dues_fen = row->integer(7);
    return one;
}

} // namespace yizhan::journal
