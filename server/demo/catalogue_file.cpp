#include "server/demo/catalogue_file.h"

#include "shared/base/utf8.h"
#include "shared/protocol/json_reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace yizhan::demo {
namespace {

constexpr std::int64_t order_max = 10'000;
constexpr std::size_t initials_max = 30;

struct TextMember {
    std::string_view name;
    Bilingual ServiceEntry::*place;
    std::size_t zh_max; // characters
    std::size_t en_max;
};

constexpr std::array texts{
    TextMember{"title", &ServiceEntry::title, 30, 80},
    TextMember{"summary", &ServiceEntry::summary, 120, 280},
    TextMember{"who", &ServiceEntry::who, 120, 280},
    TextMember{"bring", &ServiceEntry::bring, 120, 280},
    TextMember{"where", &ServiceEntry::where, 120, 280},
    TextMember{"how_long", &ServiceEntry::how_long, 120, 280},
    TextMember{"ask", &ServiceEntry::ask, 120, 280},
};

constexpr std::array other_members{"id", "field", "order", "icon", "initials", "situations", "requestable", "offered"};

auto wrong(std::string cause) { return fail(ErrorCode::InvalidInput, std::move(cause)); }

// A name that the file made up is told only where it cannot do harm in a log.
std::string shown(std::string_view name) { return is_id_text(name) ? std::string{name} : "a member"; }

template <class Known> Result<void> only_known(JsonObject const& json, Known is_known)
{
    std::set<std::string_view> seen;
    for (auto const key : json.keys()) {
        if (!is_known(key)) return wrong(shown(key) + ": not known here");
        if (!seen.insert(key).second) return wrong(shown(key) + ": twice");
    }
    return {};
}

Result<std::string> one_language(JsonObject const& json, std::string_view language, std::size_t most)
{
    auto const text = TRY(json.text(language));
    auto const whole = utf8::clean(text, text.size());
    if (whole != text) return wrong(fmt::format("{}: holds what nobody can see", language));
    if (utf8::decode(text).size() > most) return wrong(fmt::format("{}: over {} characters", language, most));
    if (text.find_first_not_of(' ') == std::string_view::npos) return wrong(fmt::format("{}: empty", language));
    return std::string{text};
}

Result<Bilingual> both_languages(JsonObject const& json, TextMember const& member)
{
    auto const in_member = [&](Error const& error) { return wrong(fmt::format("{}.{}", member.name, error.cause)); };
    auto const both = TRY(json.object(member.name));
    auto known = only_known(both, [](std::string_view key) { return key == "zh" || key == "en"; });
    if (!known) return in_member(known.error());
    auto zh = one_language(both, "zh", member.zh_max);
    if (!zh) return in_member(zh.error());
    auto en = one_language(both, "en", member.en_max);
    if (!en) return in_member(en.error());
    return Bilingual{std::move(*zh), std::move(*en)};
}

Result<std::string> initials_of(JsonObject const& json)
{
    auto const initials = TRY(json.text("initials"));
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (initials.empty() || initials.size() > initials_max || !std::ranges::all_of(initials, fits))
        return wrong(fmt::format("initials: 1 to {} of a..z and 0..9", initials_max));
    return std::string{initials};
}

Result<std::vector<LifeSituation>> situations_of(JsonObject const& json)
{
    std::vector<LifeSituation> found;
    for (auto const text : TRY(json.texts("situations", all_life_situations().size()))) {
        auto const situation = life_situation_of(text);
        if (!situation) return wrong("situations: unknown name");
        if (std::ranges::find(found, *situation) != found.end()) return wrong("situations: one twice");
        found.push_back(*situation);
    }
    return found;
}

Result<ServiceEntry> entry_of(JsonObject const& json)
{
    TRY_DO(only_known(json, [](std::string_view key) {
        return std::ranges::find(texts, key, &TextMember::name) != texts.end()
            || std::ranges::find(other_members, key) != other_members.end();
    }));
    ServiceEntry entry;
    entry.id = TRY(json.id<ServiceId>("id"));
    entry.field = TRY(json.named("field", service_field_of));
    entry.order = static_cast<int>(TRY(json.integer("order", -order_max, order_max)));
    entry.icon = TRY(json.text("icon"));
    if (!is_id_text(entry.icon)) return wrong("icon: not a name");
    for (auto const& member : texts) entry.*member.place = TRY(both_languages(json, member));
    entry.initials = TRY(initials_of(json));
    entry.situations = TRY(situations_of(json));
    entry.requestable = TRY(json.flag("requestable"));
    if (json.has("offered")) entry.offered = TRY(json.flag("offered"));
    return entry;
}

// Where in the file: 'entry 18 (skills-forklift)'.
std::string place_of(std::size_t number, JsonObject const& json)
{
    auto const id = json.id<ServiceId>("id");
    return id ? fmt::format("entry {} ({})", number, id->text()) : fmt::format("entry {}", number);
}

} // namespace

Result<std::vector<ServiceEntry>> parse_catalogue(std::string_view text)
{
    JsonDocument document;
    auto const top = TRY(document.parse_object(text));
    TRY_DO(only_known(top, [](std::string_view key) { return key == "services"; }));
    auto const objects = TRY(top.objects("services"));
    if (objects.size() > catalogue_entries_max)
        return fail(ErrorCode::TooLarge, fmt::format("services: over {} entries", catalogue_entries_max));
    std::vector<ServiceEntry> entries;
    std::set<ServiceId> ids;
    for (auto const& object : objects) {
        auto const place = [&] { return place_of(entries.size() + 1, object); };
        auto entry = entry_of(object);
        if (!entry) return fail(entry.error().code, fmt::format("{}: {}", place(), entry.error().cause));
        if (!ids.insert(entry->id).second) return wrong(place() + ": another entry has this id");
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<std::vector<ServiceEntry>> read_catalogue(FileStore const& files, std::filesystem::path const& path)
{
    return parse_catalogue(TRY(files.read(path)));
}

} // namespace yizhan::demo
