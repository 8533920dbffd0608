// Ports of the kiosk's use cases as small models in memory: what a test sets is what the kiosk finds.
#pragma once

#include "kiosk/app/kiosk.h"
#include "tests/support/fake_clock.h"
#include "tests/support/manual_executor.h"
#include "tests/support/seeded_random.h"

#include <algorithm>

namespace yizhan::test {

class FakeJournal final : public Journal {
public:
    Result<Seq> append(std::span<NewEvent const> events, Moment const& now) override
    {
        if (refuses) return tl::unexpected(Error{*refuses, "as the test wants"});
        for (auto const& event : events) recorded.push_back({event.body, now});
        return recorded.size();
    }
    JournalStatus status() const override
    {
        JournalStatus status;
        status.incarnation = IncarnationId::make("00112233445566aa");
        status.last_sequence = recorded.size();
        status.unsent = static_cast<std::int64_t>(recorded.size());
        status.storage = refuses ? StorageState::Full : StorageState::Ok;
        return status;
    }
    Result<std::map<AmenityId, std::int64_t>> amenity_uses(std::int32_t day) override
    {
        std::map<AmenityId, std::int64_t> uses;
        for (auto const& [body, moment] : recorded) {
            auto const effect = apply(body, moment.occurred_at(), ZoneMinutes{});
            if (!effect.count || effect.count->measure != Measure::AmenityUses || effect.count->day != day) continue;
            uses[AmenityId::make(effect.count->detail)] += effect.count->delta;
        }
        return uses;
    }
    Result<std::int64_t> visits_in_month(MemberId const& member, std::int32_t month) override
    {
        return std::count_if(recorded.begin(), recorded.end(), [&](auto const& one) {
            auto const effect = apply(one.body, one.moment.occurred_at(), ZoneMinutes{});
            return effect.visit && effect.visit->member == member && effect.visit->month == month;
        });
    }

    template <class Body> std::vector<Body> all() const
    {
        std::vector<Body> out;
        for (auto const& one : recorded) {
            if (auto const* body = std::get_if<Body>(&one.body)) out.push_back(*body);
        }
        return out;
    }

    struct Recorded {
        EventBody body;
        Moment moment;
    };
    std::vector<Recorded> recorded;
    std::optional<ErrorCode> refuses;
};

class FakeRoster : public Roster {
public:
    Result<CardStanding> find_card(CardId const& card) override
    {
        if (broken) return tl::unexpected(Error{ErrorCode::Corrupt, "as the test wants"});
        CardStanding standing;
        for (auto const& m : members) {
            if (m.card == card) standing.member = m;
        }
        for (auto const& r : revocations) {
            if (r.card == card) standing.revocation = r;
        }
        return standing;
    }
    Result<std::optional<Member>> find_number(MemberNumber const& number) override
    {
        for (auto const& m : members) {
            if (m.number == number) return std::optional{m};
        }
        return std::optional<Member>{};
    }
    Result<std::vector<Member>> find_phone(PhoneKey const& key, std::size_t limit) override
    {
        std::vector<Member> found;
        for (auto const& m : members) {
            if (m.phone == key && found.size() < limit) found.push_back(m);
        }
        return found;
    }
    Result<std::vector<KnownPerson>> find_duplicates(Applicant const& applicant, std::size_t limit) override
    {
        std::vector<KnownPerson> found;
        for (auto const& m : members) {
            bool const alike = applicant.phone && m.phone && m.phone->tail == applicant.phone->tail
                && surname_of(m.masked_name) == surname_of(applicant.masked_name);
            if (alike && found.size() < limit)
                found.push_back(
                    {m.id, {m.masked_name, m.phone, m.occupation}, m.union_id, m.status == MemberStatus::Provisional});
        }
        return found;
    }
    Result<std::optional<UtcMs>> as_of() override { return std::optional{FakeClock::usual_wall}; }

    std::vector<Member> members;
    std::vector<Revocation> revocations;
    bool broken = false;
};

class FakeBook : public StationBook {
public:
    Result<std::optional<Station>> station() override { return std::optional{the_station}; }
    Result<std::vector<Amenity>> amenities() override { return the_amenities; }
    Result<std::vector<Bulletin>> bulletins(std::size_t limit) override
    {
        auto out = the_bulletins;
        if (out.size() > limit) out.resize(limit);
        return out;
    }
    Result<std::optional<Union>> find_union(UnionId const& id) override
    {
        return std::optional{Union{id, {"霞浦物流园区集卡司机工会", "Xiapu truck drivers' union"}}};
    }
    Result<std::vector<IssuerKeyRow>> issuer_keys() override { return std::vector<IssuerKeyRow>{}; }
    Result<std::vector<Bytes>> kiosk_certificates() override { return std::vector<Bytes>{}; }

    Station the_station{
        StationId::make("xiapu-1"), {"霞浦集卡司机驿站", "Xiapu"}, {"霞浦物流工业园区", ""}, {"24 小时开放", ""}, 4, 5};
    std::vector<Amenity> the_amenities{
        {AmenityId::make("hot-water"), AmenityKind::Counted, {"热水", "Hot water"}, {"随时可用", ""}, "local_drink",
            Tint::Teal, 1, true},
        {AmenityId::make("charging"), AmenityKind::Counted, {"充电", "Charging"}, {"空位", ""}, "bolt", Tint::Green, 2,
            true},
        {AmenityId::make("closed"), AmenityKind::Counted, {"淋浴", "Shower"}, {"维修", ""}, "shower", Tint::Blue, 3,
            false},
    };
    std::vector<Bulletin> the_bulletins;
};

class FakeReader final : public CardReader {
public:
    ScannedCode read(std::string_view scan) override
    {
        auto const found = codes.find(std::string{scan});
        return found == codes.end() ? ScannedCode{RefusalReason::NotOurs} : found->second;
    }
    void reload() override { ++reloads; }

    std::map<std::string, ScannedCode> codes;
    int reloads = 0;
};

class FakeCode final : public CheckInCode {
public:
    Current at(UtcMs time) override
    {
        auto const step = time.ms / 30'000;
        return {{1, {static_cast<std::uint8_t>(step & 1)}}, UtcMs{(step + 1) * 30'000}};
    }
};

class FakeSync final : public SyncPort {
public:
    void nudge() override { ++nudges; }
    int nudges = 0;
};

class FakeTimeMemory final : public TimeMemory {
public:
    Result<RememberedTime> load() override { return kept; }
    Result<void> store(TimeAgreement const& agreement) override
    {
        ++stores;
        kept.agreement = agreement;
        kept.floor = std::max(kept.floor, agreement.hub_time);
        return {};
    }
    RememberedTime kept;
    int stores = 0;
};

// A kiosk at a station, with time that a test moves.
struct KioskBench {
    KioskBench() { kiosk.start(); }

    void tap(Intent intent) { kiosk.on_intent(intent); }
    void run_for(Millis duration) { executor.run_for(duration); }
    template <class Screen> Screen const* screen() const { return std::get_if<Screen>(&view->screen); }
    Member& add_member(std::string masked_name, std::uint32_t serial, std::string card, PhoneKey phone)
    {
        Member m;
        m.id = MemberId::make("m" + std::to_string(serial));
        m.number = MemberNumber::of_serial(serial);
        m.masked_name = std::move(masked_name);
        m.phone = std::move(phone);
        m.union_id = UnionId::make("u1");
        m.occupation = Occupation::TruckDriver;
        m.points = 128;
        m.card = CardId::make(card);
        reader.codes["code of " + card] = ReadCard{m.card, clock.wall() + Millis{86'400'000}, Assurance::StaticCode};
        roster.members.push_back(std::move(m));
        return roster.members.back();
    }

    VirtualTime time;
    ManualExecutor executor{time};
    FakeClock clock{FakeClock::usual_wall, &time};
    FakeJournal journal;
    FakeRoster roster;
    FakeBook book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    FakeTimeMemory memory;
    SeededRandom random{1, "kiosk"};
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    std::shared_ptr<View const> view;
    std::vector<std::shared_ptr<View const>> views;
    Kiosk kiosk{{journal, roster, book, reader, code, kiosk_clock, sync, random, executor},
        {"0.1.0", StartReason::Boot, {}}, [this](std::shared_ptr<View const> next) {
            view = next;
            views.push_back(std::move(next));
        }};
};

} // namespace yizhan::test
