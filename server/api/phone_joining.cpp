#include "server/api/phone_joining.h"

#include "server/api/phone_attempt.h"
#include "server/api/phone_cards.h"
#include "server/enrollment/duplicates.h"
#include "server/ingest/roster.h"
#include "shared/domain/surname.h"
#include "shared/protocol/application_form.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"
#include "shared/protocol/sealed_form.h"

#include <string.h> // explicit_bzero

namespace yizhan {
namespace {

// The problem with a list beside it.
template <class Add> HttpResponse problem_with_list(Problem const& problem, std::string_view code, Add add)
{
    JsonWriter json;
    json.member("status", std::int64_t{problem.status});
    json.member("code", code);
    json.member("detail", problem.detail);
    json.member("detail_zh", problem.detail_zh);
    add(json);
    return {problem.status, {{"content-type", std::string{problem_content_type}}}, json.finish()};
}

HttpResponse not_valid(std::vector<std::string> const& fields)
{
    auto const problem
        = problem_with(ErrorCode::InvalidInput, {"有几处还要再看一眼。", "Something needs another look."}, 422);
    return problem_with_list(problem, name(problem.code), [&](JsonWriter& json) {
        json.begin_array("fields");
        for (auto const& field : fields) json.element(field);
        json.end_array();
    });
}

HttpResponse known_already(std::vector<std::string> const& people)
{
    auto const problem = problem_with(ErrorCode::Conflict,
        {"名单上有很像的人，看看是不是您。", "Somebody like this is on the list: is it you?"}, 409);
    return problem_with_list(problem, "already_member", [&](JsonWriter& json) {
        json.begin_array("people");
        for (auto const& person : people) {
            json.begin_object();
            json.member("name", person);
            json.end_object();
        }
        json.end_array();
    });
}

// Whoever holds the request any longer has no form in it.
void forget_body(Exchange& exchange)
{
    auto& body = exchange.request.body;
    explicit_bzero(body.data(), body.size());
    body.clear();
}

} // namespace

void PhoneJoining::apply(ExchangePtr const& exchange)
{
    if (auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono()))
        return exchange->answer_later(*pause);
    auto const name = read_application_name(exchange->request.body);
    if (!name) return exchange->answer(name.error());
    // Who sends it again may be slow to do so: the token may be old by then.
    auto known = answer_known(*name);
    if (!known) return exchange->answer(known.error());
    if (*known) return exchange->answer(json_response(std::move(**known)));
    auto application = read_application(exchange->request.body, m_hub.desks.clerk.today());
    forget_body(*exchange);
    if (!application) return exchange->answer(application.error());
    take(exchange, *name, std::move(*application));
}

Result<std::optional<std::string>> PhoneJoining::answer_known(PhoneApplicationName const& name)
{
    auto const known = TRY(m_hub.desks.clerk.find(name.id));
    if (!known) return std::optional<std::string>{};
    auto const card = TRY(m_hub.ports.cards.find(known->card));
    if (!card || card->credential.phone_key != name.phone)
        return fail(ErrorCode::Conflict, "this application is another phone's");
    return std::optional{TRY(answer_json(name.id, *card))};
}

void PhoneJoining::take(ExchangePtr const& exchange, PhoneApplicationName const& name, PhoneApplication application)
{
    auto const kiosk = m_tokens.joining(application.token);
    if (!kiosk) return exchange->answer(token_problem(kiosk.error()));
    auto const step = application.token.kiosk.text() + "." + std::to_string(application.token.step);
    if (auto const pause = m_by_token.take(step, m_hub.machine.clock.mono())) return exchange->answer_later(*pause);
    if (!application.faults.empty()) return exchange->answer(not_valid(application.faults));
    auto const unknown = unknown_fields(application);
    if (!unknown) return exchange->answer(unknown.error());
    if (!unknown->empty()) return exchange->answer(not_valid(*unknown));
    auto const people = people_like(application);
    if (!people) return exchange->answer(people.error());
    if (!people->empty() && !application.not_me) return exchange->answer(known_already(*people));
    auto const done = record(name, application, kiosk->station);
    if (!done) return exchange->answer(done.error());
    m_hub.commits.committed_elsewhere();
    auto answer = answer_known(name);
    if (!answer) return exchange->answer(answer.error());
    if (!*answer) return exchange->answer(problem_of(ErrorCode::Internal));
    exchange->answer(json_response(std::move(**answer)));
}

Result<std::vector<std::string>> PhoneJoining::unknown_fields(PhoneApplication const& application)
{
    auto& feeds = m_hub.ports.feeds;
    auto const& form = application.form;
    std::vector<std::string> out;
    auto const look = [&](FeedKind kind, std::string const& key, std::string_view field) -> Result<void> {
        if (!TRY(feeds.find(district_channel(), kind, key))) out.emplace_back(field);
        return {};
    };
    TRY_DO(look(FeedKind::Union, application.union_id.text(), "union"));
    TRY_DO(look(FeedKind::Consent, form.consent->version.text(), "consent"));
    if (form.employer) TRY_DO(look(FeedKind::Employer, form.employer->text(), "employer"));
    if (form.community) TRY_DO(look(FeedKind::Community, form.community->text(), "community"));
    return out;
}

// Masked names of whom the applicant might be.
Result<std::vector<std::string>> PhoneJoining::people_like(PhoneApplication const& application)
{
    auto const& form = application.form;
    FormCheck check;
    check.document = document_key(form, m_hub.ports.keys);
    check.phone = phone_key(form, m_hub.ports.keys);
    check.masked_name = mask_name(form.name.view());
    check.tail = form.phone.view().substr(form.phone.size() - 4);
    std::vector<std::string> out;
    for (auto const& like : TRY(find_duplicates(m_hub.desks.ports, MemberId{}, check))) {
        if (out.size() == max_people) break;
        out.push_back(like.member.masked_name);
    }
    return out;
}

Result<void> PhoneJoining::record(
    PhoneApplicationName const& name, PhoneApplication const& application, StationId const& station)
{
    auto& random = m_hub.machine.random;
    auto const& clock = m_hub.machine.clock;
    auto const& form = application.form;
    Member member;
    member.id = MemberId::make(random.hex64() + random.hex64());
    member.masked_name = mask_name(form.name.view());
    if (auto const initial = surname_initial(form.name.view()))
        member.phone = PhoneKey{std::string{form.phone.view().substr(form.phone.size() - 4)}, *initial};
    member.union_id = application.union_id;
    member.occupation = form.occupation;
    member.status = MemberStatus::Provisional;
    auto const event = new_event_id(clock.wall(), random);
    auto const& key = m_hub.ports.keys.newest_pair().key();
    auto const sealed = TRY(seal_form(key, {name.id, event, hub_kiosk()}, TRY(encode_form(form))));
    return m_hub.ports.work.run([&]() -> Result<void> {
        auto const expires = clock.wall() + provisional_lifetime;
        auto const card = TRY(m_hub.desks.cards.prepare(member, CredentialClass::Provisional, expires, name.phone));
        TRY_DO(m_hub.ports.cards.add(card.record));
        ApplicationSubmitted submitted;
        submitted.application = name.id;
        submitted.member = member.id;
        submitted.applicant = {member.masked_name, member.phone, member.occupation};
        submitted.union_id = application.union_id;
        submitted.route = application.route;
        submitted.incomplete = !form.document.has_value();
        submitted.consent = form.consent->version;
        submitted.card = card.record.credential.card;
        submitted.card_expires = card.record.credential.expires;
        submitted.form = {key.kid().text(), to_base64(sealed)};
        Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{0}};
        OwnEvent const own{event, station, moment, std::move(submitted)};
        TRY(m_hub.ports.events.append_own({&own, 1}));
        return m_hub.desks.clerk.catch_up();
    });
}

Result<std::string> PhoneJoining::answer_json(ApplicationId const& id, CardRecord const& card)
{
    auto const member = TRY(find_member(m_hub.ports.feeds, card.member));
    if (!member) return fail(ErrorCode::Refused, "the application came to nothing");
    JsonWriter json{1'024};
    json.member("application", id.text());
    json.member("member", card.member.text());
    TRY_DO(add_card(json, m_hub, card, *member));
    return json.finish();
}

} // namespace yizhan
