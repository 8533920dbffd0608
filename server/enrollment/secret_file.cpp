#include "server/enrollment/secret_file.h"

namespace yizhan {

Result<Secret> secret_in(FileStore& files, std::filesystem::path const& path, Random& random)
{
    auto const text = files.read(path);
    if (text) {
        auto const line = std::string_view{*text}.substr(0, text->find('\n'));
        auto const bytes = from_base64url(line);
        auto secret = bytes ? Secret::from_bytes(*bytes) : fail(ErrorCode::InvalidInput, "");
        if (!secret) return fail(ErrorCode::Corrupt, path.string() + " holds no key");
        return secret;
    }
    if (text.error().code != ErrorCode::NotFound) return tl::unexpected(text.error());
    auto secret = Secret::generate([&](auto out) { random.fill(out); });
    TRY_DO(files.write_durably(path, to_base64url(secret.bytes()) + "\n"));
    return secret;
}

} // namespace yizhan
