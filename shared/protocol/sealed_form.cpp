#include "shared/protocol/sealed_form.h"

#include "shared/protocol/cbor.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::array<std::size_t, 5> buckets{512, 1024, 2048, 3072, max_sealed_form_plain};
constexpr std::int64_t form_version = 1;

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

struct Header {
    SealedFormPlace place;
    ByteView kid;
    std::uint64_t payload_size;
};

Bytes write_header(SealingKid const& kid, SealedFormPlace const& place, std::size_t payload_size)
{
    return CborWriter{}
        .array(6)
        .integer(form_version)
        .bytes(kid.bytes())
        .text(place.application.text())
        .text(place.event.text())
        .text(place.kiosk.text())
        .integer(static_cast<std::int64_t>(payload_size))
        .take();
}

Result<Header> read_header(ByteView bytes)
{
    auto reader = TRY(CborReader::open(bytes));
    if (TRY(reader.enter_array()) != 6) return bad("sealed form: header");
    if (TRY(reader.read_int()) != form_version) return fail(ErrorCode::Unsupported, "sealed form: version");
    auto const kid = TRY(reader.read_bytes());
    auto const application = TRY(ApplicationId::parse(TRY(reader.read_text())));
    auto const event = TRY(EventId::parse(TRY(reader.read_text())));
    auto const kiosk = TRY(KioskId::parse(TRY(reader.read_text())));
    auto const payload_size = TRY(reader.read_uint());
    return Header{{application, event, kiosk}, kid, payload_size};
}

Result<PrivateBytes> take_payload(ByteView plain, SealingKid const& kid, SealedFormPlace const& expected)
{
    if (std::find(buckets.begin(), buckets.end(), plain.size()) == buckets.end()) return bad("sealed form: size");
    std::size_t const header_size = std::size_t{plain[0]} << 8U | plain[1];
    if (header_size > plain.size() - 2) return bad("sealed form: header size");
    auto const header = TRY(read_header(plain.subspan(2, header_size)));
    auto const rest = plain.subspan(2 + header_size);
    if (header.payload_size > rest.size()) return bad("sealed form: payload size");
    auto const payload = rest.first(static_cast<std::size_t>(header.payload_size));
    auto const padding = rest.subspan(payload.size());
    if (std::any_of(padding.begin(), padding.end(), [](std::uint8_t byte) { return byte != 0; }))
        return bad("sealed form: padding");
    bool const is_here = std::ranges::equal(header.kid, kid.bytes()) && header.place.application == expected.application
        && header.place.event == expected.event && header.place.kiosk == expected.kiosk;
    if (!is_here) return fail(ErrorCode::Conflict, "sealed form: of another place");
    return PrivateBytes{payload.begin(), payload.end()};
}

} // namespace

Result<Bytes> seal_form(SealingKey const& recipient, SealedFormPlace const& place, ByteView payload)
{
    auto const header = write_header(recipient.kid(), place, payload.size());
    auto const size = 2 + header.size() + payload.size();
    auto const bucket = std::lower_bound(buckets.begin(), buckets.end(), size);
    if (bucket == buckets.end()) return fail(ErrorCode::TooLarge, "sealed form: payload");
    PrivateBytes plain;
    plain.reserve(*bucket);
    plain.push_back(static_cast<std::uint8_t>(header.size() >> 8U));
    plain.push_back(static_cast<std::uint8_t>(header.size()));
    plain.insert(plain.end(), header.begin(), header.end());
    plain.insert(plain.end(), payload.begin(), payload.end());
    plain.resize(*bucket, 0);
    return seal(recipient, plain);
}

Result<PrivateBytes> open_form(ByteView sealed, SealingKeyPair const& recipient, SealedFormPlace const& expected)
{
    auto const plain = TRY(open_sealed(sealed, recipient));
    return take_payload(plain, recipient.kid(), expected);
}

Result<PrivateBytes> open_form(
    ByteView sealed, std::span<SealingKeyPair const> pairs, SealingKid const& kid, SealedFormPlace const& expected)
{
    auto const plain = TRY(open_sealed(sealed, pairs, kid));
    return take_payload(plain, kid, expected);
}

} // namespace yizhan
