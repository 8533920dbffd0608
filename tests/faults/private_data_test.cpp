// A whole day of joining at a kiosk on a real folder, and then every byte that it left: no name, document, phone,
// address or code of anybody, in no spelling, neither in files nor in the log. And proof that the search would find it.
#include "tests/faults/joining_kiosk.h"
#include "tests/faults/neighbours.h"
#include "tests/faults/trace_search.h"

#include "kiosk/sync/identity_file.h"
#include "shared/platform/log.h"
#include "shared/platform/sqlite.h"
#include "shared/protocol/application_form.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/private_box.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string& log_lines()
{
    static std::string lines;
    return lines;
}

struct KeptLog {
    KeptLog()
    {
        log_lines().clear();
        log::set_level(log::Level::Debug);
        log::set_sink([](std::string_view line) { log_lines() += line; });
    }
    ~KeptLog()
    {
        log::set_sink(nullptr);
        log::set_level(log::Level::Info);
    }
};

// What a kiosk must never do: it seals nothing.
class OpenEnvelope final : public FormSealer {
public:
    Result<SealedForm> seal(
        ApplicationForm const& form, ApplicationId const&, EventId const&, SealingKeyRow const& key) override
    {
        auto const plain = TRY(encode_form(form));
        return SealedForm{key.kid, to_base64(plain)};
    }
};

struct Day {
    explicit Day(FormSealer* with = nullptr) : sealer{with}
    {
        for (auto const& one : everybody) {
            for (auto const& text : {one.name, one.letters, one.document, one.birth, one.phone, one.address})
                search.add(text);
        }
        open();
        REQUIRE(kiosk->learn());
        RoutingRule rule;
        rule.id = RoutingRuleId::make("area");
        rule.union_id = UnionId::make("drivers");
        rule.reason = {"谁都可以加入", ""};
        tell(district_channel(),
            {rule, Community{CommunityId::make("xiapu"), {"霞浦社区", ""}, "xpsq"}}); // so that pages have answers
    }
    void open() { kiosk.emplace(folder, JoiningKiosk::Instead{&time, &clock, sealer}); }
    // What kill -9 leaves: the files as they stand, with nothing closed.
    void kill()
    {
        auto const after = base / fmt::format("life-{}", ++lives);
        std::filesystem::copy(folder, after, std::filesystem::copy_options::recursive);
        kiosk.reset();
        folder = after;
        open();
    }
    void tell(std::string const& channel, std::vector<FeedRow> rows)
    {
        auto& at = told[channel];
        FeedPage const page{channel, "e1", at, at + rows.size(), at + rows.size(), UtcMs{2}, std::move(rows)};
        REQUIRE((*kiosk->store)->feed().apply(page));
        at = page.next;
        kiosk->kiosk->on_feed_applied();
    }
    LocalApplication newest() { return kiosk->joined().front(); }

    void press(std::string const& digits)
    {
        for (char const digit : digits) kiosk->tap(intent::PressDigit{digit});
    }
    void write(Neighbour const& who)
    {
        kiosk->pinyin.dictionary[who.letters] = {{who.name, who.letters.size()}};
        for (char const letter : who.letters) kiosk->tap(intent::Write{writing::Press{static_cast<char32_t>(letter)}});
    }
    void to_name(Neighbour const& who)
    {
        kiosk->tap(intent::BeginForm{});
        kiosk->tap(intent::PickOccupation{Occupation::TruckDriver});
        kiosk->tap(intent::PickNone{}); // no employer
        REQUIRE(kiosk->page<NamePage>());
        write(who);
    }
    void type_through_phone(Neighbour const& who, bool with_document)
    {
        kiosk->tap(intent::OpenSection{Section::JoinUnion});
        to_name(who);
        kiosk->tap(intent::NextPage{});
        REQUIRE(kiosk->page<DocumentPage>());
        press(with_document ? who.document : "");
        kiosk->tap(with_document ? Intent{intent::NextPage{}} : Intent{intent::PickNone{}});
        REQUIRE(kiosk->page<PhonePage>());
        press(who.phone);
        kiosk->tap(intent::NextPage{});
    }
    // From the phone's page or the community's to the code.
    void finish()
    {
        if (kiosk->page<CommunityPage>()) kiosk->tap(intent::NextPage{});
        if (kiosk->page<UnionPage>()) kiosk->tap(intent::NextPage{});
        REQUIRE(kiosk->page<ConsentPage>());
        kiosk->tap(intent::Sign{{{{10, 10}, {400, 300}, {500, 200}}}});
        auto const shown = kiosk->drawn.size();
        kiosk->tap(intent::SubmitForm{});
        REQUIRE(kiosk->page<DonePage>());
        REQUIRE(kiosk->drawn.size() > shown);
        code = kiosk->drawn[shown];
        auto const made = newest();
        kiosk->reader.codes[code]
            = ReadCard{made.standing.card, FakeClock::usual_wall + provisional_lifetime, Assurance::StaticCode};
        for (auto i = shown; i < kiosk->drawn.size(); ++i) search.add(kiosk->drawn[i]);
    }
    void card_to_phone(Neighbour const& who)
    {
        kiosk->lay_card(who.name, who.document, who.address);
        REQUIRE(kiosk->page<OccupationPage>());
        kiosk->tap(intent::PickOccupation{Occupation::Courier});
        kiosk->tap(intent::PickNone{});
        REQUIRE(kiosk->page<PhonePage>());
        press(who.phone);
    }
    void home()
    {
        kiosk->tap(intent::GoHome{});
        kiosk->executor.run_for(70s);
        REQUIRE(std::holds_alternative<HomeView>(kiosk->view->screen));
    }
    void looks_clean(std::string_view when)
    {
        INFO(when);
        if (kiosk) is_sound();
        for (auto const& found : search.in_folder(base)) FAIL_CHECK(found);
        for (auto const& found : search.in_bytes(log_lines(), "the log")) FAIL_CHECK(found);
    }
    // What was recorded can be read again: there was something to look at.
    void is_sound()
    {
        REQUIRE((*kiosk->store)->journal().each_event([](std::string_view envelope) {
            auto const event = decode_event(envelope);
            INFO((event ? "" : event.error().cause) << " " << envelope);
            CHECK(event);
        }));
    }

    std::vector<Neighbour> const everybody = neighbours();
    TraceSearch search;
    KeptLog kept_log;
    TempDir temp;
    std::filesystem::path const base = temp.path();
    std::filesystem::path folder = [this] {
        std::filesystem::create_directory(base / "life-0");
        return base / "life-0";
    }();
    FormSealer* sealer = nullptr;
    VirtualTime time;
    FakeClock clock{FakeClock::usual_wall, &time};
    std::map<std::string, std::uint64_t> told{{district_channel(), 4}};
    int lives = 0;
    std::string code; // of whoever joined last
    std::optional<JoiningKiosk> kiosk;
};

void people_join_alone(Day& day)
{
    auto const& who = day.everybody;
    auto& kiosk = *day.kiosk;
    day.type_through_phone(who[0], true);
    day.finish();
    day.home();
    kiosk.tap(intent::OpenSection{Section::JoinUnion});
    day.card_to_phone(who[1]);
    kiosk.tap(intent::NextPage{});
    day.finish();
    day.home();

    kiosk.tap(intent::OpenSection{Section::JoinUnion}); // left alone
    day.to_name(who[2]);
    kiosk.tap(intent::NextPage{});
    day.press(who[2].document);
    day.home();
    kiosk.tap(intent::OpenSection{Section::JoinUnion}); // given up
    day.card_to_phone(who[3]);
    kiosk.tap(intent::CloseForm{});
    kiosk.tap(intent::CloseForm{});
    day.home();

    day.type_through_phone(who[0], true); // once more
    REQUIRE(kiosk.page<SamePersonPage>());
    kiosk.tap(intent::PickListed{0});
    day.finish();
    CHECK(day.newest().standing.member == kiosk.joined().back().standing.member);
    day.home();
    CHECK(kiosk.joined().size() == 3);
}

// Joins without a document; is sent back, brings it, and is approved.
void somebody_is_sent_back_and_approved(Day& day)
{
    auto const& who = day.everybody[4];
    auto& kiosk = *day.kiosk;
    day.type_through_phone(who, false);
    day.finish();
    day.home();
    auto standing = day.newest().standing;
    standing.state = ApplicationState::SentBack;
    standing.reason = DecisionReason::DocumentMissing;
    standing.fix = {FormField::Document};
    standing.since = FakeClock::usual_wall;
    day.tell(station_channel(StationId::make("xiapu-1")), {standing});
    kiosk.kiosk->on_scan(day.code);
    REQUIRE(kiosk.page<AnswerPage>());
    kiosk.tap(intent::BeginForm{});
    REQUIRE(kiosk.page<DocumentPage>());
    day.press(who.document);
    kiosk.tap(intent::NextPage{});
    REQUIRE(kiosk.page<DonePage>());
    CHECK(kiosk.page<DonePage>()->amended);
    day.home();

    SigningKey const issuer{Secret::from_bytes(Bytes(32, 4)).value()};
    auto const card = CardId::make("cc00000000000001");
    auto const full
        = issue_credential({card, 1, CredentialClass::Member, UtcMs{4'000'000'000'000}, {}, {}, {}}, issuer);
    day.search.add(full);
    kiosk.reader.codes[full] = ReadCard{card, UtcMs{4'000'000'000'000}, Assurance::StaticCode};
    Member member;
    member.id = standing.member;
    member.number = MemberNumber::of_serial(1'234'567);
    member.masked_name = standing.applicant.masked_name;
    member.phone = standing.applicant.phone;
    member.union_id = UnionId::make("drivers");
    member.card = card;
    auto box = seal_pickup(pickup_key(day.code), BoxNonce{7}, full);
    day.tell(district_channel(), {member, PickupRow{standing.card, std::move(box), UtcMs{4'000'000'000'000}}});
    kiosk.kiosk->on_scan(day.code);
    REQUIRE(kiosk.page<AnswerPage>());
    CHECK(kiosk.page<AnswerPage>()->state == ApplicationState::Approved);
    CHECK(kiosk.page<AnswerPage>()->number == member.number->text()); // they are known by the card inside
    day.home();
}

void people_check_in(Day& day)
{
    auto& kiosk = *day.kiosk;
    auto const tail = day.everybody[1].phone.substr(7) + "o";
    kiosk.tap(intent::OpenKeypad{KeypadMode::PhoneTail});
    for (char const key : tail) kiosk.tap(intent::PressKey{key});
    CHECK(std::holds_alternative<CheckedInView>(kiosk.view->screen));
    day.home();
    kiosk.kiosk->on_scan("https://example.org/health?phone=" + day.everybody[5].phone); // somebody else's code
    day.home();
}

// Some join, one is under way when the plug is pulled, one is left for good.
void people_join_at_a_ceremony(Day& day)
{
    auto const& who = day.everybody;
    REQUIRE(day.kiosk->sign_in());
    REQUIRE(day.kiosk->open_ceremony());
    day.card_to_phone(who[6]);
    day.kiosk->tap(intent::NextPage{});
    day.finish();
    day.card_to_phone(who[7]);
    day.kiosk->tap(intent::NextPage{}); // durable with the phone
    day.looks_clean("a draft is under way");
    day.kill();
    REQUIRE(day.kiosk->sign_in());
    REQUIRE(day.kiosk->open_ceremony());
    REQUIRE(day.kiosk->under_way().size() == 1);
    day.kiosk->tap(intent::ResumeForm{1});
    REQUIRE(day.kiosk->page<CommunityPage>());
    day.kiosk->tap(intent::BackAPage{});
    REQUIRE(day.kiosk->page<PhonePage>());
    CHECK(day.kiosk->page<PhonePage>()->digits == PrivateText{who[7].phone});
    day.kiosk->tap(intent::NextPage{});
    day.finish();
    day.kiosk->tap(intent::NextPage{});
    REQUIRE(day.kiosk->desk<CeremonyPage>());

    day.kiosk->tap(intent::NextPerson{});
    day.to_name(who[8]);
    day.kiosk->tap(intent::NextPage{});
    day.press(who[8].document.substr(0, 9));
    day.kiosk->executor.run_for(41s); // kept, and given up with the ceremony
    REQUIRE(day.kiosk->desk<CeremonyPage>());
    CHECK(day.kiosk->under_way().size() == 1);
    day.looks_clean("somebody of the ceremony has gone");
    day.kiosk->tap(intent::EndCeremony{});
    day.kiosk->tap(intent::EndCeremony{});
    day.kiosk->tap(intent::SignOut{});
}

} // namespace

TEST_CASE("after a day of joining nobody can be found in the kiosk's files or its log", "[faults][privacy]")
{
    Day day;
    KioskIdentity const identity{KioskId::make("k1"), StationId::make("xiapu-1"),
        SigningKey{Secret::from_bytes(Bytes(32, 3)).value()},
        SigningKey{Secret::from_bytes(Bytes(32, 2)).value()}.verify_key(), "https://hub.example",
        Secret::from_bytes(Bytes(32, 5)).value(), {}};
    REQUIRE(store_identity(day.kiosk->files, day.folder / "identity.json", identity));
    people_join_alone(day);
    day.looks_clean("people joined alone");
    somebody_is_sent_back_and_approved(day);
    people_check_in(day);
    day.looks_clean("people checked in");
    people_join_at_a_ceremony(day);
    day.looks_clean("the day is over");
    CHECK(day.kiosk->joined().size() == 6);
    CHECK(std::filesystem::exists(day.folder / "kiosk.db-wal")); // which was looked at too
    day.kill();
    day.kiosk.reset(); // in good order: all is in the database now
    day.looks_clean("it was closed");
    log::info("the_day_is_over");
    CHECK(log_lines().find("the_day_is_over") != std::string::npos); // the log was kept
}

TEST_CASE("the search finds what was left behind in any spelling, anywhere in a file", "[faults][privacy]")
{
    auto const who = neighbours()[1];
    for (auto const& text : {who.name, who.letters, who.document, who.birth, who.phone, who.address}) {
        TraceSearch search;
        search.add(text);
        for (auto const& spelling : spellings_of(text)) {
            INFO(spelling.how);
            CHECK_FALSE(search.in_bytes(std::string(4'093, '\0') + spelling.bytes + "\n", "here").empty());
        }
        for (std::size_t before = 0; before < 7; ++before) { // inside something longer
            auto const longer = std::string(before, 'b') + text + "and more";
            CHECK_FALSE(search.in_bytes(to_base64(as_bytes(longer)), "here").empty());
            CHECK_FALSE(search.in_bytes(to_base64url(as_bytes(longer)), "here").empty());
        }
        auto last = text.substr(0, text.size() - 1);
        last.push_back('!');
        CHECK(search.in_bytes(last, "here").empty());
    }
}

TEST_CASE("the search finds a row that was deleted from the kiosk's own database", "[faults][privacy]")
{
    Day day;
    day.kiosk.reset();
    {
        auto database = sqlite::Database::open((day.folder / "kiosk.db").string(), {}).value();
        for (std::string const sql : {"PRAGMA secure_delete = OFF", "CREATE TABLE left_behind (t TEXT)",
                 "INSERT INTO left_behind VALUES ('陈永孝')", "DROP TABLE left_behind"}) {
            auto statement = database.prepare(sql).value();
            while (statement.step().value()) { }
        }
    }
    CHECK_FALSE(day.search.in_folder(day.base).empty());
}

TEST_CASE("a kiosk that did not seal, or told its log, would be found out", "[faults][privacy]")
{
    OpenEnvelope open;
    Day day{&open};
    day.type_through_phone(day.everybody[0], true);
    day.finish();
    auto const found = day.search.in_folder(day.base);
    CHECK(std::any_of(found.begin(), found.end(), [](auto const& one) { return one.ends_with(": base64"); }));
    CHECK(day.search.in_bytes(log_lines(), "the log").empty());
    log::warning("form_not_sealed", {{"phone", day.everybody[0].phone}});
    CHECK_FALSE(day.search.in_bytes(log_lines(), "the log").empty());
}
