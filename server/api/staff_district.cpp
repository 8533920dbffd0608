#include "server/api/staff_district.h"

#include "server/api/row_bodies.h"
#include "server/api/staff_answers.h"
#include "server/enrollment/district_setup.h"
#include "shared/domain/name_table.h"
#include "shared/platform/log.h"
#include "shared/protocol/enrollment_row_data.h"

#include <charconv>

namespace yizhan {
namespace {

constexpr std::size_t usual_entries = 100;
constexpr std::int64_t max_dues_fen = 1'000'000;

constexpr NameTable<RuleFault::Kind, 5> fault_names{{{{RuleFault::Kind::UnknownUnion, "unknown_union"},
    {RuleFault::Kind::UnknownEmployer, "unknown_employer"}, {RuleFault::Kind::UnknownCommunity, "unknown_community"},
    {RuleFault::Kind::Hidden, "hidden"}, {RuleFault::Kind::BadPlaceholder, "bad_placeholder"}}}};

void add_union(JsonWriter& json, Union const& row)
{
    json.begin_object();
    json.member("id", row.id.text());
    json.member("name", row.name);
    if (row.parent) json.member("parent", row.parent->text());
    json.member("level", name(row.level));
    json.member("members", row.members);
    json.member("stations", std::int64_t{row.stations});
    if (row.dues_fen) json.member("dues_fen", *row.dues_fen);
    json.end_object();
}

template <class Row> void add_rows(JsonWriter& json, std::string_view key, std::vector<Row> const& rows)
{
    json.begin_array(key);
    for (auto const& row : rows) {
        json.begin_object();
        write_row(json, row);
        json.end_object();
    }
    json.end_array();
}

// The row in the body; its id stands in the path, and may stand in the body too.
template <class Id> Result<Id> row_id(std::string_view path, JsonObject const& json)
{
    auto const id = TRY(Id::parse(path));
    if (TRY(json.optional_id<Id>("id")).value_or(id) != id) return fail(ErrorCode::InvalidInput, "id: another one");
    return id;
}

Result<Bilingual> row_name(JsonObject const& json)
{
    auto text = TRY(json.bilingual("name", max_row_title));
    if (text.zh.empty()) return fail(ErrorCode::InvalidInput, "name: empty");
    return text;
}

Result<Union> read_union(std::string_view path, std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Union row;
    row.id = TRY(row_id<UnionId>(path, json));
    row.name = TRY(row_name(json));
    row.parent = TRY(json.optional_id<UnionId>("parent"));
    row.level = TRY(json.named("level", union_level_of));
    row.dues_fen = TRY(json.optional_integer("dues_fen", 0, max_dues_fen));
    return row;
}

Result<Employer> read_employer(std::string_view path, std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Employer row;
    row.id = TRY(row_id<EmployerId>(path, json));
    row.name = TRY(row_name(json));
    row.initials = TRY(json.text("initials"));
    row.park = TRY(json.optional_id<ParkId>("park"));
    row.union_id = TRY(json.optional_id<UnionId>("union"));
    return checked(row);
}

Result<Community> read_community(std::string_view path, std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Community row;
    row.id = TRY(row_id<CommunityId>(path, json));
    row.name = TRY(row_name(json));
    row.initials = TRY(json.text("initials"));
    return checked(row);
}

Result<std::vector<RoutingRule>> read_rules(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    std::vector<RoutingRule> rules;
    for (auto const& each : TRY(json.objects("rules"))) {
        auto const row = TRY(read_enrollment_row(FeedKind::RoutingRule, each));
        if (row) rules.push_back(std::get<RoutingRule>(*row));
    }
    if (rules.size() > StaffDistrict::max_rules) return fail(ErrorCode::TooLarge, "rules");
    return rules;
}

// The problem's members, and where each rule stumbles.
HttpResponse faulty(std::vector<RuleFault> const& faults)
{
    auto const problem = problem_with(
        ErrorCode::InvalidInput, {"有规则还不对，没有保存。", "Some rules are not right yet. Nothing was saved."}, 422);
    JsonWriter json{2'048};
    json.member("code", name(problem.code));
    json.member("status", std::int64_t{422});
    json.member("detail", problem.detail);
    json.member("detail_zh", problem.detail_zh);
    json.begin_array("faults");
    for (auto const& fault : faults) {
        json.begin_object();
        json.member("rule", fault.rule.text());
        json.member("kind", fault_names.name_of(fault.kind));
        json.end_object();
    }
    json.end_array();
    return {422, {{"content-type", std::string{problem_content_type}}}, json.finish()};
}

} // namespace

void StaffDistrict::unions(ExchangePtr const& exchange)
{
    auto const all = m_hub.desks.district.unions();
    if (!all) return exchange->answer(all.error());
    JsonWriter json{16'384};
    json.begin_array("unions");
    for (auto const& row : *all) add_union(json, row);
    json.end_array();
    exchange->answer(json_response(json.finish()));
}

void StaffDistrict::put_union(ExchangePtr const& exchange)
{
    auto const row = read_union(exchange->capture, exchange->request.body);
    if (!row) return exchange->answer(row.error());
    answer_empty(*exchange, m_hub.desks.district.put(*row, exchange->staff->name));
}

void StaffDistrict::places(ExchangePtr const& exchange)
{
    auto const employers = m_hub.desks.district.employers();
    auto const communities = m_hub.desks.district.communities();
    if (!employers) return exchange->answer(employers.error());
    if (!communities) return exchange->answer(communities.error());
    JsonWriter json{16'384};
    add_rows(json, "employers", *employers);
    add_rows(json, "communities", *communities);
    exchange->answer(json_response(json.finish()));
}

void StaffDistrict::put_employer(ExchangePtr const& exchange)
{
    auto const row = read_employer(exchange->capture, exchange->request.body);
    if (!row) return exchange->answer(row.error());
    answer_empty(*exchange, m_hub.desks.district.put(*row, exchange->staff->name));
}

void StaffDistrict::put_community(ExchangePtr const& exchange)
{
    auto const row = read_community(exchange->capture, exchange->request.body);
    if (!row) return exchange->answer(row.error());
    answer_empty(*exchange, m_hub.desks.district.put(*row, exchange->staff->name));
}

void StaffDistrict::rules(ExchangePtr const& exchange)
{
    auto const all = m_hub.desks.district.rules();
    if (!all) return exchange->answer(all.error());
    JsonWriter json{16'384};
    add_rows(json, "rules", *all);
    exchange->answer(json_response(json.finish()));
}

void StaffDistrict::put_rules(ExchangePtr const& exchange)
{
    auto const wanted = read_rules(exchange->request.body);
    if (!wanted) return exchange->answer(wanted.error());
    auto const faults = m_hub.desks.district.put(*wanted, exchange->staff->name);
    if (!faults) return exchange->answer(faults.error());
    if (!faults->empty()) return exchange->answer(faulty(*faults));
    rules(exchange);
}

void StaffDistrict::audit(ExchangePtr const& exchange) { answer(*exchange, audit_json(exchange->request)); }

Result<std::string> StaffDistrict::audit_json(HttpRequest const& request)
{
    std::optional<std::uint64_t> before;
    if (auto const text = query_parameter(request.query, "before"); text && !text->empty()) {
        std::uint64_t value = 0;
        auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        if (error != std::errc{} || end != text->data() + text->size() || value > (1ULL << 53))
            return fail(ErrorCode::InvalidInput, "before: not a cursor");
        before = value;
    }
    auto const page = TRY(m_hub.ports.audit.list(before, TRY(limit_asked(request, usual_entries, max_entries))));
    JsonWriter json{16'384};
    json.begin_array("entries");
    for (auto const& entry : page.entries) {
        json.begin_object();
        json.member("at", format_rfc3339(entry.at));
        json.member("by", entry.by);
        json.member("action", entry.action);
        json.member("subject", entry.subject);
        json.end_object();
    }
    json.end_array();
    if (page.next) json.member("next", std::to_string(*page.next));
    return json.finish();
}

void StaffDistrict::revoke_kiosk(ExchangePtr const& exchange)
{
    auto const kiosk = KioskId::parse(exchange->capture);
    if (!kiosk) return exchange->answer(kiosk.error());
    auto const done = revoke(*kiosk, exchange->staff->name);
    if (done) m_hub.directory.remove(*kiosk);
    answer_empty(*exchange, done);
}

Result<void> StaffDistrict::revoke(KioskId const& kiosk, std::string const& by)
{
    auto const now = m_hub.machine.clock.wall();
    TRY_DO(m_hub.ports.work.run([&]() -> Result<void> {
        TRY_DO(m_hub.ports.kiosks.revoke(kiosk, now));
        TRY_DO(withdraw_certificate(m_hub.ports.feeds, kiosk));
        return m_hub.ports.audit.add({now, by, "revoke_kiosk", kiosk.text()});
    }));
    log::warning("kiosk.revoked", {{"kiosk", kiosk}});
    return {};
}

void StaffDistrict::rotate_enrollment_key(ExchangePtr const& exchange) { answer(*exchange, rotate()); }

// The file comes first: a key that stations seal to must be one that opens.
Result<std::string> StaffDistrict::rotate()
{
    auto const now = m_hub.machine.clock.wall();
    TRY_DO(m_hub.ports.keys.rotate(m_hub.machine.random, now));
    auto const kid = m_hub.ports.keys.newest_pair().kid().text();
    TRY_DO(m_hub.ports.work.run([&]() -> Result<void> {
        TRY_DO(put_keys_and_consent(m_hub.ports.feeds, m_hub.ports.keys, now));
        return m_hub.ports.audit.add({now, "operator", "rotate_enrollment_key", kid});
    }));
    log::info("enrollment_key.rotated", {{"kid", kid}});
    JsonWriter json;
    json.member("kid", kid);
    return json.finish();
}

} // namespace yizhan
