// The talk with a reader over virtual time: no line, no thread.
#include "kiosk/input/sdt_session.h"
#include "tests/support/sdt_cards.h"
#include "tests/support/sdt_reader.h"
#include "tests/support/synthetic_people.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using test::SdtAsk;
using test::SdtReaderModel;
using Hardware = test::SdtReaderModel::Hardware;

namespace {

std::string somebody(int sequence)
{
    test::SdtCardFields fields;
    fields.number = test::id_number("330206", "19851124", sequence);
    return test::resident_card(fields);
}

std::string nothing(std::string const&) { return {}; }
std::string half(std::string const& good) { return good.substr(0, good.size() / 2); }
auto status(std::uint8_t code)
{
    return [code](std::string const&) { return test::sdt_reply(code); };
}

struct Talk {
    SdtReaderModel reader;
    SdtSession session;
    SdtFramer framer;
    MonoMs now{1'000};
    std::vector<std::string> told; // numbers and troubles, in order

    Talk() { session.start(now); }

    // As the thread does it, with a line that takes no time.
    void run_for(Millis duration)
    {
        auto const end = now + duration;
        for (;;) {
            if (auto event = session.take_event()) told.push_back(text_of(*event));
            if (auto const command = session.take_command()) {
                auto const answer = reader.answer(sdt_command(*command));
                framer.feed(as_bytes(answer), [this](SdtReply const& reply) { session.on_reply(reply, now); });
                continue;
            }
            auto const due = session.due();
            if (session.is_given_up() || !due || *due > end) break;
            now = std::max(now, *due);
            if (session.is_waiting()) framer.forget();
            session.on_time(now);
        }
        now = end;
    }
    void want() { session.set_wanted(true, now); }
    void unwant() { session.set_wanted(false, now); }
    std::vector<std::string> all_told()
    {
        run_for(Millis{5'000});
        return std::exchange(told, {});
    }

    static std::string text_of(IdCardEvent const& event)
    {
        if (auto const* const card = std::get_if<IdCardRead>(&event)) return std::string{card->number.reveal()};
        constexpr std::array names{"pulled", "unreadable", "not genuine", "wrong card"};
        return names.at(static_cast<std::size_t>(std::get<IdCardTrouble>(event)));
    }
};

using Told = std::vector<std::string>;
auto const first_person = test::id_number("330206", "19851124", 901);
auto const second_person = test::id_number("330206", "19851124", 903);

} // namespace

TEST_CASE("no card is looked for while no form wants one", "[sdt]")
{
    Talk talk;
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told().empty());
    CHECK(talk.session.has_answered());
    CHECK(talk.reader.count_of(SdtAsk::Find) == 0);
    talk.want();
    CHECK(talk.all_told() == Told{first_person});
    talk.unwant();
    talk.run_for(Millis{1'000});
    auto const looks = talk.reader.count_of(SdtAsk::Find);
    talk.run_for(Millis{60'000});
    CHECK(talk.reader.count_of(SdtAsk::Find) == looks);
}

TEST_CASE("a card is read once, until it is lifted, with every kind of reader", "[sdt]")
{
    auto const hardware = GENERATE(Hardware::SeesLyingCard, Hardware::HidesReadCard, Hardware::Flickers);
    Talk talk;
    talk.reader.set_hardware(hardware);
    talk.want();
    talk.run_for(Millis{3'000});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
    talk.run_for(Millis{60'000});
    CHECK(talk.all_told().empty());
    talk.reader.lift();
    talk.run_for(Millis{1'000});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
    talk.reader.lift();
    talk.run_for(Millis{300});
    talk.reader.lay(somebody(903)); // exchanged quickly
    CHECK(talk.all_told() == Told{second_person});
}

TEST_CASE("a card that is pulled away half-way is told of, and read when it comes back", "[sdt]")
{
    auto const ask = GENERATE(SdtAsk::Find, SdtAsk::Select);
    Talk talk;
    talk.want();
    talk.run_for(Millis{1'000});
    talk.reader.lay(somebody(901));
    talk.reader.lift_after(ask);
    CHECK(talk.all_told() == Told{"pulled"});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a read that fails is tried again before anybody hears of it", "[sdt]")
{
    auto const spoil = GENERATE(as<SdtReaderModel::Spoil>{}, nothing, half, status(0x41), status(0x32), status(0x90),
        [](std::string const& good) { return std::string(70, '\xAA') + good; });
    auto const ask = GENERATE(SdtAsk::Select, SdtAsk::Read);
    Talk talk;
    talk.reader.spoil(ask, spoil, 2);
    talk.want();
    talk.reader.lay(somebody(901));
    talk.run_for(Millis{15'000});
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a card that cannot be read is told of once, with the reason", "[sdt]")
{
    auto const [code, trouble] = GENERATE(table<std::uint8_t, std::string>({{0x41, "unreadable"}, {0x32, "not genuine"},
        {0x31, "not genuine"}, {0x33, "not genuine"}, {0x40, "wrong card"}}));
    Talk talk;
    talk.reader.spoil(SdtAsk::Read, status(code), 3);
    talk.want();
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{trouble});
    talk.run_for(Millis{60'000});
    CHECK(talk.all_told().empty());
    talk.reader.lift(); // laid on again, quickly
    talk.run_for(Millis{600});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a card whose number is not good is unreadable", "[sdt]")
{
    Talk talk;
    auto text = somebody(901);
    text[122] = '9';
    talk.reader.lay(text);
    talk.want();
    CHECK(talk.all_told() == Told{"unreadable"});
}

TEST_CASE("what the last person left on the reader is not read into the next form", "[sdt]")
{
    auto const hardware = GENERATE(Hardware::SeesLyingCard, Hardware::Flickers);
    Talk talk;
    talk.reader.set_hardware(hardware);
    talk.reader.lay(somebody(901));
    talk.want();
    CHECK(talk.all_told() == Told{first_person});
    talk.unwant();
    talk.run_for(Millis{30'000});
    talk.want();
    CHECK(talk.all_told() == Told{"unreadable"}); // lay it on again
    talk.run_for(Millis{60'000});
    CHECK(talk.all_told().empty());
    talk.reader.lift();
    talk.run_for(Millis{1'000});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a card that was lifted between two forms is read in the second", "[sdt]")
{
    Talk talk;
    talk.reader.lay(somebody(901));
    talk.want();
    CHECK(talk.all_told() == Told{first_person});
    talk.unwant();
    talk.reader.lift();
    talk.run_for(Millis{10'000});
    talk.want();
    talk.run_for(Millis{1'000});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a form that closes while a card is read gets nothing, the next one does", "[sdt]")
{
    Talk talk;
    talk.run_for(Millis{100});
    talk.reader.lay(somebody(901));
    talk.want();
    REQUIRE(talk.session.take_command() == SdtCommand::Find);
    talk.session.on_reply({0x9F, {}}, talk.now);
    REQUIRE(talk.session.take_command() == SdtCommand::Select);
    talk.session.on_reply({0x90, {}}, talk.now);
    REQUIRE(talk.session.take_command() == SdtCommand::Read);
    talk.unwant();
    auto const late = test::sdt_read_data(somebody(901));
    SECTION("the reader answers late")
    {
        talk.session.on_reply({0x90, as_bytes(late)}, talk.now);
        CHECK(talk.all_told().empty());
    }
    SECTION("the next form comes before the answer")
    {
        talk.want();
        talk.session.on_reply({0x90, as_bytes(late)}, talk.now);
        CHECK(talk.all_told() == Told{"unreadable"}); // lay it on again
    }
    talk.want();
    talk.reader.lift();
    talk.run_for(Millis{2'000});
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
}

TEST_CASE("a late reply to an earlier command is passed over", "[sdt]")
{
    Talk talk;
    talk.run_for(Millis{100});
    talk.want();
    REQUIRE(talk.session.take_command() == SdtCommand::Find);
    auto const late = test::sdt_read_data(somebody(901));
    talk.session.on_reply({0x90, as_bytes(late)}, talk.now);
    CHECK(talk.session.is_waiting());
    CHECK_FALSE(talk.session.take_command().has_value());
    CHECK_FALSE(talk.session.take_event().has_value());
}

TEST_CASE("a reader that says nothing three times is given up", "[sdt]")
{
    auto const spoil = GENERATE(as<SdtReaderModel::Spoil>{}, nothing, half);
    Talk talk;
    talk.run_for(Millis{100});
    talk.reader.spoil(SdtAsk::Find, spoil, 100);
    talk.want();
    talk.run_for(Millis{10'000});
    CHECK(talk.session.is_given_up());
    CHECK(talk.all_told().empty());

    Talk deaf;
    SdtSession never;
    never.start(deaf.now);
    for (int i = 0; i < 3; ++i) never.on_time(*never.due());
    CHECK(never.is_given_up());
    CHECK_FALSE(never.has_answered());
}

TEST_CASE("one lost answer does not stop the looking", "[sdt]")
{
    Talk talk;
    talk.reader.spoil(SdtAsk::Find, nothing, 2);
    talk.want();
    talk.reader.lay(somebody(901));
    CHECK(talk.all_told() == Told{first_person});
    CHECK_FALSE(talk.session.is_given_up());
}
