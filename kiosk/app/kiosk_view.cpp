// How the kiosk's state becomes a View, and when the next one is due.
#include "kiosk/app/kiosk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t second_ms = 1'000;

PartOfDay part_of_day(int hour)
{
    if (hour < 5) return PartOfDay::Night;
    if (hour < 11) return PartOfDay::Morning;
    if (hour < 13) return PartOfDay::Noon;
    if (hour < 18) return PartOfDay::Afternoon;
    return hour < 23 ? PartOfDay::Evening : PartOfDay::Night;
}

} // namespace

std::vector<AmenityTile> Kiosk::tiles(std::map<AmenityId, std::int64_t> const& uses)
{
    std::vector<AmenityTile> out;
    for (auto const& amenity : m_amenities) {
        if (!amenity.offered) continue;
        auto const found = uses.find(amenity.id);
        AmenityTile tile{amenity, found == uses.end() ? 0 : found->second, answer_for(amenity), std::nullopt};
        if (m_services && amenity.kind == AmenityKind::Timed) tile.timed = m_services->state(amenity.id);
        out.push_back(std::move(tile));
    }
    return out;
}

SyncLine Kiosk::sync_line(TrustedNow const& now)
{
    auto const status = m_ports.journal.status();
    SyncLine line{status.unsent, std::nullopt, false, status.storage};
    if (m_sync.agreed_at) {
        line.agreed_at = to_local(*m_sync.agreed_at, m_options.zone);
        line.agreed_today = local_day(*m_sync.agreed_at, m_options.zone) == local_day(now.time, m_options.zone);
    }
    return line;
}

std::optional<UndoToast> Kiosk::undo_toast(MonoMs mono)
{
    bool const home = std::holds_alternative<HomeView>(m_screen);
    if (!home && !std::holds_alternative<CheckedInView>(m_screen)) return std::nullopt;
    auto const use = m_amenity_desk.newest(m_visit, mono);
    if (!use) return std::nullopt;
    auto const amenity = std::find_if(
        m_amenities.begin(), m_amenities.end(), [&](Amenity const& one) { return one.id == use->used.amenity; });
    if (amenity == m_amenities.end()) return std::nullopt;
    auto const left = (undo_window - (mono - use->at)).count();
    return UndoToast{use->used.use, amenity->name, static_cast<int>((left + second_ms - 1) / second_ms)};
}

void Kiosk::fill_home(HomeView& home, TrustedNow const& now)
{
    auto const uses = m_ports.journal.amenity_uses(local_day(m_ports.clock.moment().occurred_at(), m_options.zone));
    home.amenities = tiles(uses ? *uses : std::map<AmenityId, std::int64_t>{});
    home.check_in_code = m_ports.code.at(now.time).bitmap;
    home.has_bulletins = m_has_bulletins;
    if (m_services) home.calls = m_services->calls();
}

void Kiosk::fill_welcome(CheckedInView& welcome, int hour)
{
    Visit const* visit = current_visit();
    if (visit == nullptr) return;
    welcome.at = to_local(visit->at, m_options.zone);
    welcome.part_of_day = part_of_day(hour);
    welcome.visit_of_month = visit->visit_of_month;
    welcome.occupation = visit->event.occupation;
    welcome.assurance = visit->event.assurance;
    welcome.amenities = tiles(visit->uses);
    if (m_services) {
        if (!m_offers) {
            m_offers = m_services->offers(attendance());
            m_points = visit->member ? m_services->points(*visit) : 0;
        }
        welcome.offers = *m_offers;
    }
    if (!visit->member) return;
    welcome.masked_name = visit->member->masked_name;
    welcome.surname = surname_of(visit->member->masked_name);
    welcome.points = m_services ? m_points : visit->member->points;
    auto const found = m_ports.book.find_union(visit->member->union_id);
    if (found && *found) welcome.union_name = (*found)->name;
}

void Kiosk::fill_screen(View& view, TrustedNow const& now)
{
    if (is_at_services()) {
        auto const who = attendance();
        auto const amenity = m_services->amenity_shown(who);
        m_screen = m_services->view(who, amenity ? answer_for(*amenity) : ServiceAnswer::Allowed);
    }
    auto const countdown = m_return.seconds_left(m_ports.clock.mono());
    std::visit(
        [&](auto& screen) {
            if constexpr (requires { screen.countdown; }) screen.countdown = countdown;
        },
        m_screen);
    if (is_joining()) m_screen = m_counter->view();
    if (auto* home = std::get_if<HomeView>(&m_screen)) fill_home(*home, now);
    if (auto* welcome = std::get_if<CheckedInView>(&m_screen)) fill_welcome(*welcome, view.now.hour);
}

void Kiosk::publish()
{
    auto view = std::make_shared<View>();
    TrustedNow const now = m_ports.clock.now();
    view->revision = ++m_revision;
    view->language = m_language;
    view->large_text = m_large_text;
    view->station = m_station;
    view->now = to_local(now.time, m_options.zone);
    view->sync = sync_line(now);
    view->undo = undo_toast(m_ports.clock.mono());
    if (m_counter && m_counter->on_duty() != nullptr) view->volunteer = m_counter->on_duty()->masked_name;
    fill_screen(*view, now);
    view->screen = m_screen;
    bool const home = std::holds_alternative<HomeView>(m_screen);
    schedule(now.time, home ? std::optional{m_ports.code.at(now.time).until} : std::nullopt);
    m_sink(std::move(view));
}

// One timer, for whatever changes next: a countdown, the undo, the minute, the rotating code.
void Kiosk::schedule(UtcMs now, std::optional<UtcMs> code_until)
{
    MonoMs const mono = m_ports.clock.mono();
    Millis delay{minute_ms - now.ms % minute_ms};
    if (code_until && *code_until > now) delay = std::min(delay, *code_until - now);
    for (auto const* one : {&m_return, &m_reset}) {
        if (auto const change = one->next_change(mono)) delay = std::min(delay, *change - mono);
    }
    if (m_counter) {
        if (auto const change = m_counter->next_change(mono)) delay = std::min(delay, *change - mono);
    }
    if (m_services) {
        if (auto const change = m_services->next_change(mono)) delay = std::min(delay, *change - mono);
    }
    if (auto const use = m_amenity_desk.newest(m_visit, mono)) {
        auto const into_second = (mono - use->at).count() % second_ms;
        delay = std::min(delay, Millis{second_ms - into_second});
    }
    MonoMs const due = mono + std::max(delay, Millis{1});
    if (m_timer_due && *m_timer_due <= due && *m_timer_due > mono) return; // it will publish, and look again
    m_timer_due = due;
    m_ports.executor.post_after(due - mono, [this, due, alive = std::weak_ptr<int>{m_alive}] {
        if (!alive.expired() && m_timer_due == due) tick();
    });
}

void Kiosk::tick()
{
    MonoMs const mono = m_ports.clock.mono();
    m_timer_due.reset();
    if (m_counter) {
        m_counter->tick(mono);
        show_counter();
    }
    if (m_services) m_services->tick(mono);
    if (m_return.is_due(mono)) go_home();
    if (m_reset.is_due(mono)) {
        m_reset.stop();
        m_language = m_options.language;
        m_large_text = false;
    }
    publish();
}

} // namespace yizhan
