// The only way to fail: Result<T> is a value or an Error with a closed code, a cause for logs, and a sentence for
// people. A failure is a value that the caller must look at; a bug is an assert. No exception crosses a room's border.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace yizhan {

enum class ErrorCode {
    InvalidInput, // bytes from outside did not parse into a domain value
    NotFound,
    Conflict, // the same key already holds something else
    Refused, // understood and not allowed
    Unauthorised, // who asks is not known: bad signature, no session
    TooLarge,
    Busy, // try again soon
    Timeout,
    Unavailable, // the other side cannot be reached
    DiskFull,
    ReadOnly,
    Corrupt,
    Io,
    Unsupported,
    Internal,
};

struct Sentence {
    std::string_view zh;
    std::string_view en;
};

// The code's name in snake_case, as logs and problem details carry it.
std::string_view name(ErrorCode code);
// What a person may read: what happened and what to do next. Never blames, never jargon.
Sentence sentence(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string cause; // for logs, in English; never personal data

    bool operator==(Error const&) const = default;
};

template <class T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string cause)
{
    return tl::unexpected(Error{code, std::move(cause)});
}

} // namespace yizhan

// Unwraps a Result, or returns its error to the caller. Statement expression: GCC and clang.
#define TRY(expression)                                                                                                \
    __extension__({                                                                                                    \
        auto try_result = (expression);                                                                                \
        if (!try_result) return tl::unexpected(std::move(try_result.error()));                                         \
        std::move(*try_result);                                                                                        \
    })
// The same for Result<void>.
#define TRY_DO(expression)                                                                                             \
    do {                                                                                                               \
        if (auto try_result = (expression); !try_result) return tl::unexpected(std::move(try_result.error()));         \
    } while (false)
