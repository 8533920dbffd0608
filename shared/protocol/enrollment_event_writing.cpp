// Writing what the events of joining hold, members in the order of the README.
#include "shared/protocol/enrollment_event_data.h"

namespace yizhan {
namespace {

void write_helped(JsonWriter& json, Helped const& helped)
{
    if (helped.volunteer) json.member("volunteer", helped.volunteer->text());
    if (helped.ceremony) json.member("ceremony", helped.ceremony->text());
}

void write_form(JsonWriter& json, SealedForm const& form)
{
    json.member("key", form.key);
    json.member("sealed", form.sealed);
}

} // namespace

void write_applicant(JsonWriter& json, Applicant const& applicant)
{
    json.member("name", applicant.masked_name);
    if (applicant.phone) {
        json.member("tail", applicant.phone->tail);
        json.member("initial", std::string_view{&applicant.phone->initial, 1});
    }
    json.member("occupation", name(applicant.occupation));
}

void write_fields(JsonWriter& json, std::string_view key, std::vector<FormField> const& fields)
{
    json.begin_array(key);
    for (auto const field : fields) json.element(name(field));
    json.end_array();
}

void write_data(JsonWriter& json, ApplicationDrafted const& e)
{
    json.member("application", e.application.text());
    write_helped(json, e.helped);
}

void write_data(JsonWriter& json, ApplicationSubmitted const& e)
{
    json.member("application", e.application.text());
    json.member("member", e.member.text());
    if (e.renewal) json.flag("renewal", true);
    json.begin_object("applicant");
    write_applicant(json, e.applicant);
    json.end_object();
    json.member("union", e.union_id.text());
    json.member("route", name(e.route));
    json.flag("incomplete", e.incomplete);
    json.member("consent", e.consent.text());
    json.member("card", e.card.text());
    json.member("card_expires", format_rfc3339(e.card_expires));
    write_helped(json, e.helped);
    write_form(json, e.form);
}

void write_data(JsonWriter& json, ApplicationAmended const& e)
{
    json.member("application", e.application.text());
    json.member("revision", e.revision);
    write_fields(json, "fields", e.fields);
    json.flag("incomplete", e.incomplete);
    if (e.union_id) json.member("union", e.union_id->text());
    write_helped(json, e.helped);
    write_form(json, e.form);
}

void write_data(JsonWriter& json, ApplicationWithdrawn const& e)
{
    json.member("application", e.application.text());
    json.member("reason", name(e.reason));
    if (!e.page.empty()) json.member("page", e.page);
}

void write_data(JsonWriter& json, ApplicationSentBack const& e)
{
    json.member("application", e.application.text());
    json.member("revision", e.revision);
    json.member("reason", name(e.reason));
    write_fields(json, "fix", e.fix);
    json.member("note", e.note);
    json.member("by", e.by);
}

void write_data(JsonWriter& json, ApplicationApproved const& e)
{
    json.member("application", e.application.text());
    json.member("revision", e.revision);
    json.member("member", e.member.text());
    json.member("number", e.number.text());
    json.member("union", e.union_id.text());
    json.member("card", e.card.text());
    json.member("by", e.by);
}

void write_data(JsonWriter& json, ApplicationRefused const& e)
{
    json.member("application", e.application.text());
    json.member("revision", e.revision);
    json.member("reason", name(e.reason));
    json.member("note", e.note);
    json.member("by", e.by);
}

void write_data(JsonWriter& json, CardReissued const& e)
{
    json.member("member", e.member.text());
    json.member("card", e.card.text());
    json.member("reason", name(e.reason));
    json.member("by", e.by);
}

void write_data(JsonWriter& json, CardRevoked const& e)
{
    json.member("member", e.member.text());
    json.member("card", e.card.text());
    json.member("reason", name(e.reason));
    json.member("by", e.by);
}

void write_data(JsonWriter& json, MemberMerged const& e)
{
    json.member("kept", e.kept.text());
    json.member("dropped", e.dropped.text());
    json.member("by", e.by);
}

void write_data(JsonWriter& json, CeremonyOpened const& e)
{
    json.member("ceremony", e.ceremony.text());
    json.member("union", e.union_id.text());
    json.member("place", e.place);
    json.member("expected", e.expected);
    json.member("volunteer", e.volunteer.text());
}

void write_data(JsonWriter& json, CeremonyClosed const& e)
{
    json.member("ceremony", e.ceremony.text());
    json.member("enrolled", e.enrolled);
    json.member("incomplete", e.incomplete);
    json.member("given_up", e.given_up);
}

void write_data(JsonWriter& json, VolunteerSignedIn const& e) { json.member("volunteer", e.volunteer.text()); }

void write_data(JsonWriter& json, VolunteerRefused const& e)
{
    json.member("reason", name(e.reason));
    if (e.card) json.member("card", e.card->text());
}

void write_data(JsonWriter& json, VolunteerSignedOut const& e)
{
    json.member("volunteer", e.volunteer.text());
    json.flag("left_alone", e.left_alone);
    json.member("enrolled", e.enrolled);
    json.member("unsent", e.unsent);
    json.member("sent_back", e.sent_back);
}

} // namespace yizhan
