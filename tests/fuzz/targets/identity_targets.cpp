// Whatever a reader of identity cards sends, and whatever somebody types about themselves.
#include "kiosk/input/sdt_card.h"
#include "kiosk/input/sdt_session.h"
#include "shared/domain/person_name.h"
#include "shared/domain/phone_number.h"
#include "tests/fuzz/targets/targets.h"
#include "tests/support/sdt_cards.h"
#include "tests/support/sdt_reader.h"
#include "tests/support/synthetic_people.h"

#include <algorithm>

namespace yizhan::fuzz {
namespace {

void check_card(IdCardRead const& card)
{
    auto const again = IdNumber::parse(card.kind(), card.number.reveal(), std::nullopt);
    promise(again && *again == card.number, "a card's number is good");
    for (auto const& name : {card.name, card.latin_name})
        promise(!name || PersonName::parse(name->reveal()) == *name, "a card's name is one that could be typed");
    promise(card.address.size() <= 35 * 3 && card.issuer.size() <= 15 * 3, "a field has its bounds");
    promise(!card.birth || card.birth->ok(), "a date is a date");
}

// The bytes as a line between a reader and a session that wants a card; whenever it waits too long, time goes on.
void run_frame(ByteView input)
{
    SdtFramer framer;
    SdtSession session;
    MonoMs now{0};
    session.start(now);
    session.set_wanted(true, now);
    std::size_t seen = 0;
    for (std::size_t at = 0; at < input.size();) {
        auto const piece = input.subspan(at, std::min<std::size_t>(input.size() - at, 1 + input[at] % 64));
        framer.feed(piece, [&](SdtReply const& reply) {
            promise(reply.data.size() + 4 <= SdtFramer::max_length, "a reply has its bounds");
            seen += reply.data.size() + 11;
            session.on_reply(reply, now);
        });
        at += piece.size();
        promise(seen <= at, "a reply holds only what came");
        if (auto const event = session.take_event(); event && std::holds_alternative<IdCardRead>(*event))
            check_card(std::get<IdCardRead>(*event));
        promise(session.due().has_value(), "a session that wants a card never sleeps for ever");
        if (session.take_command() || piece.size() % 8 != 0) continue;
        now = *session.due();
        if (session.is_waiting()) framer.forget();
        session.on_time(now);
    }
    if (input.size() >= sdt_text_size) {
        if (auto const card = parse_sdt_text(input.first(sdt_text_size))) check_card(*card);
    }
    framer.forget();
    bool found = false;
    framer.feed(as_bytes(test::sdt_reply(0x9F)), [&](SdtReply const& reply) { found = reply.status == 0x9F; });
    promise(found && !framer.is_inside_reply(), "the next reply after a silence always works");
}

void run_text(ByteView input)
{
    auto const typed = as_text(input);
    if (auto const name = PersonName::parse(typed)) {
        auto const again = PersonName::parse(name->reveal());
        promise(again && *again == *name, "a name that was taken is taken again, as it is");
    }
    if (auto const phone = PhoneNumber::parse(typed))
        promise(PhoneNumber::parse(phone->reveal()) == *phone && phone->tail().size() == 4, "a phone has 11 digits");
    constexpr CalendarDay today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
    auto const text = normalised_id_number(typed);
    for (auto const kind :
        {DocumentKind::ResidentId, DocumentKind::ResidencePermit, DocumentKind::ForeignPermanentResident}) {
        auto const fault = id_fault_so_far(kind, typed, today);
        promise(!fault || (fault->first <= fault->last && fault->last < text.size()), "a fault is somewhere");
        auto const number = IdNumber::parse(kind, typed, today);
        promise(!number || (!fault && number->reveal() == text.view()), "a good number has no fault");
        if (number) promise(number->birth() <= today && number->age_on(today) <= 120, "somebody alive");
    }
}

std::vector<std::string> frames()
{
    test::SdtCardFields fields;
    fields.latin_name = "SAMPLE, PERSON";
    fields.number = test::id_number("330206", "19851124", 901);
    auto const talk = [](std::string const& text) {
        return test::sdt_reply(0x90) + test::sdt_reply(0x9F, std::string(4, '\0'))
            + test::sdt_reply(0x90, std::string(8, '\0')) + test::sdt_reply(0x90, test::sdt_read_data(text));
    };
    auto out = std::vector{talk(test::resident_card(fields)), test::resident_card(fields)};
    fields.number = test::id_number("933398", "19851124", 901);
    out.push_back(test::foreign_card_2023(fields));
    fields.number = "KAZ110090123105";
    out.push_back(test::foreign_card_2017(fields));
    return out;
}

std::vector<std::string> texts()
{
    return {"阿不都热依木·买买提", "J. Mu\u0308ller-O'Brien", test::id_number("330206", "19851124", 901),
        test::id_number("810000", "19900131", 902), "kaz 110090 123105", "+86 138 0000 0001"};
}

} // namespace

Target const sdt_frame{"sdt_frame", run_frame, frames};
Target const typed_identity{"typed_identity", run_text, texts};

} // namespace yizhan::fuzz
