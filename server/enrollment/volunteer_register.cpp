#include "server/enrollment/volunteer_register.h"

#include "server/ingest/roster.h"

namespace yizhan {

Result<std::optional<Volunteer>> VolunteerRegister::find(MemberId const& member)
{
    auto row = TRY(m_ports.feeds.find(district_channel(), FeedKind::Volunteer, member.text()));
    if (!row) return std::optional<Volunteer>{};
    return std::optional{std::get<Volunteer>(std::move(*row))};
}

Result<IssuedCard> VolunteerRegister::prepare(Appointment const& appointment)
{
    auto const member = TRY(find_member(m_ports.feeds, appointment.member));
    if (!member) return fail(ErrorCode::NotFound, "no such member");
    if (member->status != MemberStatus::Active) return fail(ErrorCode::Refused, "a volunteer is an active member");
    if (appointment.until <= m_ports.clock.wall()) return fail(ErrorCode::InvalidInput, "until: past");
    return m_cards.prepare(*member, CredentialClass::Volunteer, appointment.until);
}

Result<void> VolunteerRegister::appoint(
    Appointment const& appointment, IssuedCard const& card, std::string verifier, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto const member = TRY(find_member(m_ports.feeds, appointment.member));
        // Much may have happened while the verifier was made.
        if (!member || member->status != MemberStatus::Active) return fail(ErrorCode::Refused, "not an active member");
        auto const now = m_ports.clock.wall();
        std::vector<FeedRow> rows;
        if (auto const before = TRY(find(member->id)))
            rows.emplace_back(Revocation{before->card, member->id, RevocationReason::Replaced, now});
        TRY_DO(m_ports.cards.add(card.record));
        rows.emplace_back(Volunteer{member->id, member->masked_name, card.record.credential.card, std::move(verifier),
            appointment.until, appointment.stations});
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return m_ports.audit.add({now, by, "appoint_volunteer", member->id.text()});
    });
}

Result<void> VolunteerRegister::dismiss(MemberId const& id, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto const volunteer = TRY(find(id));
        if (!volunteer) return fail(ErrorCode::NotFound, "not a volunteer");
        auto const now = m_ports.clock.wall();
        std::vector<FeedRow> const rows{
            Revocation{volunteer->card, id, RevocationReason::Left, now}, RemovedRow{FeedKind::Volunteer, id.text()}};
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return m_ports.audit.add({now, by, "dismiss_volunteer", id.text()});
    });
}

} // namespace yizhan
