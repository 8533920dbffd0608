// Who looked at what, and who decided what: a port. Rows are only ever added; the database itself refuses the rest.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

struct AuditEntry {
    UtcMs at;
    std::string by; // an account's name, `hub` for the machine, `operator` for its command line, `phone`
    std::string action; // a word: open_form, approve, reissue_card, …
    std::string subject; // an id; never personal
};

class AuditLog {
public:
    virtual ~AuditLog() = default;
    virtual Result<void> add(AuditEntry const& entry) = 0;
    struct Page {
        std::vector<AuditEntry> entries; // newest first
        std::optional<std::uint64_t> next; // where there are older ones
    };
    virtual Result<Page> list(std::optional<std::uint64_t> before, std::size_t limit) = 0;
};

constexpr std::string_view machine_actor = "hub";

} // namespace yizhan
