#include "kiosk/app/catalogue_desk.h"

#include "kiosk/app/enrollment_places.h"
#include "kiosk/app/no_writing.h"
#include "shared/platform/log.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::size_t code_length = 8;
constexpr std::size_t most_letters = 12; // of a search

} // namespace

CatalogueDesk::CatalogueDesk(KioskPorts const& ports, ZoneMinutes zone) : m_ports{ports}, m_zone{zone} { }

void CatalogueDesk::reload()
{
    auto services = m_ports.amenities->catalogue.services();
    if (!services) return log::warning("catalogue_unreadable"); // what was known stays
    m_services = std::move(*services);
}

void CatalogueDesk::open()
{
    m_places.clear();
    m_places.emplace_back(std::in_place_type<Fields>);
    m_not_recorded = false;
}

void CatalogueDesk::back()
{
    if (!m_places.empty()) m_places.pop_back();
    m_not_recorded = false;
}

ServiceEntry const* CatalogueDesk::find(ServiceId const& id) const
{
    auto const found
        = std::find_if(m_services.begin(), m_services.end(), [&](auto const& one) { return one.id == id; });
    return found == m_services.end() ? nullptr : &*found;
}

bool CatalogueDesk::record(EventBody body)
{
    Moment const now = m_ports.clock.moment();
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random), std::move(body)};
    auto const appended = m_ports.journal.append({&event, 1}, now);
    m_not_recorded = !appended;
    if (!appended)
        log::error("not_recorded", {{"code", appended.error().code}});
    else
        m_ports.sync.nudge();
    return appended.has_value();
}

void CatalogueDesk::apply(AmenityIntent const& intent, Attendance const& who)
{
    m_not_recorded = false;
    std::visit([&](auto const& wanted) { on(wanted, who); }, intent);
}

void CatalogueDesk::on(intent::OpenServiceField const& wanted, Attendance const&)
{
    go(List{wanted.field, std::nullopt});
}

void CatalogueDesk::on(intent::OpenSituation const& wanted, Attendance const&)
{
    go(List{std::nullopt, wanted.situation});
}

void CatalogueDesk::on(intent::OpenServiceSearch const&, Attendance const&)
{
    static NoWriting none;
    PinyinReader& pinyin = m_ports.enrollment ? m_ports.enrollment->pinyin : none;
    HandwritingReader& handwriting = m_ports.enrollment ? m_ports.enrollment->handwriting : none;
    m_query.emplace(pinyin, handwriting, WritingField::Options{WritingHint::General, most_letters});
    go(Search{});
}

void CatalogueDesk::on(intent::OpenService const& wanted, Attendance const&)
{
    if (find(wanted.service) != nullptr) go(Entry{wanted.service});
}

// Twice the same tap asks once: the page is another one after the first.
void CatalogueDesk::on(intent::RequestService const&, Attendance const& who)
{
    auto const* place = m_places.empty() ? nullptr : std::get_if<Entry>(&m_places.back());
    auto const* service = place ? find(place->service) : nullptr;
    if (service == nullptr || !service->requestable) return;
    std::array<std::uint8_t, 5> bits{};
    m_ports.random.fill(bits);
    ServiceRequested request;
    request.request = RequestId::make(new_event_id(m_ports.clock.moment().clock.wall, m_ports.random).text());
    request.service = service->id;
    request.code = RequestCode::of_bits(bits);
    request.by = who.by();
    if (who.on_duty != nullptr) request.volunteer = who.on_duty->id;
    Requested const done{request.service, request.code};
    if (record(std::move(request))) m_places.back() = done;
}

void CatalogueDesk::on(intent::OpenFollow const&, Attendance const&)
{
    if (m_places.empty()) m_places.emplace_back(std::in_place_type<Fields>);
    m_places.emplace_back(std::in_place_type<Follow>);
}

void CatalogueDesk::on(intent::PressCode const& wanted, Attendance const&)
{
    auto* follow = m_places.empty() ? nullptr : std::get_if<Follow>(&m_places.back());
    if (follow == nullptr || follow->typed.size() >= code_length) return;
    auto const padded = std::string(code_length - 1, '0') + wanted.key;
    auto const code = RequestCode::parse(padded); // only what can stand in one
    if (!code) return;
    follow->typed += code->text().back();
    follow->not_found = false;
    if (follow->typed.size() == code_length) look_up(*follow);
}

void CatalogueDesk::look_up(Follow& follow)
{
    auto const code = RequestCode::parse(follow.typed);
    if (!code) return;
    auto const found = m_ports.amenities->catalogue.find_request(*code);
    if (found && *found)
        m_places.back() = Standing{*code};
    else
        follow.not_found = true;
}

void CatalogueDesk::on(intent::WithdrawRequest const&, Attendance const&)
{
    auto const* place = m_places.empty() ? nullptr : std::get_if<Standing>(&m_places.back());
    if (place == nullptr) return;
    auto const found = m_ports.amenities->catalogue.find_request(place->code);
    if (!found || !*found || is_ended((*found)->standing.state)) return;
    record(ServiceAdvanced{(*found)->standing.id, RequestState::Withdrawn, {}, {}});
}

void CatalogueDesk::apply(EnrollmentIntent const& intent, Attendance const&)
{
    if (m_places.empty()) return;
    m_not_recorded = false;
    auto* follow = std::get_if<Follow>(&m_places.back());
    if (auto const* write = std::get_if<intent::Write>(&intent)) {
        if (m_query && std::holds_alternative<Search>(m_places.back())) m_query->apply(write->action);
    } else if (std::holds_alternative<intent::EraseLast>(intent) && follow != nullptr && !follow->typed.empty()) {
        follow->typed.pop_back();
        follow->not_found = false;
    }
}

} // namespace yizhan
