// An invented person who joins, as a kiosk would send them: forms that are really sealed, to a key and a place.
#pragma once

#include "shared/domain/application_form.h"
#include "shared/domain/events.h"
#include "shared/protocol/application_form.h"
#include "shared/protocol/private_box.h"
#include "shared/protocol/sealed_form.h"

#include <string>
#include <utility>

namespace yizhan::test {

struct JoiningPerson {
    // What must never be found in clear.
    std::string name = "陈永孝";
    std::string document = "33020619900307001X";
    std::string phone = "13800137007";

    ApplicationId application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-3e4f5a6b7c8d");
    MemberId member = MemberId::make("m-joining");
    CardId card = CardId::make("00112233445566aa");
    UnionId union_id = UnionId::make("u1");
    KioskId kiosk = KioskId::make("k-1");
    std::string code = "YZ1:the provisional code"; // which the pickup key is made from

    ApplicationForm form(bool with_document = true) const
    {
        ApplicationForm out;
        out.name = PrivateText{name};
        if (with_document) out.document = ShownDocument{DocumentKind::ResidentId, PrivateText{document}, true};
        out.phone = PrivateText{phone};
        out.occupation = Occupation::Courier;
        out.employer_text = PrivateText{"鸿运货运"};
        out.consent = ConsentGiven{ConsentVersion::make("2026-11-01"), Language::Chinese};
        out.signature = {{{100, 100}, {200, 150}, {300, 120}}};
        auto const key = pickup_key(code);
        out.pickup_key.assign(key.bytes().begin(), key.bytes().end());
        return out;
    }

    SealedForm sealed(SealingKey const& key, EventId const& event, ApplicationForm const& filled_in) const
    {
        auto const bytes = encode_form(filled_in).value();
        auto const sealed = seal_form(key, {application, event, kiosk}, bytes).value();
        return {key.kid().text(), to_base64(sealed)};
    }

    ApplicationSubmitted submitted(SealingKey const& key, EventId const& event, bool with_document = true) const
    {
        ApplicationSubmitted out;
        out.application = application;
        out.member = member;
        out.applicant = {mask_name(name), PhoneKey{phone.substr(7), 'c'}, Occupation::Courier};
        out.union_id = union_id;
        out.route = Route::Line;
        out.incomplete = !with_document;
        out.consent = ConsentVersion::make("2026-11-01");
        out.card = card;
        out.card_expires = UtcMs{1'795'507'200'000} + provisional_lifetime;
        out.form = sealed(key, event, form(with_document));
        return out;
    }

    // The document is brought later.
    ApplicationAmended amended(SealingKey const& key, EventId const& event, int revision = 2) const
    {
        ApplicationForm shown;
        shown.document = ShownDocument{DocumentKind::ResidentId, PrivateText{document}, false};
        ApplicationAmended out;
        out.application = application;
        out.revision = revision;
        out.fields = {FormField::Document};
        out.form = sealed(key, event, shown);
        return out;
    }
};

} // namespace yizhan::test
