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

    // What a test wants to be otherwise.
    struct Instead {
        VirtualTime* time = nullptr; // and a clock that runs along with it, instead of the machine's
        Clock const* clock = nullptr;
        FormSealer* sealer = nullptr;
    };
    explicit JoiningKiosk(std::filesystem::path const& folder, Instead const& instead)
        : store{open_kiosk_store(folder, files, random)}, executor{instead.time ? *instead.time : own_time}
    {
        if (!store) return;
        kiosk_clock.emplace(instead.clock ? *instead.clock : system_clock, (*store)->time_memory(), UtcMs{0});
        reader.codes[volunteer_code()]
            = ReadCard{CardId::make("00000000000000b1"), UtcMs{4'000'000'000'000}, Assurance::StaticCode};
        kiosk.emplace(KioskPorts{(*store)->journal(), (*store)->roster(), book, reader, code, *kiosk_clock, sync,
                          random, executor,
                          EnrollmentPorts{(*store)->enrollment_book(), (*store)->drafts(),
                              instead.sealer ? *instead.sealer : vault, codes, pins, pinyin, handwriting, id_cards}},
            KioskOptions{"0.1.0", (*store)->start_reason(), {}, Language::Chinese},
            [this](std::shared_ptr<View const> next) { view = std::move(next); });
        kiosk->start();
    }
    explicit JoiningKiosk(std::filesystem::path const& folder) : JoiningKiosk{folder, Instead{}} { }

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
    void lay_card(int person) { lay_card("陈永孝", id_number("330206", "19900101", person), {}); }
    void lay_card(std::string const& name, std::string const& number, std::string const& address)
    {
        IdCardRead card{IdNumber::parse(DocumentKind::ResidentId, number, std::nullopt).value()};
        card.name = PersonName::parse(name).value();
        card.address = PrivateText{address};
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
    SystemClock system_clock;
    Result<std::unique_ptr<journal::KioskStore>> store;
    FakeBook book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    VirtualTime own_time;
    ManualExecutor executor;
    FormVault vault{KioskId::make("k1")};
    SigningKey signing{Secret::from_bytes(Bytes(32, 3)).value()};
    Secret check_in = Secret::from_bytes(Bytes(32, 5)).value();
    std::vector<std::string> drawn; // what the symbols say that were shown
    CodeDesk codes{{KioskId::make("k1"), "https://hub.example", signing, check_in}, random,
        [this](std::string_view text) -> Result<QrBitmap> {
            drawn.emplace_back(text);
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
