// Reading a TOML file strictly: every key must be known and every value good, and an error names file, line and key.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

class ConfigFile {
public:
    // NotFound, InvalidInput (with the line).
    static Result<ConfigFile> read(std::filesystem::path const& path);
    static Result<ConfigFile> parse(std::string_view text, std::string name);
    ConfigFile(ConfigFile&&) noexcept;
    ConfigFile& operator=(ConfigFile&&) noexcept;
    ~ConfigFile();

    // Keys are dotted: "hub.url". The fallback is used where the key is absent; a value of another type, or outside
    // its range, is noted as an error and the fallback returned.
    std::string text(std::string_view key, std::string fallback);
    std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t min, std::int64_t max);
    bool flag(std::string_view key, bool fallback);
    // One of `allowed`.
    std::string choice(std::string_view key, std::string fallback, std::vector<std::string> const& allowed);

    // Ok when nothing was wrong and every key in the file has been asked for; otherwise InvalidInput whose cause lists
    // each fault as `file:line: key: what is wrong`.
    Result<void> finish() const;

private:
    struct State;
    explicit ConfigFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace yizhan
