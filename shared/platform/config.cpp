#include "shared/platform/config.h"

#include "shared/platform/files.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

namespace yizhan {
namespace {

constexpr std::size_t text_bytes_max = 4096;

} // namespace

struct ConfigFile::State {
    std::string name;
    toml::table table;
    std::set<toml::node const*> known; // nodes that were asked for, and the tables above them
    std::vector<std::string> faults;

    void fault(toml::node const& node, std::string_view key, std::string_view what)
    {
        auto text = fmt::format("{}:{}: {}: {}", name, node.source().begin.line, key, what);
        if (std::find(faults.begin(), faults.end(), text) == faults.end()) faults.push_back(std::move(text));
    }

    toml::node const* find(std::string_view const whole)
    {
        std::string_view key = whole;
        toml::table const* table_now = &table;
        for (;;) {
            auto const dot = key.find('.');
            toml::node const* const node = table_now->get(key.substr(0, dot));
            if (!node) return nullptr;
            known.insert(node);
            if (dot == std::string_view::npos) return node;
            key.remove_prefix(dot + 1);
            table_now = node->as_table();
            if (!table_now) {
                fault(*node, whole.substr(0, whole.size() - key.size() - 1), "must be a table");
                return nullptr;
            }
        }
    }

    void list_unknown(toml::table const& from, std::string const& prefix, std::vector<std::string>& out) const
    {
        for (auto const& [key, node] : from) {
            auto const path = prefix + std::string{key.str()};
            auto const at = fmt::format("{}:{}: {}", name, key.source().begin.line, path);
            if (!known.contains(&node)) {
                out.push_back(at + ": unknown key");
            } else if (auto const* const inner = node.as_table()) {
                list_unknown(*inner, path + ".", out);
            }
        }
    }
};

ConfigFile::ConfigFile(std::unique_ptr<State> state) : m_state{std::move(state)} { }
ConfigFile::ConfigFile(ConfigFile&&) noexcept = default;
ConfigFile& ConfigFile::operator=(ConfigFile&&) noexcept = default;
ConfigFile::~ConfigFile() = default;

Result<ConfigFile> ConfigFile::read(std::filesystem::path const& path)
{
    auto const content = SystemFiles{}.read(path);
    if (!content) return fail(content.error().code, fmt::format("{}: {}", path.string(), content.error().cause));
    return parse(*content, path.string());
}

Result<ConfigFile> ConfigFile::parse(std::string_view text, std::string name)
{
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    try {
        state->table = toml::parse(text, state->name);
    } catch (toml::parse_error const& error) {
        return fail(ErrorCode::InvalidInput,
            fmt::format("{}:{}: {}", state->name, error.source().begin.line, error.description()));
    }
    return ConfigFile{std::move(state)};
}

std::string ConfigFile::text(std::string_view key, std::string fallback)
{
    auto const* const node = m_state->find(key);
    if (!node) return fallback;
    auto const* const value = node->as_string();
    if (!value) {
        m_state->fault(*node, key, "must be a text");
        return fallback;
    }
    if (value->get().size() > text_bytes_max || value->get().find('\0') != std::string::npos) {
        m_state->fault(*node, key, fmt::format("must be at most {} bytes, none of them zero", text_bytes_max));
        return fallback;
    }
    return value->get();
}

std::int64_t ConfigFile::integer(std::string_view key, std::int64_t fallback, std::int64_t min, std::int64_t max)
{
    auto const* const node = m_state->find(key);
    if (!node) return fallback;
    auto const* const value = node->as_integer();
    if (!value || value->get() < min || value->get() > max) {
        m_state->fault(*node, key, fmt::format("must be a whole number from {} to {}", min, max));
        return fallback;
    }
    return value->get();
}

bool ConfigFile::flag(std::string_view key, bool fallback)
{
    auto const* const node = m_state->find(key);
    if (!node) return fallback;
    auto const* const value = node->as_boolean();
    if (!value) {
        m_state->fault(*node, key, "must be true or false");
        return fallback;
    }
    return value->get();
}

std::string ConfigFile::choice(std::string_view key, std::string fallback, std::vector<std::string> const& allowed)
{
    auto const* const node = m_state->find(key);
    if (!node) return fallback;
    auto const* const value = node->as_string();
    if (!value || std::find(allowed.begin(), allowed.end(), value->get()) == allowed.end()) {
        m_state->fault(*node, key, fmt::format("must be one of: {}", fmt::join(allowed, ", ")));
        return fallback;
    }
    return value->get();
}

Result<void> ConfigFile::finish() const
{
    auto faults = m_state->faults;
    m_state->list_unknown(m_state->table, "", faults);
    if (faults.empty()) return {};
    return fail(ErrorCode::InvalidInput, fmt::format("{}", fmt::join(faults, "\n")));
}

} // namespace yizhan
