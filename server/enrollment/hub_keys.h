// The hub's own keys for joining, in its data folder, each file for its user alone: what member codes are signed with,
// what forms are sealed to (all there ever were: what was sealed once must open for good), and the secret under which
// documents and phones are compared. On the hub's executor.
#pragma once

#include "server/enrollment/secret_file.h"
#include "shared/domain/feed.h"
#include "shared/protocol/issuer_keys.h"
#include "shared/protocol/sealing_key.h"

namespace yizhan {

class HubKeys {
public:
    // DATA/issuer.key, DATA/enrollment-keys.json, DATA/compare.key; made where they are missing. Corrupt: left as it
    // is, and the hub must not start: a new key would leave old forms shut.
    static Result<HubKeys> open(FileStore& files, std::filesystem::path folder, Random& random, UtcMs now);

    SigningKey const& issuer() const { return m_issuer; }
    IssuerKid issuer_kid() const; // the first two bytes of BLAKE2b over its verify key
    IssuerKeyRow issuer_row() const;

    std::span<SealingKeyPair const> sealing_pairs() const { return m_pairs; }
    SealingKeyPair const& newest_pair() const { return m_pairs.back(); }
    std::vector<SealingKeyRow> sealing_rows() const; // all, oldest first
    // One more pair, which new forms are sealed to.
    Result<void> rotate(Random& random, UtcMs now);

    Secret const& compare_secret() const { return m_compare; }

private:
    HubKeys(FileStore& files, std::filesystem::path folder, SigningKey issuer, Secret compare)
        : m_files{&files}, m_folder{std::move(folder)}, m_issuer{std::move(issuer)}, m_compare{std::move(compare)}
    {
    }
    std::filesystem::path sealing_file() const { return m_folder / "enrollment-keys.json"; }
    Result<void> read_sealing_keys();
    Result<void> write_sealing_keys() const;

    FileStore* m_files;
    std::filesystem::path m_folder;
    SigningKey m_issuer;
    Secret m_compare;
    std::vector<SealingKeyPair> m_pairs; // oldest first
    std::vector<UtcMs> m_since; // of each
};

} // namespace yizhan
