// What a reader sends of a card: 256 bytes of text in UTF-16, laid out by the kind of card, and a photo that nobody
// here looks at. Pure. Layouts: GA/T 490 (residents), the residence permit ('J'), the foreigners' card of 2017 ('I')
// and of 2023 ('Y').
#pragma once

#include "kiosk/app/id_card_reader.h"
#include "shared/base/bytes.h"

namespace yizhan {

constexpr std::size_t sdt_text_size = 256;
constexpr std::size_t sdt_photo_size = 1024;

// The text in the data of a reply to SdtCommand::Read; nothing where its parts have other sizes.
std::optional<ByteView> sdt_text_of(ByteView read_data);

// Nothing where the number is not good; a field that makes no sense is left empty. Nothing of it lies in other memory
// than private one. REQUIRES: sdt_text_size bytes.
std::optional<IdCardRead> parse_sdt_text(ByteView text);

} // namespace yizhan
