#include "server/api/application_json.h"

#include "server/enrollment/application_clerk.h"

namespace yizhan {
namespace {

void add_text(JsonWriter& json, std::string_view key, PrivateText const& text)
{
    if (!text.empty()) json.member(key, text.view());
}

void add_place(JsonWriter& json, std::string_view key, std::string_view id, std::string const& name)
{
    if (id.empty() && name.empty()) return;
    json.begin_object(key);
    if (!id.empty()) json.member("id", id);
    json.member("name", name);
    json.end_object();
}

void add_document(JsonWriter& json, ApplicationForm const& form)
{
    if (!form.document) return;
    json.begin_object("document");
    json.member("kind", name(form.document->kind));
    json.member("number", form.document->number.view());
    json.flag("from_card", form.document->from_card);
    json.end_object();
}

void add_signature(JsonWriter& json, HandSignature const& signature)
{
    json.begin_array("signature");
    for (auto const& stroke : signature) {
        json.begin_array();
        for (auto const& point : stroke) {
            json.begin_array();
            json.element(std::int64_t{point.x});
            json.element(std::int64_t{point.y});
            json.end_array();
        }
        json.end_array();
    }
    json.end_array();
}

void add_history(JsonWriter& json, std::vector<ApplicationMoment> const& history)
{
    json.begin_array("history");
    for (auto const& moment : history) {
        json.begin_object();
        json.member("step", name(moment.step));
        json.member("at", format_rfc3339(moment.at));
        if (!moment.by.empty()) json.member("by", moment.by);
        if (moment.reason) json.member("reason", name(*moment.reason));
        if (moment.withdrawal) json.member("reason", name(*moment.withdrawal));
        if (!moment.note.zh.empty()) json.member("note", moment.note);
        if (moment.too_late) json.flag("too_late", true);
        json.end_object();
    }
    json.end_array();
}

void add_duplicates(JsonWriter& json, std::vector<Duplicate> const& duplicates)
{
    json.begin_array("duplicates");
    for (auto const& [member, why] : duplicates) {
        json.begin_object();
        json.member("member", member.id.text());
        json.member("name", member.masked_name);
        if (member.number) json.member("number", member.number->text());
        if (member.phone) json.member("tail", member.phone->tail);
        json.member("union", member.union_id.text());
        json.member("status", name(member.status));
        json.member("why", name(why));
        json.end_object();
    }
    json.end_array();
}

void add_state(JsonWriter& json, ApplicationRecord const& record)
{
    json.member("id", record.id.text());
    json.member("member", record.member.text());
    json.member("state", record.state ? name(*record.state) : std::string_view{});
    json.member("revision", record.revision);
    json.member("submitted_at", format_rfc3339(record.submitted_at));
    json.member("station", record.station.text());
    json.member("occupation", name(record.applicant.occupation));
    json.member("union", record.union_id.text());
    json.member("route", name(record.route));
    json.flag("incomplete", record.incomplete);
    json.flag("renewal", record.renewal);
    json.flag("helped", record.helper.has_value());
    if (record.number) json.member("number", record.number->text());
}

void add_problems(JsonWriter& json, std::vector<std::string> const& problems)
{
    json.begin_array("problems");
    for (auto const& problem : problems) json.element(std::string_view{problem});
    json.end_array();
}

} // namespace

void add_listed(
    JsonWriter& json, ApplicationRecord const& record, FormCheck const& check, std::vector<Duplicate> const& duplicates)
{
    add_state(json, record);
    auto const applicant = applicant_now(record, check);
    json.member("name", applicant.masked_name);
    if (applicant.phone) json.member("tail", applicant.phone->tail);
    json.member("duplicates", static_cast<std::int64_t>(duplicates.size()));
    add_problems(json, check.problems);
}

void add_opened(JsonWriter& json, ApplicationRecord const& record, OpenedForm const& opened, FormPlaces const& places,
    std::vector<Duplicate> const& duplicates)
{
    auto const& form = opened.form;
    add_state(json, record);
    add_problems(json, opened.problems);
    json.member("name", opened.shut ? std::string_view{record.applicant.masked_name} : form.name.view());
    add_document(json, form);
    if (form.sex) json.member("sex", name(*form.sex));
    add_text(json, "birth", form.birth);
    add_text(json, "ethnic_group", form.ethnic_group);
    add_text(json, "address", form.address);
    add_text(json, "phone", form.phone);
    add_place(json, "employer", form.employer ? form.employer->text() : "", places.employer);
    add_place(json, "community", form.community ? form.community->text() : "", places.community);
    if (form.consent) {
        json.begin_object("consent");
        json.member("version", form.consent->version.text());
        json.member("language", form.consent->language == Language::English ? "en" : "zh");
        json.end_object();
    }
    add_signature(json, form.signature);
    if (record.applicant.phone) json.member("tail", record.applicant.phone->tail);
    if (!places.reason.zh.empty()) json.member("reason", places.reason);
    add_history(json, record.history);
    add_duplicates(json, duplicates);
}

} // namespace yizhan
