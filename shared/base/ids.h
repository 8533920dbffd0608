// Identifiers that cannot be swapped by mistake. An id is 1..64 characters of [A-Za-z0-9._-]; anything else never
// becomes one, so an id is safe in a path, a log line, a header and a file name.
#pragma once

#include "shared/base/result.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace yizhan {

bool is_id_text(std::string_view text);

template <class Tag> class Id {
public:
    Id() = default; // empty: no id
    static Result<Id> parse(std::string_view text)
    {
        if (!is_id_text(text)) return fail(ErrorCode::InvalidInput, "not an id");
        return Id{std::string{text}};
    }
    // For ids made by this program; text that is not an id is a bug.
    static Id make(std::string text);

    std::string const& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    auto operator<=>(Id const&) const = default;

private:
    explicit Id(std::string text) : m_text{std::move(text)} { }
    std::string m_text;
};

[[noreturn]] void die_of_bad_id(std::string_view text);

template <class Tag> Id<Tag> Id<Tag>::make(std::string text)
{
    if (!is_id_text(text)) die_of_bad_id(text);
    return Id{std::move(text)};
}

using MemberId = Id<struct MemberTag>; // opaque, random; says nothing about the person
using CardId = Id<struct CardTag>; // 16 hex digits: the credential's cti (RFC 8392)
using UnionId = Id<struct UnionTag>;
using StationId = Id<struct StationTag>;
using KioskId = Id<struct KioskTag>;
using IncarnationId = Id<struct IncarnationTag>; // 16 hex digits: one life of a kiosk's journal
using BootId = Id<struct BootTag>; // one boot of the machine
using EventId = Id<struct EventTag>; // UUIDv7 (RFC 9562); also the operation id of the tap that caused it
using VisitId = Id<struct VisitTag>;
using UseId = Id<struct UseTag>;
using AmenityId = Id<struct AmenityTag>;
using BulletinId = Id<struct BulletinTag>;
using ApplicationId = Id<struct ApplicationTag>; // UUIDv7
using CeremonyId = Id<struct CeremonyTag>; // UUIDv7: many people joining one after another
using EmployerId = Id<struct EmployerTag>;
using ParkId = Id<struct ParkTag>; // a logistics park, a market, a building of many firms
using CommunityId = Id<struct CommunityTag>;
using RoutingRuleId = Id<struct RoutingRuleTag>;
using ConsentVersion = Id<struct ConsentTag>; // such as 2026-09-01
using MachineId = Id<struct MachineTag>; // one washing machine, one bed
using SessionId = Id<struct SessionTag>; // UUIDv7: one use of a machine, from start to end
using TicketId = Id<struct TicketTag>; // UUIDv7: one place in a queue for machines
using GoodsId = Id<struct GoodsTag>;
using CampaignId = Id<struct CampaignTag>;
using TakingId = Id<struct TakingTag>; // UUIDv7: somebody took something
using MovementId = Id<struct MovementTag>; // UUIDv7: one entry of a ledger
using ExceptionId = Id<struct ExceptionTag>; // of what it is about: the same facts make the same exception
using ServiceId = Id<struct ServiceTag>; // an entry of the service catalogue
using RequestId = Id<struct RequestTag>; // UUIDv7: a service that somebody asked for

// Place of an event in one incarnation of one kiosk's journal: 1, 2, 3, …, no gaps. 0 = none yet.
using Seq = std::uint64_t;

} // namespace yizhan

template <class Tag> struct std::hash<yizhan::Id<Tag>> {
    std::size_t operator()(yizhan::Id<Tag> const& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
