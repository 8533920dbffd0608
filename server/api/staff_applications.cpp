#include "server/api/staff_applications.h"

#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/platform/log.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

constexpr std::size_t usual_listed = 50;
constexpr std::size_t max_note_characters = 200;

Result<ApplicationFilter> filter_asked(HttpRequest const& request, DistrictDesk& district)
{
    ApplicationFilter filter;
    if (auto const state = query_parameter(request.query, "state"); state && !state->empty()) {
        filter.state = application_state_of(*state);
        if (!filter.state) return fail(ErrorCode::InvalidInput, "state: unknown name");
    }
    if (auto const root = TRY(id_asked<UnionId>(request, "union"))) {
        filter.unions = TRY(district.subtree(*root));
        if (filter.unions.empty()) return fail(ErrorCode::NotFound, "no such union");
    }
    auto const question = TRY(question_asked(request));
    if (question.number) return fail(ErrorCode::InvalidInput, "q: an applicant has no number yet");
    filter.name = question.name;
    filter.tail = question.tail;
    if (auto const before = TRY(place_asked(request))) {
        filter.after.emplace();
        filter.after->submitted_at = before->at;
        filter.after->id = TRY(ApplicationId::parse(before->id));
    }
    filter.limit = TRY(limit_asked(request, usual_listed, StaffApplications::max_listed));
    return filter;
}

Result<Decision> read_decision(JsonObject const& json)
{
    Decision out;
    out.application = TRY(json.id<ApplicationId>("id"));
    out.revision = static_cast<int>(TRY(json.integer("revision", 0, 1'000'000)));
    out.verdict = TRY(json.named("decision", verdict_of));
    out.union_id = TRY(json.optional_id<UnionId>("union"));
    out.reason = TRY(json.optional_named("reason", decision_reason_of));
    if (json.has("note")) out.note = TRY(json.bilingual("note", max_note_characters));
    if (!json.has("fix")) return out;
    for (auto const text : TRY(json.texts("fix", 16))) {
        auto const field = form_field_of(text);
        if (!field) return fail(ErrorCode::InvalidInput, "fix: unknown name");
        out.fix.push_back(*field);
    }
    return out;
}

Result<std::vector<Decision>> read_decisions(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    std::vector<Decision> out;
    for (auto const& each : TRY(json.objects("decisions"))) out.push_back(TRY(read_decision(each)));
    if (out.empty() || out.size() > StaffApplications::max_decisions)
        return fail(ErrorCode::InvalidInput, "decisions: 1 to 200");
    return out;
}

void add_result(JsonWriter& json, ApplicationId const& id, Result<DecisionResult> const& result)
{
    json.begin_object();
    json.member("id", id.text());
    json.flag("ok", result && !result->fault);
    if (!result) {
        json.member("code", name(result.error().code));
    } else {
        if (result->state) json.member("state", name(*result->state));
        if (result->fault) json.member("code", name(*result->fault));
        if (result->number) json.member("number", result->number->text());
    }
    json.end_object();
}

} // namespace

void StaffApplications::list(ExchangePtr const& exchange) { answer(*exchange, list_json(exchange->request)); }

void StaffApplications::open(ExchangePtr const& exchange)
{
    answer(*exchange, open_json(exchange->capture, *exchange->staff));
}

void StaffApplications::decide(ExchangePtr const& exchange)
{
    answer(*exchange, decide_json(exchange->request.body, *exchange->staff));
}

void StaffApplications::print(ExchangePtr const& exchange)
{
    auto opened = open_one(exchange->capture, *exchange->staff, "print_form");
    if (!opened) return exchange->answer(opened.error());
    auto sheet = sheet_of(std::move(*opened));
    if (!sheet) return exchange->answer(sheet.error());
    // Laying out a page takes its time.
    auto const shared = std::make_shared<SignedForm>(std::move(*sheet));
    m_hub.machine.offload.post([exchange, shared] {
        auto pdf = paper_form(*shared);
        if (!pdf) return exchange->answer(pdf.error());
        exchange->answer({200, {{"content-type", "application/pdf"}}, std::move(*pdf)});
    });
}

Result<std::string> StaffApplications::list_json(HttpRequest const& request)
{
    auto& desks = m_hub.desks;
    auto const filter = TRY(filter_asked(request, desks.district));
    TRY_DO(desks.clerk.catch_up());
    auto const lines = TRY(desks.ports.applications.list(filter));
    JsonWriter json{32'768};
    json.begin_array("applications");
    for (auto const& line : lines) {
        auto const record = TRY(desks.clerk.find(line.id));
        if (!record) continue;
        auto const check = TRY(desks.ports.applications.check(line.id)).value_or(FormCheck{});
        json.begin_object();
        add_listed(json, *record, check, TRY(find_duplicates(desks.ports, record->member, check)));
        json.end_object();
    }
    json.end_array();
    if (lines.size() == filter.limit) json.member("next", text_of({lines.back().submitted_at, lines.back().id.text()}));
    json.begin_object("counts");
    for (auto const& [state, count] : TRY(desks.ports.applications.counts())) json.member(state, count);
    json.end_object();
    return json.finish();
}

Result<StaffApplications::Opened> StaffApplications::open_one(
    std::string_view id, StaffIdentity const& who, std::string_view action)
{
    auto& desks = m_hub.desks;
    auto const application = TRY(ApplicationId::parse(id));
    TRY_DO(desks.clerk.catch_up());
    auto record = TRY(desks.clerk.find(application));
    if (!record || !record->is_submitted()) return fail(ErrorCode::NotFound, "no such application");
    TRY_DO(desks.ports.audit.add({m_hub.machine.clock.wall(), who.name, std::string{action}, application.text()}));
    log::info("application.opened", {{"application", application}, {"account", who.account}, {"for", action}});
    auto form = open_application(*record, desks.ports.keys, desks.clerk.today());
    auto places = TRY(places_of(*record, form.form));
    return Opened{std::move(*record), std::move(form), std::move(places)};
}

Result<std::string> StaffApplications::open_json(std::string_view id, StaffIdentity const& who)
{
    auto const opened = TRY(open_one(id, who, "open_form"));
    auto const check = TRY(m_hub.ports.applications.check(opened.record.id)).value_or(FormCheck{});
    auto const duplicates = TRY(find_duplicates(m_hub.desks.ports, opened.record.member, check));
    JsonWriter json{16'384};
    add_opened(json, opened.record, opened.form, opened.places, duplicates);
    return json.finish();
}

Result<std::string> StaffApplications::decide_json(std::string_view body, StaffIdentity const& who)
{
    auto const decisions = TRY(read_decisions(body));
    JsonWriter json{4'096};
    json.begin_array("results");
    for (auto const& decision : decisions) {
        auto const result = m_hub.desks.decisions.decide(decision, who.name);
        if (!result) log::error("decision.failed", {{"code", result.error().code}, {"cause", result.error().cause}});
        add_result(json, decision.application, result);
    }
    json.end_array();
    m_hub.commits.committed_elsewhere();
    return json.finish();
}

Result<FormPlaces> StaffApplications::places_of(ApplicationRecord const& record, ApplicationForm const& form)
{
    auto& feeds = m_hub.ports.feeds;
    FormPlaces places;
    places.employer = form.employer_text.view();
    places.community = form.community_text.view();
    RoutingQuestion question;
    question.occupation = form.occupation;
    if (form.employer) {
        auto const row = TRY(feeds.find(district_channel(), FeedKind::Employer, form.employer->text()));
        if (row) question.employer = std::get<Employer>(*row);
        if (row) places.employer = question.employer->name.zh;
    }
    if (form.community) {
        auto const row = TRY(feeds.find(district_channel(), FeedKind::Community, form.community->text()));
        if (row) question.community = std::get<Community>(*row);
        if (row) places.community = question.community->name.zh;
    }
    for (auto& proposal : propose(question, TRY(m_hub.desks.district.rules()))) {
        if (proposal.union_id == record.union_id && proposal.route == record.route)
            places.reason = std::move(proposal.reason);
    }
    return places;
}

Result<SignedForm> StaffApplications::sheet_of(Opened&& opened)
{
    auto& feeds = m_hub.ports.feeds;
    auto const& record = opened.record;
    if (opened.form.shut) return fail(ErrorCode::Conflict, "this form cannot be opened");
    SignedForm sheet;
    sheet.application = record.id;
    sheet.revision = record.revision;
    for (auto const& each : TRY(m_hub.desks.district.unions())) {
        if (!each.parent && each.level == UnionLevel::District) sheet.organisation = each.name.zh;
        if (each.id == record.union_id) sheet.union_name = each.name.zh;
    }
    sheet.employer = PrivateText{opened.places.employer};
    sheet.community = PrivateText{opened.places.community};
    sheet.form = std::move(opened.form.form);
    sheet.route = record.route;
    sheet.route_reason = opened.places.reason.zh;
    sheet.submitted = record.submitted_at;
    sheet.zone = m_hub.settings.zone;
    auto const station = TRY(feeds.find(station_channel(record.station), FeedKind::Station, record.station.text()));
    if (station) sheet.station = std::get<Station>(*station).name.zh;
    if (record.kiosk != hub_kiosk()) sheet.kiosk = record.kiosk.text();
    if (record.helper) {
        auto const helper = TRY(find_member(feeds, *record.helper));
        sheet.helper = helper ? helper->masked_name : record.helper->text();
    }
    auto const consent = TRY(feeds.find(district_channel(), FeedKind::Consent, record.consent.text()));
    if (consent) sheet.consent = std::get<ConsentText>(*consent);
    if (record.state) sheet.decision.state = *record.state;
    sheet.decision.at = record.since;
    sheet.decision.by = record.decided_by;
    sheet.decision.reason = record.reason;
    sheet.decision.note = record.note.zh;
    sheet.decision.number = record.number;
    return sheet;
}

} // namespace yizhan
