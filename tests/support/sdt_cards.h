// The 256 bytes of text of invented cards, as a reader of identity cards sends them.
#pragma once

#include <string>
#include <string_view>

namespace yizhan::test {

struct SdtCardFields {
    std::string name = "测试一"; // in Chinese
    std::string latin_name; // of the foreigners' card
    std::string number;
    std::string sex = "1";
    std::string ethnic_group = "01"; // residents; the country, such as KAZ, for foreigners
    std::string birth = "19851124";
    std::string address = "宁波市北仑区示例路1号";
    std::string issuer = "示例公安局";
    std::string valid_from = "20200101";
    std::string valid_until = "20400101";
};

std::string resident_card(SdtCardFields const& fields);
std::string permit_card(SdtCardFields const& fields);
std::string foreign_card_2017(SdtCardFields const& fields);
std::string foreign_card_2023(SdtCardFields const& fields);

// UTF-16LE, padded with spaces to `bytes`, cut there.
std::string utf16_field(std::string_view text, std::size_t bytes);

} // namespace yizhan::test
