// A synthetic applicant, plainly invented, with a scribble for a signature.
#pragma once

#include "server/paper/application_form.h"

#include <cmath>

namespace yizhan::test {

inline HandSignature scribble()
{
    HandSignature strokes;
    for (int stroke = 0; stroke < 3; ++stroke) {
        auto& points = strokes.emplace_back();
        for (int i = 0; i <= 40; ++i) { // loops that lean to the right, as a finger samples them
            double const turn = i * 0.42 + stroke;
            double const x = 110 + stroke * 270 + i * 5.5 + 45 * std::cos(turn);
            double const y = 210 - stroke * 18 + (95 - i * 1.2) * std::sin(turn);
            points.push_back({static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
        }
    }
    strokes.push_back({{930, 300}}); // a dot
    return strokes;
}

inline ConsentText sample_consent()
{
    ConsentText text;
    text.version = ConsentVersion::make("2026-09-01");
    text.title = {"入会申请与个人信息使用同意书", "Application to join, and consent to the use of my data"};
    text.body.zh = "我自愿申请加入中国工会，承认《中国工会章程》，愿意履行会员义务，享受会员权利。\n\n"
                   "为办理入会，工会需要处理我的姓名、证件号码、联系电话、职业、工作单位和居住社区。这些信息加密保存，"
                   "只由有权办理入"
                   "会的工会干部打开，每次打开都有记录；不用于任何商业用途，不提供给用人单位以外的第三方。\n\n"
                   "我可以随时查询、更正我的信息，也可以撤回同意、退出工会。撤回之前的办理依然有效。";
    text.body.en
        = "I apply to join the union of my own free will, accept its constitution, and take on the duties and the "
          "rights "
          "of a member.\n\n"
          "To handle this application the union needs my name, document number, phone, occupation, employer and "
          "community. "
          "They are kept encrypted, opened only by union staff who handle applications, and every opening is recorded. "
          "They are never used for business.\n\n"
          "I may see and correct my data at any time, withdraw my consent and leave the union.";
    text.since = {1'788'192'000'000};
    return text;
}

inline SignedForm sample_form()
{
    SignedForm form;
    form.application = ApplicationId::make("019ab4c2-7d31-7c55-9e02-4f6b8a12c3d4");
    form.organisation = "示例市示例区总工会";
    form.union_name = "示例物流园货运行业联合工会";
    form.form.name.assign("试用甲");
    form.form.document.emplace();
    form.form.document->number.assign("330206199002140017");
    form.form.document->from_card = true;
    form.form.sex = Sex::Male;
    form.form.birth.assign("1990-02-14");
    form.form.ethnic_group.assign("汉族");
    form.form.address.assign("示例省示例市示例区试验街道一号路 88 号 2 幢 301 室");
    form.form.phone.assign("13800000000");
    form.form.occupation = Occupation::TruckDriver;
    form.form.consent = ConsentGiven{ConsentVersion::make("2026-09-01"), Language::Chinese};
    form.form.signature = scribble();
    form.employer.assign("示例鸿运货运有限公司");
    form.community.assign("试验社区");
    form.route = Route::Line;
    form.route_reason = "您是{occupation}，单位“示例鸿运货运有限公司”在示例物流园。";
    form.submitted = {1'795'500'300'000}; // 2026-11-24 14:05 in China
    form.station = "示例物流园司机驿站";
    form.kiosk = "K-02";
    form.helper = "王**";
    form.consent = sample_consent();
    return form;
}

inline SignedForm approved_form()
{
    auto form = sample_form();
    form.decision.state = ApplicationState::Approved;
    form.decision.at = {1'795'586'700'000};
    form.decision.by = "李干事";
    form.decision.number = MemberNumber::of_serial(2'345'678);
    return form;
}

} // namespace yizhan::test
