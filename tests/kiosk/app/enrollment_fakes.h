// The ports of joining as small models in memory. What was begun here is read back from the journal's events, as the
// real store does, so that a kiosk that starts again finds what was durable and nothing else.
#pragma once

#include "tests/kiosk/app/fakes.h"
#include "tests/support/kiosk/fake_writing.h"

namespace yizhan::test {

class FakeEnrollmentBook final : public EnrollmentBook {
public:
    explicit FakeEnrollmentBook(FakeJournal& journal) : m_journal{journal} { }

    Result<std::vector<Employer>> find_employers(std::string_view query, std::size_t limit) override
    {
        return find(employers, query, limit);
    }
    Result<std::vector<Community>> find_communities(std::string_view query, std::size_t limit) override
    {
        return find(communities, query, limit);
    }
    Result<std::optional<Employer>> employer(EmployerId const& id) override { return by_id(employers, id); }
    Result<std::optional<Community>> community(CommunityId const& id) override { return by_id(communities, id); }
    Result<std::vector<RoutingRule>> routing_rules() override { return rules; }
    Result<std::vector<Union>> unions() override { return the_unions; }
    Result<std::optional<ConsentText>> consent() override { return text; }
    Result<std::optional<SealingKeyRow>> sealing_key() override { return key; }
    Result<std::optional<Volunteer>> find_volunteer(CardId const& card) override
    {
        for (auto const& one : volunteers) {
            if (one.card == card) return std::optional{one};
        }
        return std::optional<Volunteer>{};
    }
    Result<std::optional<Volunteer>> volunteer(MemberId const& member) override { return by_id(volunteers, member); }
    Result<std::optional<PickupRow>> find_pickup(CardId const& provisional) override
    {
        for (auto const& one : pickups) {
            if (one.card == provisional) return std::optional{one};
        }
        return std::optional<PickupRow>{};
    }
    Result<std::optional<LocalApplication>> find_application(CardId const& provisional) override
    {
        for (auto& one : all()) {
            if (one.standing.card == provisional) return std::optional{one};
        }
        return std::optional<LocalApplication>{};
    }
    Result<std::vector<LocalApplication>> applications(
        std::optional<MemberId> const& volunteer, std::optional<CeremonyId> const& ceremony, std::size_t limit) override
    {
        auto found = all();
        std::erase_if(found, [&](LocalApplication const& one) {
            return (volunteer && one.volunteer != volunteer) || (ceremony && one.ceremony != ceremony);
        });
        std::reverse(found.begin(), found.end());
        if (found.size() > limit) found.resize(limit);
        return found;
    }
    Result<std::vector<LocalApplication>> sent_back(std::size_t limit) override
    {
        auto found = all();
        std::erase_if(
            found, [](LocalApplication const& one) { return one.standing.state != ApplicationState::SentBack; });
        if (found.size() > limit) found.resize(limit);
        return found;
    }
    Result<std::optional<OpenCeremony>> open_ceremony() override
    {
        std::optional<OpenCeremony> open;
        for (auto const& one : m_journal.recorded) {
            if (auto const* opened = std::get_if<CeremonyOpened>(&one.body))
                open = OpenCeremony{*opened, one.moment.occurred_at()};
            if (std::holds_alternative<CeremonyClosed>(one.body)) open.reset();
        }
        return open;
    }

    // What the hub decided, as its feed tells.
    void decide(ApplicationId const& id, ApplicationState state, DecisionReason reason, std::vector<FormField> fix = {})
    {
        decisions[id.text()] = {m_journal.recorded.size(), state, reason, std::move(fix)};
    }

    std::vector<Employer> employers{
        {EmployerId::make("hongyun"), {"鸿运货运", "Hongyun"}, "hyhy", ParkId::make("xiapu"), {}},
        {EmployerId::make("hongda"), {"宏达快递", "Hongda"}, "hdkd", {}, {}}};
    std::vector<Community> communities{{CommunityId::make("xinpu"), {"新浦社区", "Xinpu"}, "xpsq"},
        {CommunityId::make("xiapu"), {"霞浦社区", "Xiapu"}, "xpsq"},
        {CommunityId::make("xinqi"), {"新碶社区", ""}, "xqsq"}};
    std::vector<RoutingRule> rules;
    std::vector<Union> the_unions;
    std::optional<ConsentText> text
        = ConsentText{ConsentVersion::make("2026-09-01"), {"入会须知", "Joining"}, {"我自愿加入。", "I join."}, {}};
    std::optional<SealingKeyRow> key = SealingKeyRow{"0a0b0c0d", {}, {}};
    std::vector<Volunteer> volunteers;
    std::vector<PickupRow> pickups;
    bool all_sent = false;

private:
    struct Decision {
        std::size_t after = 0; // so many events of this kiosk
        ApplicationState state = ApplicationState::Submitted;
        DecisionReason reason = DecisionReason::DocumentMissing;
        std::vector<FormField> fix;
    };

    template <class Place>
    static std::vector<Place> find(std::vector<Place> const& all, std::string_view query, std::size_t limit)
    {
        std::vector<Place> found;
        for (auto const& one : all) {
            bool const fits = one.initials.rfind(query, 0) == 0 || one.name.zh.find(query) != std::string::npos;
            if (fits && found.size() < limit) found.push_back(one);
        }
        return found;
    }
    template <class Place, class PlaceId>
    static std::optional<Place> by_id(std::vector<Place> const& all, PlaceId const& id)
    {
        for (auto const& one : all) {
            if (one.id == id) return one;
        }
        return std::nullopt;
    }
    std::vector<LocalApplication> all()
    {
        std::vector<LocalApplication> out;
        std::size_t place = 0;
        for (auto const& one : m_journal.recorded) {
            ++place;
            if (auto const* submitted = std::get_if<ApplicationSubmitted>(&one.body))
                out.push_back(made_of(*submitted, one.moment.occurred_at()));
            if (auto const* amended = std::get_if<ApplicationAmended>(&one.body)) amend(out, *amended);
            for (auto& application : out) apply_decision(application, place);
        }
        return out;
    }
    LocalApplication made_of(ApplicationSubmitted const& submitted, UtcMs at) const
    {
        LocalApplication application;
        application.standing.id = submitted.application;
        application.standing.member = submitted.member;
        application.standing.card = submitted.card;
        application.standing.applicant = submitted.applicant;
        application.union_id = submitted.union_id;
        application.volunteer = submitted.helped.volunteer;
        application.ceremony = submitted.helped.ceremony;
        application.incomplete = submitted.incomplete;
        application.sent = all_sent;
        application.submitted_at = at;
        return application;
    }
    static void amend(std::vector<LocalApplication>& all, ApplicationAmended const& amended)
    {
        for (auto& one : all) {
            if (one.standing.id != amended.application) continue;
            one.standing.state = ApplicationState::Submitted;
            one.standing.revision = amended.revision;
            one.incomplete = amended.incomplete;
        }
    }
    void apply_decision(LocalApplication& application, std::size_t place) const
    {
        auto const found = decisions.find(application.standing.id.text());
        if (found == decisions.end() || found->second.after != place) return;
        application.standing.state = found->second.state;
        application.standing.reason = found->second.reason;
        application.standing.fix = found->second.fix;
    }

    FakeJournal& m_journal;
    std::map<std::string, Decision> decisions;
};

// Knows who applied here from the moment of signing, as the real one does.
class JoiningRoster final : public FakeRoster {
public:
    explicit JoiningRoster(FakeJournal& journal) : m_journal{journal} { }
    Result<std::vector<KnownPerson>> find_duplicates(Applicant const& applicant, std::size_t limit) override
    {
        std::vector<KnownPerson> found;
        for (auto const& one : m_journal.all<ApplicationSubmitted>()) {
            if (applicant.phone && one.applicant.phone == applicant.phone && found.size() < limit)
                found.push_back({one.member, one.applicant, one.union_id, true});
        }
        auto members_there = FakeRoster::find_duplicates(applicant, limit - found.size());
        found.insert(found.end(), members_there->begin(), members_there->end());
        return found;
    }

private:
    FakeJournal& m_journal;
};

class FakeDrafts final : public DraftStore {
public:
    explicit FakeDrafts(FakeJournal& journal) : m_journal{journal} { }
    Result<void> save(Draft const& draft) override
    {
        if (refuses) return fail(ErrorCode::DiskFull, "as the test wants");
        ++saves;
        for (auto& one : kept) {
            if (one.application == draft.application) {
                one = draft;
                return {};
            }
        }
        kept.push_back(draft);
        return {};
    }
    Result<std::vector<Draft>> drafts(CeremonyId const& ceremony) override
    {
        std::vector<Draft> found;
        for (auto const& one : kept) {
            if (one.ceremony == ceremony && !is_ended(one.application)) found.push_back(one);
        }
        return found;
    }
    Result<PinAttempts> pin_attempts(CardId const& card) override { return attempts[card.text()]; }
    Result<void> set_pin_attempts(CardId const& card, PinAttempts const& now) override
    {
        if (refuses) return fail(ErrorCode::DiskFull, "as the test wants");
        attempts[card.text()] = now;
        return {};
    }
    Result<Bytes> draft_salt() override { return Bytes(16, 7); }

    std::vector<Draft> kept;
    std::map<std::string, PinAttempts> attempts;
    bool refuses = false;
    int saves = 0;

private:
    bool is_ended(ApplicationId const& id) const
    {
        return std::any_of(m_journal.recorded.begin(), m_journal.recorded.end(), [&](auto const& one) {
            auto const* submitted = std::get_if<ApplicationSubmitted>(&one.body);
            auto const* withdrawn = std::get_if<ApplicationWithdrawn>(&one.body);
            return (submitted != nullptr && submitted->application == id)
                || (withdrawn != nullptr && withdrawn->application == id);
        });
    }
    FakeJournal& m_journal;
};

class FakeSealer final : public FormSealer {
public:
    Result<SealedForm> seal(ApplicationForm const& form, ApplicationId const& application, EventId const& event,
        SealingKeyRow const& key) override
    {
        if (refuses) return fail(ErrorCode::Internal, "as the test wants");
        sealed.push_back({form, application, event});
        return SealedForm{key.kid, "c2VhbGVk"};
    }
    struct Sealed {
        ApplicationForm form;
        ApplicationId application;
        EventId event;
    };
    std::vector<Sealed> sealed;
    bool refuses = false;
};

class FakeIssuer final : public CodeIssuer {
public:
    explicit FakeIssuer(FakeReader& reader) : m_reader{reader} { }
    Result<IssuedCode> issue_provisional(UtcMs expires) override
    {
        ++issued;
        return code("aa000000000000" + std::to_string(10 + issued), expires);
    }
    Result<IssuedCode> pick_up(std::string_view provisional, PickupRow const& row) override
    {
        if (provisional != "code of " + row.card.text()) return fail(ErrorCode::Unauthorised, "not the holder");
        return code(std::string{row.box.begin(), row.box.end()}, row.until);
    }
    QrBitmap claim_link(CardId const&, UtcMs) override { return {}; }

    int issued = 0;

private:
    IssuedCode code(std::string card, UtcMs expires)
    {
        m_reader.codes["code of " + card] = ReadCard{CardId::make(card), expires, Assurance::StaticCode};
        return {CardId::make(card), expires, PrivateText{"code of " + card}, PrivateBytes(32, 1), QrBitmap{1, {1}}};
    }
    FakeReader& m_reader;
};

// A box of one volunteer opens for the same one only, whichever kiosk's life wrote it.
class FakeDraftBox final : public DraftBox {
public:
    FakeDraftBox(std::string owner, std::map<std::string, ApplicationForm>& vault)
        : m_owner{std::move(owner)}, m_vault{vault}
    {
    }
    Result<Bytes> encrypt(ApplicationId const& application, ApplicationForm const& form) override
    {
        std::string const key = m_owner + "|" + application.text();
        m_vault.insert_or_assign(key, form);
        return Bytes(key.begin(), key.end());
    }
    Result<ApplicationForm> decrypt(ApplicationId const& application, ByteView box) override
    {
        std::string const key{box.begin(), box.end()};
        if (key != m_owner + "|" + application.text()) return fail(ErrorCode::Unauthorised, "another's");
        return m_vault.at(key);
    }

private:
    std::string m_owner;
    std::map<std::string, ApplicationForm>& m_vault;
};

class FakePins final : public PinCheck {
public:
    explicit FakePins(Executor& executor) : m_executor{executor} { }
    void check(SignIn sign_in, Done done) override
    {
        ++checks;
        bool const good = sign_in.pin == PrivateText{"246810"};
        m_executor.post_after(Millis{100}, [this, good, owner = sign_in.verifier, done = std::move(done)] {
            if (good)
                done(std::make_unique<FakeDraftBox>(owner, vault));
            else
                done(std::nullopt);
        });
    }
    int checks = 0;
    std::map<std::string, ApplicationForm> vault;

private:
    Executor& m_executor;
};

class FakeIdCards final : public IdCardReader {
public:
    void set_wanted(bool now) override { wanted = now; }
    IdCardReaderState state() const override { return is_there; }

    bool wanted = false;
    IdCardReaderState is_there = IdCardReaderState::Ok;
};

} // namespace yizhan::test
