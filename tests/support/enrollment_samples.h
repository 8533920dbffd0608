// One of each fact and row of joining, for tests of everything that writes and reads them. Synthetic people only.
#pragma once

#include "shared/domain/application_form.h"
#include "shared/domain/events.h"
#include "shared/domain/feed.h"

#include <vector>

namespace yizhan::test {

inline ApplicationSubmitted sample_submitted()
{
    ApplicationSubmitted e;
    e.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-3e4f5a6b7c8d");
    e.member = MemberId::make("m-1");
    e.applicant = {"陈**", PhoneKey{"0007", 'c'}, Occupation::Courier};
    e.union_id = UnionId::make("u-1");
    e.route = Route::Line;
    e.consent = ConsentVersion::make("2026-09-01");
    e.card = CardId::make("00112233445566aa");
    e.card_expires = UtcMs{1'798'099'200'000};
    e.form = {"0a0b0c0d", "c2VhbGVk"};
    return e;
}

inline std::vector<EventBody> enrollment_events()
{
    auto const application = sample_submitted().application;
    auto const ceremony = CeremonyId::make("01934f2e-9d6b-7c1a-8b2d-000000000001");
    auto const volunteer = MemberId::make("m-9");
    auto const card = CardId::make("00112233445566bb");
    auto helped = sample_submitted();
    helped.renewal = true;
    helped.incomplete = true;
    helped.applicant.phone.reset();
    helped.helped = {volunteer, ceremony};
    ApplicationApproved approved;
    approved.application = application;
    approved.member = MemberId::make("m-1");
    approved.number = MemberNumber::of_serial(1'234'567);
    approved.union_id = UnionId::make("u-1");
    approved.card = card;
    approved.by = "staff.one";
    return {ApplicationDrafted{application, {}}, ApplicationDrafted{application, {volunteer, ceremony}},
        sample_submitted(), helped,
        ApplicationAmended{application, 2, {FormField::Document, FormField::Phone}, true, UnionId::make("u-2"),
            {volunteer, {}}, {"0a0b0c0d", "c2VhbGVk"}},
        ApplicationAmended{application, 3, {}, false, {}, {}, {"0a0b0c0d", "c2VhbGVk"}},
        ApplicationWithdrawn{application, WithdrawalReason::LeftAlone, "employer"},
        ApplicationWithdrawn{application, WithdrawalReason::ByPerson, {}},
        ApplicationSentBack{application, 1, DecisionReason::DocumentUnclear, {FormField::Document},
            {"请带身份证来", "Please bring your card"}, "staff.one"},
        ApplicationSentBack{application, 1, DecisionReason::PhoneWrong, {}, {}, "staff.one"}, approved,
        ApplicationRefused{application, 2, DecisionReason::NotEligible, {"不符合", ""}, "staff.one"},
        CardReissued{MemberId::make("m-1"), card, RevocationReason::Replaced, "phone"},
        CardRevoked{MemberId::make("m-1"), card, RevocationReason::Lost, "staff.one"},
        MemberMerged{MemberId::make("m-1"), MemberId::make("m-2"), "staff.one"},
        CeremonyOpened{ceremony, UnionId::make("u-1"), "霞浦园区食堂", 40, volunteer},
        CeremonyOpened{ceremony, UnionId::make("u-1"), "", 0, volunteer}, CeremonyClosed{ceremony, 38, 2, 1},
        VolunteerSignedIn{volunteer}, VolunteerRefused{SignInRefusal::WrongPin, card},
        VolunteerRefused{SignInRefusal::NotAVolunteer, {}}, VolunteerSignedOut{volunteer, true, 12, 3, 1}};
}

inline std::vector<FeedRow> enrollment_rows()
{
    Member provisional;
    provisional.id = MemberId::make("m-3");
    provisional.masked_name = "陈**";
    provisional.union_id = UnionId::make("u-1");
    provisional.status = MemberStatus::Provisional;
    provisional.card = CardId::make("00112233445566aa");
    Union joined{
        UnionId::make("u-1"), {"霞浦工会", "Xiapu union"}, UnionId::make("u-0"), UnionLevel::Township, 2'350, 4, 500};
    Amenity goods;
    goods.id = AmenityId::make("cooling-pack");
    goods.name = {"清凉包", "Cooling pack"};
    goods.icon = "ac_unit";
    goods.policy = {Demand::FreshCode, 48};
    RoutingRule rule;
    rule.id = RoutingRuleId::make("r-1");
    rule.route = Route::Point;
    rule.order = 3;
    rule.occupations = {Occupation::TruckDriver, Occupation::Courier};
    rule.employers = {EmployerId::make("e-1")};
    rule.parks = {ParkId::make("xiapu")};
    rule.communities = {CommunityId::make("c-1")};
    rule.union_id = UnionId::make("u-1");
    rule.reason = {"您是{occupation}", "You are a {occupation}"};
    SealingKeyRow key{"0a0b0c0d", {}, UtcMs{5}};
    key.key.fill(7);
    ApplicationStanding standing;
    standing.id = sample_submitted().application;
    standing.member = MemberId::make("m-1");
    standing.card = CardId::make("00112233445566aa");
    standing.state = ApplicationState::SentBack;
    standing.revision = 2;
    standing.applicant = sample_submitted().applicant;
    standing.reason = DecisionReason::DocumentUnclear;
    standing.note = {"请带身份证来", ""};
    standing.fix = {FormField::Document, FormField::Name};
    standing.since = UtcMs{1'795'507'200'000};
    ConsentText consent{ConsentVersion::make("2026-09-01"), {"入会须知", "Before you join"},
        {"第一段\n\n第二段", "One\n\nTwo"}, UtcMs{5}};
    Volunteer volunteer{MemberId::make("m-9"), "王*", CardId::make("00112233445566cc"),
        "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA", UtcMs{1'798'099'200'000}, {StationId::make("s-1")}};
    return {provisional, joined, goods, rule, key, standing, consent, volunteer,
        MergedMember{MemberId::make("m-2"), MemberId::make("m-1")},
        PickupRow{CardId::make("00112233445566aa"), Bytes(200, 9), UtcMs{1'798'099'200'000}},
        Employer{EmployerId::make("e-1"), {"鸿运货运", "Hongyun Haulage"}, "hyhy", ParkId::make("xiapu"),
            UnionId::make("u-1")},
        Employer{EmployerId::make("e-2"), {"单干户", ""}, "dgh sgh", {}, {}},
        Community{CommunityId::make("c-1"), {"城湾社区", "Chengwan"}, "cwsq"},
        KioskCertificateRow{KioskId::make("k1"), Bytes(180, 3)}};
}

// As large as a form can be: every text at its bound in characters of four bytes, a signature that jumps about.
inline ApplicationForm largest_form()
{
    auto const repeated = [](std::string_view character, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += character;
        return PrivateText{out};
    };
    ApplicationForm form;
    form.name = repeated("𠀀", 60);
    form.document = ShownDocument{DocumentKind::ForeignPermanentResident, repeated("9", 18), false};
    form.sex = Sex::Female;
    form.birth = PrivateText{"1990-01-01"};
    form.ethnic_group = repeated("𠀀", 20);
    form.address = repeated("𠀀", 70);
    form.phone = repeated("1", 11);
    form.occupation = Occupation::FoodDeliveryRider;
    form.employer = EmployerId::make(std::string(64, 'e'));
    form.employer_text = repeated("𠀀", 60);
    form.community = CommunityId::make(std::string(64, 'c'));
    form.community_text = repeated("𠀀", 60);
    form.consent = ConsentGiven{ConsentVersion::make(std::string(64, 'v')), Language::English};
    Stroke const jumps(max_signature_points / max_signature_strokes, StrokePoint{});
    form.signature.assign(max_signature_strokes, jumps);
    bool far = true;
    for (auto& stroke : form.signature) {
        for (auto& point : stroke) {
            point = far ? StrokePoint{1000, 1000} : StrokePoint{0, 0};
            far = !far;
        }
    }
    form.pickup_key.assign(32, 0xFF);
    return form;
}

} // namespace yizhan::test
