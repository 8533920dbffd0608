#include "shared/domain/goods.h"

#include "shared/domain/name_table.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr NameTable<Payer, 4> payers{{{{Payer::StateFinance, "state_finance"}, {Payer::Union, "union"},
    {Payer::Dues, "dues"}, {Payer::Donation, "donation"}}}};

constexpr NameTable<StockPlace, 6> stock_places{{{{StockPlace::Station, "station"}, {StockPlace::Transit, "transit"},
    {StockPlace::Supplier, "supplier"}, {StockPlace::Given, "given"}, {StockPlace::WrittenOff, "written_off"},
    {StockPlace::Miscounted, "miscounted"}}}};

constexpr NameTable<StockReason, 7> stock_reasons{{{{StockReason::Received, "received"}, {StockReason::Sent, "sent"},
    {StockReason::Counted, "counted"}, {StockReason::Damaged, "damaged"}, {StockReason::OutOfDate, "out_of_date"},
    {StockReason::Lost, "lost"}, {StockReason::Trial, "trial"}}}};

bool has_barcode_form(std::string_view text)
{
    bool const length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    return length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// GS1 General Specifications 7.9: from the right, digits weigh 3 and 1 in turn, and all with the check digit make tens.
bool has_right_check_digit(std::string_view digits)
{
    int sum = 0;
    int weight = 1; // of the check digit itself
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return sum % 10 == 0;
}

} // namespace

std::string_view name(Payer payer) { return payers.name_of(payer); }
std::optional<Payer> payer_of(std::string_view text) { return payers.value_of(text); }
std::string_view name(StockPlace place) { return stock_places.name_of(place); }
std::optional<StockPlace> stock_place_of(std::string_view text) { return stock_places.value_of(text); }
std::string_view name(StockReason reason) { return stock_reasons.name_of(reason); }
std::optional<StockReason> stock_reason_of(std::string_view text) { return stock_reasons.value_of(text); }

// Digits alone: the codes of members carry a prefix with letters, so that the two are never taken for each other.
Result<Barcode> Barcode::parse(std::string_view text)
{
    if (!has_barcode_form(text)) return fail(ErrorCode::InvalidInput, "not 8, 12, 13 or 14 digits");
    if (!has_right_check_digit(text)) return fail(ErrorCode::InvalidInput, "check digit of a barcode");
    return Barcode{std::string{text}};
}

} // namespace yizhan
