// What the pages of a ceremony do with a touch: setting it up, the next person, going on with one, and its end.
#include "kiosk/app/volunteer_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr int most_expected = 500;

} // namespace

void VolunteerDesk::on(intent::OpenCeremonySetup const&)
{
    if (!m_duty) return;
    if (m_ceremony.is_open()) return go_to(Page::Ceremony);
    open_setup();
}

void VolunteerDesk::open_setup()
{
    m_setup_place.emplace(
        m_ports.enrollment->pinyin, m_ports.enrollment->handwriting, WritingField::Options{WritingHint::General, 60});
    m_setup_expected = 0;
    m_setup_union.reset();
    // Groups of one union come one after another: the union of whoever joined here last.
    auto const last = m_ports.enrollment->book.applications({}, {}, 1);
    if (last && !last->empty()) m_setup_union = last->front().union_id;
    go_to(Page::Setup);
}

void VolunteerDesk::on(intent::OpenUnionTree const&)
{
    if (m_page != Page::Setup) return;
    m_tree_at = {};
    m_page = Page::SetupTree;
}

void VolunteerDesk::on(intent::OpenTreeNode const& open)
{
    if (m_page != Page::SetupTree) return;
    UnionOffer const offer{m_ports.enrollment->book};
    if (!open.id.empty() && !offer.find(open.id)) return;
    if (open.id.empty() || !offer.tree(open.id).nodes.empty())
        m_tree_at = open.id;
    else
        choose_union(open.id);
}

void VolunteerDesk::on(intent::PickListed const& pick)
{
    if (m_page != Page::SetupTree) return;
    auto const tree = UnionOffer{m_ports.enrollment->book}.tree(m_tree_at);
    if (pick.index < tree.nodes.size()) choose_union(tree.nodes[pick.index].id);
}

void VolunteerDesk::choose_union(UnionId const& id)
{
    m_setup_union = id;
    m_page = Page::Setup;
}

void VolunteerDesk::on(intent::Write const& write)
{
    if (m_page == Page::Setup) m_setup_place->apply(write.action);
}

void VolunteerDesk::on(intent::SetExpected const& set)
{
    if (m_page == Page::Setup) m_setup_expected = std::clamp(set.people, 0, most_expected);
}

void VolunteerDesk::on(intent::StartCeremony const&)
{
    if (m_page != Page::Setup || !m_setup_union || m_ceremony.is_open()) return;
    m_setup_place->finish();
    auto const opened = m_ceremony.open(
        *m_setup_union, std::string{m_setup_place->text().view()}, m_setup_expected, m_duty->volunteer.id);
    if (opened) return go_to(Page::Ceremony);
    log::error("ceremony_not_opened", {{"code", opened.error().code}});
    m_not_recorded = true;
}

// Outside of a ceremony: somebody is helped who came alone.
void VolunteerDesk::on(intent::BeginForm const&)
{
    if (m_duty && (m_page == Page::Desk || m_page == Page::SignIn)) m_wish = NewForm{};
}

void VolunteerDesk::on(intent::NextPerson const&)
{
    if (m_duty && m_page == Page::Ceremony && m_ceremony.is_open()) m_wish = NewForm{};
}

void VolunteerDesk::on(intent::ResumeForm const& resume)
{
    if (!m_duty || m_page != Page::Ceremony) return;
    if (auto draft = m_ceremony.draft_at(resume.index))
        m_wish = Resumed{std::move(*draft)};
    else if (auto application = m_ceremony.incomplete_at(resume.index))
        m_wish = Mended{std::move(*application)};
}

void VolunteerDesk::on(intent::EndCeremony const&)
{
    if (m_page == Page::Ceremony) return go_to(Page::Summary);
    if (m_page != Page::Summary) return;
    if (auto const closed = m_ceremony.close(); !closed) {
        log::error("ceremony_not_closed", {{"code", closed.error().code}});
        m_not_recorded = true;
        return;
    }
    go_to(Page::Desk);
}

} // namespace yizhan
