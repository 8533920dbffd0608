#include "shared/domain/service_catalogue.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<ServiceField, 5> fields{
    {{{ServiceField::StartUp, "start_up"}, {ServiceField::Excellence, "excellence"},
        {ServiceField::AddedValue, "added_value"}, {ServiceField::Career, "career"}, {ServiceField::Care, "care"}}}};

constexpr std::array field_order{ServiceField::StartUp, ServiceField::Excellence, ServiceField::AddedValue,
    ServiceField::Career, ServiceField::Care};

constexpr NameTable<LifeSituation, 10> situations{
    {{{LifeSituation::NewHere, "new_here"}, {LifeSituation::OnTheRoad, "on_the_road"},
        {LifeSituation::HurtOrIll, "hurt_or_ill"}, {LifeSituation::ShortOfMoney, "short_of_money"},
        {LifeSituation::InDispute, "in_dispute"}, {LifeSituation::WantToLearn, "want_to_learn"},
        {LifeSituation::Family, "family"}, {LifeSituation::Children, "children"}, {LifeSituation::Housing, "housing"},
        {LifeSituation::FeelingLow, "feeling_low"}}}};

constexpr std::array situation_order{LifeSituation::NewHere, LifeSituation::OnTheRoad, LifeSituation::HurtOrIll,
    LifeSituation::ShortOfMoney, LifeSituation::InDispute, LifeSituation::WantToLearn, LifeSituation::Family,
    LifeSituation::Children, LifeSituation::Housing, LifeSituation::FeelingLow};

constexpr NameTable<RequestState, 6> states{{{{RequestState::Asked, "asked"}, {RequestState::TakenUp, "taken_up"},
    {RequestState::WaitingForPerson, "waiting_for_person"}, {RequestState::Done, "done"},
    {RequestState::Declined, "declined"}, {RequestState::Withdrawn, "withdrawn"}}}};

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // base 32 with no I, L, O, U
constexpr std::size_t code_length = 8;

// What a person meant by a character; nothing that could have been meant: npos.
std::size_t crockford_value(char c)
{
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'O') c = '0';
    return crockford.find(c);
}

} // namespace

std::string_view name(ServiceField field) { return fields.name_of(field); }
std::optional<ServiceField> service_field_of(std::string_view text) { return fields.value_of(text); }
std::span<ServiceField const> all_service_fields() { return field_order; }
std::string_view name(LifeSituation situation) { return situations.name_of(situation); }
std::optional<LifeSituation> life_situation_of(std::string_view text) { return situations.value_of(text); }
std::span<LifeSituation const> all_life_situations() { return situation_order; }
std::string_view name(RequestState state) { return states.name_of(state); }
std::optional<RequestState> request_state_of(std::string_view text) { return states.value_of(text); }

Result<RequestCode> RequestCode::parse(std::string_view text)
{
    std::string code;
    for (char const c : text) {
        if (c == '-' || c == ' ') continue;
        auto const value = crockford_value(c);
        if (value == std::string_view::npos || code.size() == code_length)
            return fail(ErrorCode::InvalidInput, "code: 8 letters and digits");
        code.push_back(crockford[value]);
    }
    if (code.size() != code_length) return fail(ErrorCode::InvalidInput, "code: 8 letters and digits");
    return RequestCode{std::move(code)};
}

RequestCode RequestCode::of_bits(std::array<std::uint8_t, 5> const& bits)
{
    std::uint64_t value = 0;
    for (auto const byte : bits) value = value << 8 | byte;
    std::string code(code_length, '0');
    for (auto at = code_length; at-- > 0; value >>= 5) code[at] = crockford[value & 31];
    return RequestCode{std::move(code)};
}

std::string RequestCode::shown() const { return m_text.substr(0, 4) + "-" + m_text.substr(4); }

bool is_ended(RequestState state)
{
    return state == RequestState::Done || state == RequestState::Declined || state == RequestState::Withdrawn;
}

std::optional<RequestState> next_request_state(RequestState now, RequestState wanted)
{
    if (is_ended(now) || wanted == RequestState::Asked || wanted == now) return std::nullopt;
    if (wanted == RequestState::WaitingForPerson && now != RequestState::TakenUp) return std::nullopt;
    return wanted;
}

} // namespace yizhan
