// A reader of identity cards as a form sees it: while the form wants a card, it waits for one to be laid on, reads it
// once and hands over what is printed on it. The photo is never handed over, and nothing is read that no form wants.
#pragma once

#include "shared/domain/identity_document.h"
#include "shared/domain/person_name.h"

#include <optional>

namespace yizhan {

// What a card says. A field that the card does not have, or that makes no sense, is empty; the number is always good.
struct IdCardRead {
    IdNumber number; // and with it the kind of card
    std::optional<PersonName> name; // in Chinese; a foreigner's Latin one where there is no Chinese one
    std::optional<PersonName> latin_name; // of the foreigners' card
    std::optional<Sex> sex;
    PrivateText ethnic_group; // 汉; only residents' cards have it
    std::optional<CalendarDay> birth;
    PrivateText address; // foreigners' cards have none
    PrivateText issuer;
    std::optional<CalendarDay> valid_from;
    std::optional<CalendarDay> valid_until; // empty also where it is good for ever
    bool is_long_term = false; // 长期

    DocumentKind kind() const { return number.kind(); }
};

enum class IdCardTrouble {
    Pulled, // taken away before it was read: lay it on again
    Unreadable, // several tries failed, or what it says makes no sense: lay it on again, or type
    NotGenuine, // the reader did not accept the card's proof
    WrongCard, // a card of another kind
};

enum class IdCardReaderState {
    Ok,
    None, // this kiosk has no reader
    Gone, // it should have one, which does not answer
};

// Called on the executor that the reader was given.
class IdCardListener {
public:
    virtual ~IdCardListener() = default;
    virtual void id_card_read(IdCardRead card) = 0;
    virtual void id_card_troubled(IdCardTrouble trouble) = 0; // once a card
    virtual void id_card_reader_changed(IdCardReaderState state) = 0;
};

class IdCardReader {
public:
    virtual ~IdCardReader() = default;
    // Whether a form waits for a card. Nothing is handed over while none does, also when it was read just before. A
    // card that was read for an earlier form and still lies there has to be lifted first. From the listener's executor.
    virtual void set_wanted(bool wanted) = 0;
    // As of the last answer. From any thread.
    virtual IdCardReaderState state() const = 0;
};

class NoIdCardReader final : public IdCardReader {
public:
    void set_wanted(bool) override { }
    IdCardReaderState state() const override { return IdCardReaderState::None; }
};

} // namespace yizhan
