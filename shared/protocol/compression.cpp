#include "shared/protocol/compression.h"

#include <algorithm>
#include <memory>
#include <zstd.h>

namespace yizhan {
namespace {

constexpr int level = 3;
constexpr int max_window_log = 23; // 8 MB

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

} // namespace

Result<std::string> compress(std::string_view data)
{
    std::string out(ZSTD_compressBound(data.size()), '\0');
    std::size_t const size = ZSTD_compress(out.data(), out.size(), data.data(), data.size(), level);
    if (ZSTD_isError(size) != 0) return fail(ErrorCode::Internal, ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

Result<std::string> decompress(std::string_view frame, std::size_t max_bytes)
{
    std::unique_ptr<ZSTD_DCtx, FreeContext> const context{ZSTD_createDCtx()};
    if (!context) return fail(ErrorCode::Internal, "zstd: no memory");
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, max_window_log);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    std::string out;
    std::size_t written = 0;
    std::size_t wanted = 1; // 0 once the frame is complete
    while (wanted != 0) {
        // Room for one byte above the bound, so that reaching it is seen.
        if (written == out.size())
            out.resize(std::min(std::max<std::size_t>(written * 2, frame.size() * 4 + 64), max_bytes + 1));
        ZSTD_outBuffer target{out.data(), out.size(), written};
        std::size_t const in_before = in.pos;
        wanted = ZSTD_decompressStream(context.get(), &target, &in);
        if (ZSTD_isError(wanted) != 0)
            return fail(ErrorCode::InvalidInput, std::string{"zstd: "} + ZSTD_getErrorName(wanted));
        if (target.pos > max_bytes) return fail(ErrorCode::TooLarge, "zstd: more than allowed comes out");
        bool const stuck = wanted != 0 && in.pos == in_before && target.pos == written;
        if (stuck) return fail(ErrorCode::InvalidInput, "zstd: ends early");
        written = target.pos;
    }
    if (in.pos != in.size) return fail(ErrorCode::InvalidInput, "zstd: bytes behind the frame");
    out.resize(written);
    return out;
}

} // namespace yizhan
