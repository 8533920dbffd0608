// A kiosk at which people join, with time that a test moves, and a plug that it can pull.
#pragma once

#include "tests/kiosk/app/enrollment_fakes.h"
#include "tests/support/synthetic_people.h"

namespace yizhan::test {

// Invented, with a good form.
inline std::string const a_document = id_number("330206", "19851124", 901);
inline std::string const a_phone = "13900004321";

struct JoiningBench {
    JoiningBench()
    {
        auto const add_union = [this](std::string id, std::string zh, std::optional<UnionId> parent) {
            Union one;
            one.id = UnionId::make(std::move(id));
            one.name = {std::move(zh), ""};
            one.parent = std::move(parent);
            one.members = 2'350;
            book.the_unions.push_back(std::move(one));
        };
        add_union("district", "北仑区总工会", {});
        add_union("drivers", "集卡司机工会联合会", UnionId::make("district"));
        add_union("couriers", "快递行业工会", UnionId::make("district"));
        add_union("xinpu-joint", "新浦社区联合工会", UnionId::make("district"));
        RoutingRule area;
        area.id = RoutingRuleId::make("area");
        area.route = Route::Area;
        area.union_id = UnionId::make("xinpu-joint");
        area.reason = {"谁都可以加入", ""};
        RoutingRule line;
        line.id = RoutingRuleId::make("line");
        line.route = Route::Line;
        line.occupations = {Occupation::TruckDriver};
        line.union_id = UnionId::make("drivers");
        line.reason = {"您是{occupation}", ""};
        book.rules = {area, line};
        add_volunteer("v1", "王*", "bb00000000000001");
        kiosk_clock.learn(clock.wall(), kiosk_clock.read(), kiosk_clock.read());
        start();
    }

    void start()
    {
        kiosk.emplace(KioskPorts{journal, roster, station_book, reader, code, kiosk_clock, sync, random, executor,
                          EnrollmentPorts{book, drafts, sealer, issuer, pins, pinyin, handwriting, id_cards}},
            KioskOptions{"0.1.0", StartReason::Boot, {}},
            [this](std::shared_ptr<View const> next) { view = std::move(next); });
        kiosk->start();
    }
    // The plug is pulled: what is not durable is gone.
    void restart()
    {
        kiosk.reset();
        start();
    }

    void tap(Intent intent)
    {
        ++taps;
        kiosk->on_intent(intent);
    }
    void scan(std::string const& card) { kiosk->on_scan("code of " + card); }
    void run_for(Millis duration) { executor.run_for(duration); }
    template <class Screen> Screen const* screen() const { return std::get_if<Screen>(&view->screen); }
    EnrollmentScreen const& form() const { return std::get<EnrollmentScreen>(view->screen); }
    template <class Page> Page const* page() const
    {
        if (auto const* joining = screen<EnrollmentScreen>()) return std::get_if<Page>(&joining->page);
        return nullptr;
    }
    template <class Page> Page const* desk() const
    {
        if (auto const* volunteer = screen<VolunteerScreen>()) return std::get_if<Page>(&volunteer->page);
        return nullptr;
    }

    static IdCardRead card_of(std::string const& name, std::string const& number, std::string const& address)
    {
        IdCardRead card{IdNumber::parse(DocumentKind::ResidentId, number, std::nullopt).value()};
        card.name = PersonName::parse(name).value();
        card.ethnic_group = PrivateText{"汉"};
        card.address = PrivateText{address};
        return card;
    }
    void lay_card(std::string const& name = "陈永孝", std::string const& number = a_document)
    {
        if (id_cards.wanted) kiosk->id_card_read(card_of(name, number, "浙江省宁波市北仑区新碶街道新浦社区3幢"));
    }
    void press(std::string_view digits)
    {
        for (char const digit : digits) tap(intent::PressDigit{digit});
    }
    void write(std::string_view letters)
    {
        for (char const letter : letters) tap(intent::Write{writing::Press{static_cast<char32_t>(letter)}});
    }
    void write_name(std::string_view letters, std::string const& characters)
    {
        pinyin.dictionary[std::string{letters}] = {{characters, letters.size()}};
        write(letters);
    }
    void sign() { tap(intent::Sign{{{{10, 10}, {400, 300}}}}); }

    void join_with_card(std::string const& name = "陈永孝", std::string const& number = a_document)
    {
        tap(intent::OpenSection{Section::JoinUnion});
        lay_card(name, number);
        to_consent_from_occupation();
        sign();
        tap(intent::SubmitForm{});
    }
    void to_consent_from_occupation()
    {
        tap(intent::PickOccupation{Occupation::TruckDriver});
        tap(intent::PickNone{}); // no employer
        tap(intent::PickNone{}); // the phone later
        tap(intent::NextPage{}); // the community
        tap(intent::NextPage{}); // the union
    }
    ApplicationSubmitted last_submitted() const
    {
        auto const all = journal.all<ApplicationSubmitted>();
        return all.empty() ? ApplicationSubmitted{} : all.back(); // empty ids: nobody has joined
    }

    void add_volunteer(std::string const& id, std::string const& name, std::string const& card)
    {
        Volunteer one;
        one.id = MemberId::make(id);
        one.masked_name = name;
        one.card = CardId::make(card);
        one.pin_verifier = id;
        one.until = clock.wall() + std::chrono::hours{24 * 365};
        book.volunteers.push_back(one);
        reader.codes["code of " + card] = ReadCard{one.card, one.until, Assurance::StaticCode};
    }
    void sign_in(std::string const& card = "bb00000000000001")
    {
        tap(intent::OpenSection{Section::Volunteers});
        scan(card);
        press("246810");
        run_for(Millis{200});
    }
    void open_ceremony()
    {
        sign_in();
        tap(intent::OpenCeremonySetup{});
        tap(intent::OpenUnionTree{});
        tap(intent::OpenTreeNode{UnionId::make("district")});
        tap(intent::OpenTreeNode{UnionId::make("drivers")});
        tap(intent::SetExpected{40});
        tap(intent::StartCeremony{});
    }

    VirtualTime time;
    ManualExecutor executor{time};
    FakeClock clock{FakeClock::usual_wall, &time};
    FakeJournal journal;
    JoiningRoster roster{journal};
    FakeBook station_book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    FakeTimeMemory memory;
    SeededRandom random{1, "kiosk"};
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    FakeEnrollmentBook book{journal};
    FakeDrafts drafts{journal};
    FakeSealer sealer;
    FakeIssuer issuer{reader};
    FakePins pins{executor};
    FakePinyin pinyin;
    FakeHandwriting handwriting;
    FakeIdCards id_cards;
    std::shared_ptr<View const> view;
    int taps = 0;
    std::optional<Kiosk> kiosk;
};

} // namespace yizhan::test
