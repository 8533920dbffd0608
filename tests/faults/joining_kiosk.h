// A kiosk at which people join, on its real journal, the real disk and the real cryptography; only the reader of cards,
// the symbols and the writing are made up.
#pragma once

#include "kiosk/vault/code_desk.h"
#include "kiosk/vault/form_vault.h"
#include "kiosk/vault/pin_desk.h"
#include "shared/protocol/credential.h"
#include "shared/protocol/pin.h"
#include "shared/protocol/sealing_key.h"
#include "tests/faults/real_kiosk.h"
#include "tests/support/kiosk/fake_writing.h"
#include "tests/support/synthetic_people.h"

#include <algorithm>

namespace yizhan::test {

class WaitingCardReader final : public IdCardReader {
public:
    void set_wanted(bool) override { }
    IdCardReaderState state() const override { return IdCardReaderState::Ok; }
};

struct JoiningKiosk {
    static constexpr std::string_view pin = "246813";

    explicit JoiningKiosk(std::filesystem::path const& folder) : store{open_kiosk_store(folder, files, random)}
    {
        if (!store) return;
        kiosk_clock.emplace(clock, (*store)->time_memory(), UtcMs{0});
        reader.codes[volunteer_code()]
            = ReadCard{CardId::make("00000000000000b1"), UtcMs{4'000'000'000'000}, Assurance::StaticCode};
        kiosk.emplace(KioskPorts{(*store)->journal(), (*store)->roster(), book, reader, code, *kiosk_clock, sync,
                          random, executor,
                          EnrollmentPorts{(*store)->enrollment_book(), (*store)->drafts(), vault, codes, pins, pinyin,
                              handwriting, id_cards}},
            KioskOptions{"0.1.0", (*store)->start_reason(), {}, Language::Chinese},
            [this](std::shared_ptr<View const> next) { view = std::move(next); });
        kiosk->start();
    }

    // What the hub sends: once for a folder.
    bool learn()
    {
        Union drivers;
        drivers.id = UnionId::make("drivers");
        drivers.name = {"集卡司机工会联合会", ""};
        ConsentText const consent{ConsentVersion::make("2026-09-01"), {"入会须知", ""}, {"我自愿加入。", ""}, {}};
        SealingKeyPair const hub{Secret::from_bytes(Bytes(32, 8)).value()};
        SealingKeyRow key{hub.kid().text(), {}, UtcMs{1}};
        std::ranges::copy(hub.key().bytes(), key.key.begin());
        Volunteer volunteer;
        volunteer.id = MemberId::make("v1");
        volunteer.masked_name = "王*";
        volunteer.card = CardId::make("00000000000000b1");
        volunteer.pin_verifier = make_pin_verifier(parse_pin(pin).value(), volunteer_code(), PinSalt{1}).value();
        volunteer.until = UtcMs{4'000'000'000'000};
        FeedPage page{district_channel(), "e1", 0, 4, 4, UtcMs{1}, {drivers, consent, key, volunteer}};
        return (*store)->feed().apply(page).has_value();
    }

    static std::string const& volunteer_code()
    {
        static std::string const text = [] {
            SigningKey const issuer{Secret::from_bytes(Bytes(32, 4)).value()};
            return issue_credential(
                {CardId::make("00000000000000b1"), 1, CredentialClass::Volunteer, UtcMs{4'000'000'000'000}, {}, {}, {}},
                issuer);
        }();
        return text;
    }

    void tap(Intent const& intent) { kiosk->on_intent(intent); }
    template <class Page> Page const* page() const
    {
        auto const* joining = std::get_if<EnrollmentScreen>(&view->screen);
        return joining != nullptr ? std::get_if<Page>(&joining->page) : nullptr;
    }
    template <class Page> Page const* desk() const
    {
        auto const* volunteer = std::get_if<VolunteerScreen>(&view->screen);
        return volunteer != nullptr ? std::get_if<Page>(&volunteer->page) : nullptr;
    }
    bool sign_in()
    {
        tap(intent::OpenSection{Section::Volunteers});
        kiosk->on_scan(volunteer_code());
        for (char const digit : pin) tap(intent::PressDigit{digit});
        executor.run_ready();
        return desk<VolunteerDeskPage>() != nullptr;
    }
    // Opens one, or goes on with the one that is open.
    bool open_ceremony()
    {
        tap(intent::OpenCeremonySetup{});
        if (desk<CeremonySetupPage>()) {
            tap(intent::OpenUnionTree{});
            tap(intent::PickListed{0});
            tap(intent::StartCeremony{});
        }
        return desk<CeremonyPage>() != nullptr;
    }
    void lay_card(int person)
    {
        auto number = IdNumber::parse(DocumentKind::ResidentId, id_number("330206", "19900101", person), std::nullopt);
        IdCardRead card{std::move(*number)};
        card.name = PersonName::parse("陈永孝").value();
        kiosk->id_card_read(std::move(card));
    }
    std::vector<LocalApplication> joined() { return (*store)->enrollment_book().applications({}, {}, 500).value(); }
    std::vector<DraftStore::Draft> under_way()
    {
        auto const open = (*store)->enrollment_book().open_ceremony().value();
        return open ? (*store)->drafts().drafts(open->opened.ceremony).value() : std::vector<DraftStore::Draft>{};
    }

    SystemFiles files;
    SystemRandom random;
    SystemClock clock;
    Result<std::unique_ptr<journal::KioskStore>> store;
    FakeBook book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    ManualExecutor executor;
    FormVault vault{KioskId::make("k1")};
    SigningKey signing{Secret::from_bytes(Bytes(32, 3)).value()};
    Secret check_in = Secret::from_bytes(Bytes(32, 5)).value();
    CodeDesk codes{{KioskId::make("k1"), "https://hub.example", signing, check_in}, random,
        [](std::string_view) -> Result<QrBitmap> {
            return QrBitmap{1, {1}};
        }};
    PinDesk pins{executor, executor, random};
    FakePinyin pinyin;
    FakeHandwriting handwriting;
    WaitingCardReader id_cards;
    std::optional<KioskClock> kiosk_clock;
    std::shared_ptr<View const> view;
    std::optional<Kiosk> kiosk;
};

} // namespace yizhan::test
