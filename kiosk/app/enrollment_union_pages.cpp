// The pages of a form where the union is chosen: of those proposed, or from the whole tree.
#include "kiosk/app/enrollment_desk.h"

#include <algorithm>

namespace yizhan {

void EnrollmentDesk::on(intent::OpenUnionTree const&)
{
    if (!is_on(FormPage::Union)) return;
    m_tree_at = {};
    m_form->page = FormPage::UnionTree;
}

void EnrollmentDesk::on(intent::OpenTreeNode const& open)
{
    if (!is_on(FormPage::UnionTree)) return;
    UnionOffer const offer{m_ports.enrollment->book};
    if (!open.id.empty() && !offer.find(open.id)) return;
    if (open.id.empty() || !offer.tree(open.id).nodes.empty())
        m_tree_at = open.id;
    else
        choose_from_tree(open.id);
}

void EnrollmentDesk::choose_from_tree(UnionId const& id)
{
    m_form->from_tree = UnionChoice{id, Route::Chosen, {}};
    m_form->union_choice = m_form->from_tree;
    m_form->page = FormPage::Union;
    look_up_unions();
}

void EnrollmentDesk::look_up_unions()
{
    UnionOffer const offer{m_ports.enrollment->book};
    m_choices = offer.proposals(*m_form);
    auto const has = [&](UnionId const& id) {
        return std::any_of(
            m_choices.begin(), m_choices.end(), [&](UnionChoice const& one) { return one.union_id == id; });
    };
    if (m_group && !has(m_group->union_id)) m_choices.insert(m_choices.begin(), *m_group);
    if (m_form->from_tree && !has(m_form->from_tree->union_id)) m_choices.push_back(*m_form->from_tree);
    auto& chosen = m_form->union_choice;
    if (chosen && !has(chosen->union_id) && chosen->route == Route::Chosen) m_choices.push_back(*chosen); // of a draft
    auto const there = std::find_if(m_choices.begin(), m_choices.end(),
        [&](UnionChoice const& one) { return chosen && one.union_id == chosen->union_id; });
    if (there != m_choices.end())
        chosen = *there;
    else
        chosen = m_choices.empty() ? std::nullopt : std::optional{m_choices.front()};
}

} // namespace yizhan
