// Joining, one form at a time: 'why join', the pages of the form, its end, and the answers of the hub. What is typed
// lives here only and is wiped when the form goes. In a ceremony nothing is wiped: the form is saved, encrypted, before
// each change of page.
#pragma once

#include "kiosk/app/auto_return.h"
#include "kiosk/app/enrollment_form.h"
#include "kiosk/app/enrollment_people.h"
#include "kiosk/app/enrollment_submission.h"
#include "kiosk/app/enrollment_unions.h"
#include "kiosk/app/id_card_reader.h"

#include <optional>
#include <vector>

namespace yizhan {

// An answer of the hub, on the screen of the person whom it is for.
struct ToldAnswer {
    AnswerPage page;
    std::optional<VisitId> visit; // of the check-in that came with it
    std::optional<LocalApplication> application; // SentBack: what may be mended now
};

class EnrollmentDesk {
public:
    EnrollmentDesk(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone);

    // --- ways in; each closes what was open
    void open_why_join();
    // `group`: the union of a ceremony, chosen for everybody. Nothing happens where it cannot be recorded.
    void begin(Helped helped, std::optional<UnionChoice> group = std::nullopt);
    void begin_with_card(Helped helped, std::optional<UnionChoice> group, IdCardRead const& card);
    // Unauthorised: another volunteer's draft.
    Result<void> resume(DraftStore::Draft const& draft, std::optional<UnionChoice> group);
    void mend(LocalApplication const& application, Helped helped);
    void tell(ToldAnswer answer);

    void apply(EnrollmentIntent const& intent);
    void card_read(IdCardRead const& card);
    void card_troubled(IdCardTrouble trouble) { m_trouble = trouble; }
    void touch(MonoMs now) { m_idle.touch(now); }
    void tick(MonoMs now);
    std::optional<MonoMs> next_change(MonoMs now) const { return m_idle.next_change(now); }
    // By whoever stands around: as when it is left alone, but at once.
    void put_aside();
    void close(); // without a word; what was typed is gone

    // --- how it stands
    bool is_open() const { return m_stage != Stage::Closed; }
    bool is_filling() const { return m_stage == Stage::Filling; }
    bool is_told() const { return m_stage == Stage::Told; }
    bool wants_card() const;
    EnrollmentScreen view() const;

    // How the last form or page was left, once.
    struct Left {
        enum class How { Closed, LeftAlone, Saved, Done, ToServices } how = How::Closed;
        std::optional<VisitId> visit;
        bool withdrawn = false; // a form was given up
    };
    std::optional<Left> take_left() { return std::exchange(m_left, std::nullopt); }
    // How long the last new form took, once.
    std::optional<Millis> take_time() { return std::exchange(m_took, std::nullopt); }
    void set_language(Language language) { m_language = language; }
    void set_station(Station station) { m_station = std::move(station); }
    // Who stands by when a form is begun at 'why join', or mended by its person.
    void set_helper(Helped helped) { m_helper = std::move(helped); }
    // The volunteer's, while signed in.
    void set_draft_box(DraftBox* box) { m_draft_box = box; }
    void set_helper_called() { m_helper_called = true; }
    void set_ceremony_place(std::optional<std::string> place) { m_ceremony_place = std::move(place); }

private:
    enum class Stage { Closed, WhyJoin, Filling, Told };

    std::optional<CannotEnrollPage::Why> why_not() const;
    bool start_form(Helped helped, std::optional<UnionChoice> group);
    void show(EnrollmentPage page);
    void leave(Left::How how, bool withdrawn = false);
    void withdraw(WithdrawalReason reason);

    void on(intent::BeginForm const&);
    void on(intent::BackAPage const&);
    void on(intent::NextPage const&);
    void on(intent::CloseForm const&);
    void on(intent::KeepForm const&) { m_asks_to_close = false; }
    void on(intent::PickOccupation const& pick);
    void on(intent::PickListed const& pick);
    void on(intent::PickNone const&);
    void on(intent::OpenUnionTree const&);
    void on(intent::OpenTreeNode const& open);
    void on(intent::PickDocument const& pick);
    void on(intent::Write const& write);
    void on(intent::PressDigit const& press);
    void on(intent::EraseLast const&);
    void on(intent::Sign const& sign);
    void on(intent::SubmitForm const&);

    void advance();
    bool go_to(FormPage page);
    bool save_draft(FormPage page);
    void enter(FormPage page);
    void fill(IdCardRead const& card);
    void look_for_people();
    void look_up_communities();
    void look_up_unions();
    void choose_from_tree(UnionId const& id);
    void pick_person(std::size_t index);
    void submit();
    bool is_on(FormPage page) const { return is_filling() && m_form->page == page; }

    std::optional<CalendarDay> today() const;
    CardOnReader reader() const;
    EnrollmentPage form_page() const;
    EmployerPage employer_page() const;
    CommunityPage community_page() const;
    UnionPage union_page() const;
    SamePersonPage same_person_page() const;
    ConsentPage consent_page() const;

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    KnownPeople m_people;
    FormSubmission m_submission;
    Stage m_stage = Stage::Closed;
    std::optional<OpenForm> m_form;
    std::optional<UnionChoice> m_group;
    EnrollmentPage m_told;
    std::optional<VisitId> m_told_visit;
    Helped m_helper;
    std::optional<Millis> m_took;
    std::optional<LocalApplication> m_mendable;
    std::vector<Employer> m_employers; // as shown
    std::vector<Community> m_communities;
    std::vector<UnionChoice> m_choices;
    UnionId m_tree_at;
    std::optional<IdCardTrouble> m_trouble;
    int m_pads = 0; // every pad is another one: no stroke of the person before
    bool m_asks_to_close = false;
    bool m_not_recorded = false;
    bool m_helper_called = false;
    AutoReturn m_idle;
    std::optional<Left> m_left;
    Language m_language = Language::Chinese;
    Station m_station;
    DraftBox* m_draft_box = nullptr;
    std::optional<std::string> m_ceremony_place;
};

} // namespace yizhan
