// The written names of what the app tells of itself.
// The names under which the kiosk's values travel and are logged.
#include "kiosk/app/journal.h"
#include "kiosk/app/views.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<StorageState, 4> storage_states{{{{StorageState::Ok, "ok"}, {StorageState::Full, "full"},
    {StorageState::ReadOnly, "read_only"}, {StorageState::Damaged, "damaged"}}}};

} // namespace

std::string_view name(StorageState state) { return storage_states.name_of(state); }

} // namespace yizhan
