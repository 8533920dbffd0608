#include "kiosk/journal/sqlite_draft_store.h"

namespace yizhan::journal {
namespace {

using std::string_view;

constexpr std::size_t max_box = 8192; // a whole form and what encrypts it
constexpr std::size_t salt_bytes = 16;

template <class IdType> std::optional<string_view> text_of(std::optional<IdType> const& id)
{
    return id ? std::optional{string_view{id->text()}} : std::nullopt;
}

std::optional<DraftStore::Draft> draft_of(Query const& row, CeremonyId const& ceremony)
{
    auto const id = ApplicationId::parse(row->text(0));
    auto const volunteer = MemberId::parse(row->text(1));
    if (!id || !volunteer) return {};
    DraftStore::Draft draft;
    draft.application = *id;
    draft.ceremony = ceremony;
    draft.volunteer = *volunteer;
    draft.page = row->text(2);
    if (auto const union_id = UnionId::parse(row->text(3))) draft.union_id = *union_id;
    draft.route = route_of(row->text(4)).value_or(Route::Chosen);
    if (auto const renews = MemberId::parse(row->text(5))) draft.renews = *renews;
    draft.saved_at = {row->integer(6)};
    draft.box.assign(row->blob(7).begin(), row->blob(7).end());
    return draft;
}

// Submitted here already, or withdrawn: a late save does not bring it back.
Result<bool> is_over(Connection& connection, ApplicationId const& id)
{
    auto query = TRY(connection.query("SELECT 1 FROM applications WHERE id = ?1"));
    return query->bind(1, string_view{id.text()}).step();
}

} // namespace

Result<void> SqliteDraftStore::save(Draft const& draft)
{
    if (draft.box.empty() || draft.box.size() > max_box) return fail(ErrorCode::TooLarge, "a draft over its bound");
    return m_session.write([&](Connection& connection) -> Result<void> {
        if (TRY(is_over(connection, draft.application))) return fail(ErrorCode::Conflict, "it was submitted already");
        auto query = TRY(connection.query(
            "INSERT INTO drafts(id, ceremony, volunteer, page, union_id, route, renews, begun_ms, saved_ms, box)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9) ON CONFLICT DO UPDATE SET ceremony = excluded.ceremony,"
            " volunteer = excluded.volunteer, page = excluded.page, union_id = excluded.union_id, route = "
            "excluded.route, renews = excluded.renews, saved_ms = excluded.saved_ms, box = excluded.box"));
        query->bind(1, string_view{draft.application.text()}).bind(2, string_view{draft.ceremony.text()});
        query->bind(3, string_view{draft.volunteer.text()}).bind(4, string_view{draft.page});
        query->bind(5, text_of(draft.union_id)).bind(6, name(draft.route)).bind(7, text_of(draft.renews));
        query->bind(8, draft.saved_at.ms).bind(9, ByteView{draft.box});
        TRY_DO(query->run());
        return {};
    });
}

Result<std::vector<DraftStore::Draft>> SqliteDraftStore::drafts(CeremonyId const& ceremony)
{
    return m_session.read([&](Connection& connection) -> Result<std::vector<Draft>> {
        auto query = TRY(connection.query("SELECT id, volunteer, page, union_id, route, renews, saved_ms, box FROM "
                                          "drafts WHERE ceremony = ?1 ORDER BY begun_ms, id"));
        query->bind(1, string_view{ceremony.text()});
        std::vector<Draft> drafts;
        while (TRY(query->step())) {
            if (auto draft = draft_of(query, ceremony)) drafts.push_back(std::move(*draft));
        }
        return drafts;
    });
}

Result<PinAttempts> SqliteDraftStore::pin_attempts(CardId const& card)
{
    return m_session.read([&](Connection& connection) -> Result<PinAttempts> {
        auto query = TRY(connection.query("SELECT wrong, last_ms FROM pin_attempts WHERE card = ?1"));
        if (!TRY(query->bind(1, string_view{card.text()}).step())) return PinAttempts{};
        return PinAttempts{static_cast<int>(query->integer(0)), {query->integer(1)}};
    });
}

Result<void> SqliteDraftStore::set_pin_attempts(CardId const& card, PinAttempts const& attempts)
{
    return m_session.write([&](Connection& connection) -> Result<void> {
        if (attempts.wrong == 0) {
            auto removal = TRY(connection.query("DELETE FROM pin_attempts WHERE card = ?1"));
            TRY_DO(removal->bind(1, string_view{card.text()}).run());
            return {};
        }
        auto query
            = TRY(connection.query("INSERT OR REPLACE INTO pin_attempts(card, wrong, last_ms) VALUES(?1, ?2, ?3)"));
        TRY_DO(query->bind(1, string_view{card.text()}).bind(2, attempts.wrong).bind(3, attempts.last.ms).run());
        return {};
    });
}

Result<Bytes> SqliteDraftStore::draft_salt()
{
    Bytes fresh(salt_bytes);
    m_session.random().fill(fresh);
    auto const known = TRY(m_session.read([](Connection& connection) -> Result<Bytes> {
        auto query = TRY(connection.query("SELECT salt FROM draft_salt"));
        if (!TRY(query->step())) return Bytes{};
        return Bytes{query->blob(0).begin(), query->blob(0).end()};
    }));
    if (known.size() == salt_bytes) return known;
    TRY_DO(m_session.write([&](Connection& connection) -> Result<void> {
        auto query = TRY(connection.query("INSERT OR REPLACE INTO draft_salt(one, salt) VALUES(1, ?1)"));
        TRY_DO(query->bind(1, ByteView{fresh}).run());
        return {};
    }));
    return fresh;
}

} // namespace yizhan::journal
