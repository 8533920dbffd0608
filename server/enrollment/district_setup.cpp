#include "server/enrollment/district_setup.h"

#include "shared/protocol/kiosk_certificate.h"

namespace yizhan {
namespace {

template <class Row> Result<bool> is_there(FeedStore& feeds, FeedKind kind, Row const& row)
{
    auto const known = TRY(feeds.find(district_channel(), kind, feed_key(row)));
    return known == FeedRow{row};
}

} // namespace

ConsentText usual_consent(UtcMs now)
{
    ConsentText text;
    text.version = ConsentVersion::make("2026-11-01");
    text.title = {"入会前请看一看", "Before you join"};
    text.body = {
        "我们记下什么：您的姓名、证件号码、手机号、工作、单位和社区，还有您的签名。只用来办入会、发会员码、给您提供服务"
        "。\n\n"
        "谁能看到：您填的内容一提交就加密封存，这台自助终端自己也打不开。只有工会负责入会的工作人员能打开，每次打开都会"
        "记下是谁、什么"
        "时候。驿站里的设备只知道打了星号的姓名和手机后四位。\n\n"
        "可以不填的：没带证件可以以后再补；手机号、单位和社区都可以不填。不入会，热水、休息、充电也照样用。\n\n"
        "改和退：任何时候都可以到驿站或者工会改您的资料，也可以退会。退会后会员码马上失效，不再发给您任何东西。",
        "What we keep: your name, the number of your document, your mobile number, your work, employer and community, "
        "and "
        "your signature. They are used for your membership, your member code and the services for you, and for nothing "
        "else.\n\n"
        "Who can see it: what you fill in is sealed the moment you hand it in. This kiosk itself cannot open it again. "
        "Only the union's staff who handle membership can, and each opening is written down with name and time. The "
        "machines at the stations know a name with stars and the last four digits of a phone, no more.\n\n"
        "What you may leave out: a document can be shown later; phone, employer and community are up to you. Hot "
        "water, "
        "a seat and a charge are yours without joining, too.\n\n"
        "Changing and leaving: at any time you can have your details changed, or leave the union, at a station or at "
        "the "
        "union's office. When you leave, your member code stops working at once."};
    text.since = now;
    return text;
}

Result<void> put_keys_and_consent(FeedStore& feeds, HubKeys const& keys, UtcMs now)
{
    std::vector<FeedRow> rows;
    if (!TRY(is_there(feeds, FeedKind::IssuerKey, keys.issuer_row()))) rows.emplace_back(keys.issuer_row());
    for (auto& row : keys.sealing_rows()) {
        if (!TRY(is_there(feeds, FeedKind::SealingKey, row))) rows.emplace_back(std::move(row));
    }
    if (TRY(feeds.rows(district_channel(), FeedKind::Consent)).empty()) rows.emplace_back(usual_consent(now));
    if (rows.empty()) return {};
    return feeds.put(district_channel(), rows);
}

Result<void> certify_kiosk(FeedStore& feeds, HubKeys const& keys, KnownKiosk const& kiosk, UtcMs now)
{
    auto const known = TRY(feeds.find(district_channel(), FeedKind::KioskCertificate, kiosk.id.text()));
    if (auto const* const row = known ? std::get_if<KioskCertificateRow>(&*known) : nullptr) {
        IssuerKeys const own{{{keys.issuer_kid(), keys.issuer().verify_key()}}};
        auto const certificate = read_kiosk_certificate(row->certificate, own);
        if (certificate && certificate->key == kiosk.key && certificate->station == kiosk.station
            && certificate->not_after - now > certificate_renewed_before)
            return {};
    }
    auto const end = UtcMs{(now + certificate_lifetime).ms / 1'000 * 1'000};
    KioskCertificate const certificate{kiosk.id, kiosk.station, kiosk.key, end, keys.issuer_kid()};
    FeedRow const row = KioskCertificateRow{kiosk.id, issue_kiosk_certificate(certificate, keys.issuer())};
    return feeds.put(district_channel(), {&row, 1});
}

Result<void> drop_past_pickups(FeedStore& feeds, UtcMs now)
{
    std::vector<FeedRow> rows;
    for (auto const& row : TRY(feeds.rows(district_channel(), FeedKind::Pickup))) {
        auto const* const pickup = std::get_if<PickupRow>(&row);
        if (pickup && pickup->until < now) rows.emplace_back(RemovedRow{FeedKind::Pickup, pickup->card.text()});
    }
    if (rows.empty()) return {};
    return feeds.put(district_channel(), rows);
}

Result<void> withdraw_certificate(FeedStore& feeds, KioskId const& kiosk)
{
    if (!TRY(feeds.find(district_channel(), FeedKind::KioskCertificate, kiosk.text()))) return {};
    FeedRow const row = RemovedRow{FeedKind::KioskCertificate, kiosk.text()};
    return feeds.put(district_channel(), {&row, 1});
}

} // namespace yizhan
