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

tl::unexpected<Error> fail(ErrorCode code, std::string cause);

} // namespace yizhan

// A name of its own for every use, so that uses nest.
#define YIZHAN_JOIN_(a, b) a##b
#define YIZHAN_JOIN(a, b) YIZHAN_JOIN_(a, b)
#define YIZHAN_TRY(name, expression)                                                                                   \
    __extension__({                                                                                                    \
        auto name = (expression);                                                                                      \
        if (!name) return tl::unexpected(std::move(name.error()));                                                     \
        std::move(*name);                                                                                              \
    })
#define YIZHAN_TRY_DO(name, expression)                                                                                \
    do {                                                                                                               \
        if (auto name = (expression); !name) return tl::unexpected(std::move(name.error()));                           \
    } while (false)

// Unwraps a Result, or returns its error to the caller. Statement expression: GCC and clang.
#define TRY(expression) YIZHAN_TRY(YIZHAN_JOIN(try_result_, __COUNTER__), expression)
// The same for Result<void>.
#define TRY_DO(expression) YIZHAN_TRY_DO(YIZHAN_JOIN(try_result_, __COUNTER__), expression)
