#include "server/store/application_tables.h"

#include "shared/protocol/envelope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace yizhan {
namespace {

constexpr std::string_view line_columns
    = "a.application, a.state, a.submitted_at, a.union_id, a.name, a.tail, a.member, a.card";

Result<ApplicationLine> line_in(sqlite::Statement const& row)
{
    ApplicationLine line;
    line.id = TRY(ApplicationId::parse(row.text(0)));
    auto const state = application_state_of(row.text(1));
    if (!state) return fail(ErrorCode::Corrupt, "an application's state has no name");
    line.state = *state;
    line.submitted_at = UtcMs{row.integer(2)};
    line.union_id = TRY(UnionId::parse(row.text(3)));
    line.masked_name = row.text(4);
    line.tail = row.text(5);
    line.member = TRY(MemberId::parse(row.text(6)));
    line.card = TRY(CardId::parse(row.text(7)));
    return line;
}

// Decided ones are looked at to see what was decided last.
bool is_newest_first(std::optional<ApplicationState> state)
{
    return state && *state != ApplicationState::Submitted && *state != ApplicationState::SentBack;
}

std::string list_query(ApplicationFilter const& filter)
{
    bool const down = is_newest_first(filter.state);
    auto sql = fmt::format("SELECT {} FROM applications a WHERE true", line_columns);
    if (filter.state) sql += " AND a.state = ?1";
    if (!filter.unions.empty()) {
        sql += " AND a.union_id IN (";
        for (auto const& id : filter.unions)
            sql += fmt::format("{}'{}'", &id == &filter.unions.front() ? "" : ",", id.text());
        sql += ")"; // an id has no quote in it
    }
    if (!filter.name.empty()) sql += " AND a.name >= ?2 AND a.name < ?2 || char(1114111)";
    if (!filter.tail.empty()) sql += " AND a.tail = ?3";
    if (filter.after) sql += fmt::format(" AND (a.submitted_at, a.application) {} (?4, ?5)", down ? '<' : '>');
    return sql
        + fmt::format(" ORDER BY a.submitted_at {0}, a.application {0} LIMIT {1}", down ? "DESC" : "ASC", filter.limit);
}

std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<std::string> split(std::string_view words)
{
    std::vector<std::string> out;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        out.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(words.size(), end + 1));
    }
    return out;
}

Result<std::optional<Hash>> hash_in(sqlite::Statement const& row, int column)
{
    if (row.is_null(column)) return std::optional<Hash>{};
    auto const bytes = row.blob(column);
    Hash hash{};
    if (bytes.size() != hash.size()) return fail(ErrorCode::Corrupt, "a key of a form check has a wrong length");
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return std::optional{hash};
}

std::optional<ByteView> view_of(std::optional<Hash> const& hash)
{
    return hash ? std::optional{ByteView{*hash}} : std::nullopt;
}

} // namespace

Result<std::uint64_t> ApplicationTables::taken()
{
    return static_cast<std::uint64_t>(TRY(m_database.integer("SELECT position FROM applications_taken")));
}

Result<void> ApplicationTables::set_taken(std::uint64_t position)
{
    auto set = TRY(m_database.prepare("UPDATE applications_taken SET position = ?"));
    TRY(set.bind(1, position).run());
    return {};
}

Result<ApplicationStore::Slice> ApplicationTables::read_log(std::uint64_t after, std::size_t limit)
{
    Slice slice;
    slice.covered = static_cast<std::uint64_t>(TRY(m_database.integer("SELECT coalesce(max(pos), 0) FROM events")));
    slice.covered = std::max(slice.covered, after);
    auto query = TRY(m_database.prepare(
        "SELECT pos, bytes FROM events WHERE pos > ? AND type >= 'application.' AND type < 'application/' AND "
        "quarantine IS NULL ORDER BY pos LIMIT ?"));
    query.bind(1, after).bind(2, limit);
    std::size_t looked_at = 0;
    while (TRY(query.step())) {
        auto const position = static_cast<std::uint64_t>(query.integer(0));
        if (++looked_at == limit) slice.covered = position;
        // One that was understood when it came in, by a newer version of this program, is passed over.
        auto event = decode_event(as_text(query.blob(1)));
        if (event) slice.events.emplace_back(position, std::move(*event));
    }
    return slice;
}

Result<void> ApplicationTables::note(ApplicationId const& application, EventId const& event, std::uint64_t position)
{
    auto insert = TRY(m_database.prepare("INSERT INTO application_steps VALUES(?, ?, ?) ON CONFLICT DO NOTHING"));
    TRY(insert.bind(1, application.text()).bind(2, event.text()).bind(3, position).run());
    return {};
}

Result<std::vector<ApplicationFact>> ApplicationTables::facts(ApplicationId const& application)
{
    std::vector<ApplicationFact> facts;
    auto query = TRY(m_database.prepare(
        "SELECT e.occurred_at, e.bytes FROM application_steps s JOIN events e USING(pos) WHERE s.application = ?"));
    query.bind(1, application.text());
    while (TRY(query.step())) {
        auto event = TRY(decode_event(as_text(query.blob(1))));
        facts.push_back({std::move(event), UtcMs{query.integer(0)}});
    }
    return facts;
}

Result<std::vector<ApplicationId>> ApplicationTables::all()
{
    std::vector<ApplicationId> found;
    auto query = TRY(m_database.prepare("SELECT DISTINCT application FROM application_steps ORDER BY application"));
    while (TRY(query.step())) found.push_back(TRY(ApplicationId::parse(query.text(0))));
    return found;
}

Result<void> ApplicationTables::keep(ApplicationLine const& line)
{
    auto insert = TRY(m_database.prepare("INSERT OR REPLACE INTO applications VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, line.id.text()).bind(2, name(line.state)).bind(3, line.submitted_at.ms);
    insert.bind(4, line.union_id.text()).bind(5, line.masked_name).bind(6, line.tail);
    TRY(insert.bind(7, line.member.text()).bind(8, line.card.text()).run());
    return {};
}

Result<void> ApplicationTables::clear()
{
    return m_database.execute(
        "DELETE FROM application_steps; DELETE FROM applications; UPDATE applications_taken SET position = 0");
}

Result<std::vector<ApplicationLine>> ApplicationTables::list(ApplicationFilter const& filter)
{
    auto query = TRY(m_database.prepare(list_query(filter)));
    if (filter.state) query.bind(1, name(*filter.state));
    if (!filter.name.empty()) query.bind(2, filter.name);
    if (!filter.tail.empty()) query.bind(3, filter.tail);
    if (filter.after) {
        query.bind(4, filter.after->submitted_at.ms);
        query.bind(5, filter.after->id.text());
    }
    std::vector<ApplicationLine> found;
    while (TRY(query.step())) found.push_back(TRY(line_in(query)));
    return found;
}

Result<std::map<std::string, std::int64_t>> ApplicationTables::counts()
{
    std::map<std::string, std::int64_t> counts;
    auto query = TRY(m_database.prepare("SELECT state, count(*) FROM applications GROUP BY state"));
    while (TRY(query.step())) counts.emplace(query.text(0), query.integer(1));
    return counts;
}

Result<std::optional<ApplicationId>> ApplicationTables::of_card(CardId const& card)
{
    auto query = TRY(m_database.prepare("SELECT application FROM applications WHERE card = ? ORDER BY 1 LIMIT 1"));
    query.bind(1, card.text());
    if (!TRY(query.step())) return std::optional<ApplicationId>{};
    return std::optional{TRY(ApplicationId::parse(query.text(0)))};
}

Result<void> ApplicationTables::keep(FormCheck const& check)
{
    auto insert = TRY(m_database.prepare("INSERT OR REPLACE INTO form_checks VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, check.application.text()).bind(2, check.seen).bind(3, check.at.ms).bind(4, joined(check.problems));
    insert.bind(5, view_of(check.document)).bind(6, view_of(check.phone));
    TRY(insert.bind(7, check.masked_name).bind(8, check.tail).run());
    return {};
}

Result<std::optional<FormCheck>> ApplicationTables::check(ApplicationId const& application)
{
    auto query = TRY(m_database.prepare(
        "SELECT seen, checked_at, problems, document, phone, name, tail FROM form_checks WHERE application = ?"));
    query.bind(1, application.text());
    if (!TRY(query.step())) return std::optional<FormCheck>{};
    FormCheck check;
    check.application = application;
    check.seen = query.text(0);
    check.at = UtcMs{query.integer(1)};
    check.problems = split(query.text(2));
    check.document = TRY(hash_in(query, 3));
    check.phone = TRY(hash_in(query, 4));
    check.masked_name = query.text(5);
    check.tail = query.text(6);
    return std::optional{std::move(check)};
}

Result<std::vector<ApplicationStore::Like>> ApplicationTables::like(FormCheck const& check)
{
    // The strongest reason first; each application once.
    static constexpr std::array<std::pair<Likeness, std::string_view>, 3> ways{{
        {Likeness::Document, "JOIN form_checks c USING(application) WHERE c.document = ?1"},
        {Likeness::Phone, "JOIN form_checks c USING(application) WHERE c.phone = ?1"},
        {Likeness::NameAndTail, "WHERE a.name = ?1 AND a.tail = ?2 AND a.tail <> ''"},
    }};
    static constexpr std::size_t max_found = 20;
    std::vector<Like> found;
    std::set<ApplicationId> seen{check.application};
    for (auto const& [why, how] : ways) {
        auto query = TRY(m_database.prepare(fmt::format(
            "SELECT {} FROM applications a {} ORDER BY a.submitted_at DESC LIMIT {}", line_columns, how, max_found)));
        if (why == Likeness::Document) query.bind(1, view_of(check.document));
        if (why == Likeness::Phone) query.bind(1, view_of(check.phone));
        if (why == Likeness::NameAndTail) query.bind(1, check.masked_name).bind(2, check.tail);
        while (found.size() < max_found && TRY(query.step())) {
            auto line = TRY(line_in(query));
            if (seen.insert(line.id).second) found.push_back({std::move(line), why});
        }
    }
    return found;
}

} // namespace yizhan
