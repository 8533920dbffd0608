#include "shared/domain/feed.h"

#include "shared/base/bytes.h"
#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<FeedKind, 27> feed_kinds{{{{FeedKind::Member, "member"}, {FeedKind::Revocation, "revocation"},
    {FeedKind::Union, "union"}, {FeedKind::IssuerKey, "issuer_key"}, {FeedKind::Bulletin, "bulletin"},
    {FeedKind::Station, "station"}, {FeedKind::Amenity, "amenity"}, {FeedKind::Merged, "merged"},
    {FeedKind::Pickup, "pickup"}, {FeedKind::Employer, "employer"}, {FeedKind::Community, "community"},
    {FeedKind::RoutingRule, "routing_rule"}, {FeedKind::Consent, "consent"}, {FeedKind::Volunteer, "volunteer"},
    {FeedKind::SealingKey, "sealing_key"}, {FeedKind::KioskCertificate, "kiosk_certificate"},
    {FeedKind::Application, "application"}, {FeedKind::StationName, "station_name"}, {FeedKind::Machine, "machine"},
    {FeedKind::MachineSession, "machine_session"}, {FeedKind::Goods, "goods"}, {FeedKind::StockPart, "stock_part"},
    {FeedKind::Campaign, "campaign"}, {FeedKind::CampaignPart, "campaign_part"},
    {FeedKind::MemberTakings, "member_takings"}, {FeedKind::Service, "service"},
    {FeedKind::ServiceRequest, "service_request"}}}};

struct KeyOf {
    std::string operator()(Member const& row) const { return row.id.text(); }
    std::string operator()(Revocation const& row) const { return row.card.text(); }
    std::string operator()(Union const& row) const { return row.id.text(); }
    std::string operator()(IssuerKeyRow const& row) const { return to_hex(row.kid); }
    std::string operator()(Bulletin const& row) const { return row.id.text(); }
    std::string operator()(Station const& row) const { return row.id.text(); }
    std::string operator()(Amenity const& row) const { return row.id.text(); }
    std::string operator()(MergedMember const& row) const { return row.dropped.text(); }
    std::string operator()(PickupRow const& row) const { return row.card.text(); }
    std::string operator()(Employer const& row) const { return row.id.text(); }
    std::string operator()(Community const& row) const { return row.id.text(); }
    std::string operator()(RoutingRule const& row) const { return row.id.text(); }
    std::string operator()(ConsentText const& row) const { return row.version.text(); }
    std::string operator()(Volunteer const& row) const { return row.id.text(); }
    std::string operator()(SealingKeyRow const& row) const { return row.kid; }
    std::string operator()(KioskCertificateRow const& row) const { return row.kiosk.text(); }
    std::string operator()(ApplicationStanding const& row) const { return row.id.text(); }
    std::string operator()(StationName const& row) const { return row.id.text(); }
    std::string operator()(Machine const& row) const { return row.id.text(); }
    std::string operator()(MachineSession const& row) const { return row.session.text(); }
    std::string operator()(Goods const& row) const { return row.id.text(); }
    std::string operator()(StockPart const& row) const
    {
        return row.goods.text() + "/" + row.kiosk.text() + "/" + row.incarnation.text();
    }
    std::string operator()(Campaign const& row) const { return row.id.text(); }
    std::string operator()(CampaignPart const& row) const
    {
        return row.campaign.text() + "/" + row.kiosk.text() + "/" + row.incarnation.text();
    }
    std::string operator()(MemberTakings const& row) const { return row.campaign.text() + "/" + row.member.text(); }
    std::string operator()(ServiceEntry const& row) const { return row.id.text(); }
    std::string operator()(RequestStanding const& row) const { return row.id.text(); }
    std::string operator()(RemovedRow const& row) const { return row.key; }
};

struct KindOf {
    FeedKind operator()(Member const&) const { return FeedKind::Member; }
    FeedKind operator()(Revocation const&) const { return FeedKind::Revocation; }
    FeedKind operator()(Union const&) const { return FeedKind::Union; }
    FeedKind operator()(IssuerKeyRow const&) const { return FeedKind::IssuerKey; }
    FeedKind operator()(Bulletin const&) const { return FeedKind::Bulletin; }
    FeedKind operator()(Station const&) const { return FeedKind::Station; }
    FeedKind operator()(Amenity const&) const { return FeedKind::Amenity; }
    FeedKind operator()(MergedMember const&) const { return FeedKind::Merged; }
    FeedKind operator()(PickupRow const&) const { return FeedKind::Pickup; }
    FeedKind operator()(Employer const&) const { return FeedKind::Employer; }
    FeedKind operator()(Community const&) const { return FeedKind::Community; }
    FeedKind operator()(RoutingRule const&) const { return FeedKind::RoutingRule; }
    FeedKind operator()(ConsentText const&) const { return FeedKind::Consent; }
    FeedKind operator()(Volunteer const&) const { return FeedKind::Volunteer; }
    FeedKind operator()(SealingKeyRow const&) const { return FeedKind::SealingKey; }
    FeedKind operator()(KioskCertificateRow const&) const { return FeedKind::KioskCertificate; }
    FeedKind operator()(ApplicationStanding const&) const { return FeedKind::Application; }
    FeedKind operator()(StationName const&) const { return FeedKind::StationName; }
    FeedKind operator()(Machine const&) const { return FeedKind::Machine; }
    FeedKind operator()(MachineSession const&) const { return FeedKind::MachineSession; }
    FeedKind operator()(Goods const&) const { return FeedKind::Goods; }
    FeedKind operator()(StockPart const&) const { return FeedKind::StockPart; }
    FeedKind operator()(Campaign const&) const { return FeedKind::Campaign; }
    FeedKind operator()(CampaignPart const&) const { return FeedKind::CampaignPart; }
    FeedKind operator()(MemberTakings const&) const { return FeedKind::MemberTakings; }
    FeedKind operator()(ServiceEntry const&) const { return FeedKind::Service; }
    FeedKind operator()(RequestStanding const&) const { return FeedKind::ServiceRequest; }
    FeedKind operator()(RemovedRow const& row) const { return row.kind; }
};

} // namespace

std::string_view name(FeedKind kind) { return feed_kinds.name_of(kind); }
std::optional<FeedKind> feed_kind_of(std::string_view text) { return feed_kinds.value_of(text); }
std::string feed_key(FeedRow const& row) { return std::visit(KeyOf{}, row); }
FeedKind feed_kind(FeedRow const& row) { return std::visit(KindOf{}, row); }

std::string const& district_channel()
{
    static std::string const channel{"district"};
    return channel;
}

std::string station_channel(StationId const& station) { return "station." + station.text(); }

} // namespace yizhan
