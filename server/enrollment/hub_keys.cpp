#include "server/enrollment/hub_keys.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>

namespace yizhan {

Result<HubKeys> HubKeys::open(FileStore& files, std::filesystem::path folder, Random& random, UtcMs now)
{
    auto issuer = TRY(secret_in(files, folder / "issuer.key", random));
    auto compare = TRY(secret_in(files, folder / "compare.key", random));
    HubKeys keys{files, std::move(folder), SigningKey{std::move(issuer)}, std::move(compare)};
    TRY_DO(keys.read_sealing_keys());
    if (keys.m_pairs.empty()) TRY_DO(keys.rotate(random, now));
    return keys;
}

IssuerKid HubKeys::issuer_kid() const
{
    auto const hash = blake2b(m_issuer.verify_key().bytes());
    return {hash[0], hash[1]};
}

IssuerKeyRow HubKeys::issuer_row() const
{
    IssuerKeyRow row{issuer_kid(), {}};
    std::ranges::copy(m_issuer.verify_key().bytes(), row.key.begin());
    return row;
}

std::vector<SealingKeyRow> HubKeys::sealing_rows() const
{
    std::vector<SealingKeyRow> rows;
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        SealingKeyRow row{m_pairs[i].kid().text(), {}, m_since[i]};
        std::ranges::copy(m_pairs[i].key().bytes(), row.key.begin());
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<void> HubKeys::rotate(Random& random, UtcMs now)
{
    m_pairs.emplace_back(Secret::generate([&](auto out) { random.fill(out); }));
    // Also by a clock that went back, the newest is the newest.
    m_since.push_back(m_since.empty() ? now : std::max(now, m_since.back() + Millis{1}));
    auto written = write_sealing_keys();
    if (written) return {};
    m_pairs.pop_back();
    m_since.pop_back();
    return written;
}

Result<void> HubKeys::read_sealing_keys()
{
    auto const text = m_files->read(sealing_file());
    if (!text && text.error().code == ErrorCode::NotFound) return {};
    if (!text) return tl::unexpected(text.error());
    JsonDocument document;
    auto const corrupt = [&] { return fail(ErrorCode::Corrupt, sealing_file().string() + " holds no keys"); };
    auto const json = document.parse_object(*text);
    auto const keys = json ? json->objects("keys") : fail(ErrorCode::Corrupt, "");
    if (!keys) return corrupt();
    for (auto const& key : *keys) {
        auto const secret_text = key.text("secret");
        auto const since = key.time("since");
        auto const bytes = secret_text ? from_base64url(*secret_text) : fail(ErrorCode::Corrupt, "");
        auto secret = bytes ? Secret::from_bytes(*bytes) : fail(ErrorCode::Corrupt, "");
        if (!secret || !since) return corrupt();
        m_pairs.emplace_back(std::move(*secret));
        m_since.push_back(*since);
    }
    return {};
}

Result<void> HubKeys::write_sealing_keys() const
{
    JsonWriter json;
    json.begin_array("keys");
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        json.begin_object();
        json.member("secret", to_base64url(m_pairs[i].secret().bytes()));
        json.member("since", format_rfc3339(m_since[i]));
        json.end_object();
    }
    json.end_array();
    return m_files->write_durably(sealing_file(), json.finish() + "\n");
}

} // namespace yizhan
