#include "shared/protocol/content_digest.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/sodium.h"
#include "shared/protocol/structured_fields.h"

#include <array>

namespace yizhan {
namespace {

std::array<std::uint8_t, crypto_hash_sha256_BYTES> sha256(std::string_view body)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> out{};
    auto const bytes = as_bytes(body);
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return out;
}

} // namespace

std::string content_digest(std::string_view body) { return "sha-256=" + write_byte_sequence(sha256(body)); }

Result<void> check_content_digest(std::string_view field, std::string_view body)
{
    auto const value = member(TRY(read_dictionary(field)), "sha-256");
    if (!value) return fail(ErrorCode::InvalidInput, "content-digest: no sha-256");
    auto const digest = TRY(read_byte_sequence(*value));
    if (!same_bytes(digest, sha256(body))) return fail(ErrorCode::InvalidInput, "content-digest: another body");
    return {};
}

} // namespace yizhan
