#include "kiosk/app/enrollment_unions.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr int deepest = 8; // a tree from outside may be a ring

} // namespace

UnionOffer::UnionOffer(EnrollmentBook& book)
{
    if (auto unions = book.unions()) m_unions = std::move(*unions);
    if (auto rules = book.routing_rules()) m_rules = std::move(*rules);
}

std::vector<UnionChoice> UnionOffer::proposals(OpenForm const& form) const
{
    RoutingQuestion question;
    question.occupation = form.occupation.value_or(Occupation::Other);
    if (form.repair) question.occupation = form.repair->standing.applicant.occupation;
    question.employer = form.employer;
    question.community = form.community;
    std::vector<UnionChoice> out;
    for (auto& proposal : propose(question, m_rules)) {
        if (find(proposal.union_id)) out.push_back({proposal.union_id, proposal.route, std::move(proposal.reason)});
    }
    return out;
}

std::optional<Union> UnionOffer::find(UnionId const& id) const
{
    auto const found = std::find_if(m_unions.begin(), m_unions.end(), [&](Union const& one) { return one.id == id; });
    return found == m_unions.end() ? std::nullopt : std::optional{*found};
}

UnionCard UnionOffer::card(UnionChoice const& choice) const
{
    UnionCard card;
    card.id = choice.union_id;
    card.route = choice.route;
    card.reason = choice.reason;
    if (auto const found = find(choice.union_id)) {
        card.name = found->name;
        card.members = found->members;
        card.stations = found->stations;
        card.dues_fen = found->dues_fen;
    }
    return card;
}

bool UnionOffer::is_below(Union const& one, UnionId const& at) const
{
    if (one.id == at) return false;
    if (!at.empty()) return one.parent == at;
    return !one.parent || !find(*one.parent); // whose parent is not known here stands at the root
}

UnionTreePage UnionOffer::tree(UnionId const& at) const
{
    auto const here = find(at);
    UnionId const from = here ? at : UnionId{};
    UnionTreePage page;
    page.at_root = !here;
    if (here && here->parent) page.parent = *here->parent;
    auto up = here;
    for (int i = 0; up && i < deepest; ++i) {
        page.path.insert(page.path.begin(), up->name);
        up = up->parent ? find(*up->parent) : std::nullopt;
    }
    for (auto const& one : m_unions) {
        if (!is_below(one, from)) continue;
        auto const below = std::count_if(
            m_unions.begin(), m_unions.end(), [&](Union const& other) { return is_below(other, one.id); });
        page.nodes.push_back({one.id, one.name, static_cast<int>(below)});
    }
    return page;
}

} // namespace yizhan
