#include "server/paper/form_words.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace yizhan::paper {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

std::string_view words(Occupation occupation)
{
    switch (occupation) {
    case Occupation::TruckDriver:
        return "货车司机";
    case Occupation::Courier:
        return "快递员";
    case Occupation::FoodDeliveryRider:
        return "外卖配送员";
    case Occupation::RideHailingDriver:
        return "网约车司机";
    case Occupation::CareWorker:
        return "护工护理员";
    case Occupation::DomesticWorker:
        return "家政服务员";
    case Occupation::SalesPromoter:
        return "商场信息员";
    case Occupation::EstateAgent:
        return "房产中介员";
    case Occupation::SecurityGuard:
        return "保安员";
    case Occupation::Other:
        break;
    }
    return "其他";
}

std::string_view words(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ResidencePermit:
        return "港澳台居民居住证";
    case DocumentKind::ForeignPermanentResident:
        return "外国人永久居留身份证";
    case DocumentKind::ResidentId:
        break;
    }
    return "居民身份证";
}

std::string_view words(Sex sex) { return sex == Sex::Female ? "女" : "男"; }

std::string_view words(Route route)
{
    switch (route) {
    case Route::Point:
        return "重点建会";
    case Route::Line:
        return "行业建会";
    case Route::Chosen:
        return "本人选择";
    case Route::Area:
        break;
    }
    return "兜底建会";
}

std::string_view words(ApplicationState state)
{
    switch (state) {
    case ApplicationState::Approved:
        return "同意入会。";
    case ApplicationState::Refused:
        return "不同意入会。";
    case ApplicationState::SentBack:
        return "退回，请申请人补充。";
    case ApplicationState::Withdrawn:
        return "申请人已撤回申请。";
    case ApplicationState::Draft:
    case ApplicationState::Submitted:
        break;
    }
    return "";
}

std::string_view words(DecisionReason reason)
{
    switch (reason) {
    case DecisionReason::DocumentMissing:
        return "尚未出示证件";
    case DecisionReason::DocumentUnclear:
        return "证件号码与姓名需要核对";
    case DecisionReason::PhoneWrong:
        return "联系电话需要核对";
    case DecisionReason::SignatureMissing:
        return "缺少本人签名";
    case DecisionReason::OtherUnion:
        return "宜加入另一家工会";
    case DecisionReason::AlreadyMember:
        return "已是工会会员";
    case DecisionReason::NotEligible:
        return "不符合入会条件";
    case DecisionReason::NotGenuine:
        return "所填信息无法核实";
    case DecisionReason::ByRequest:
        break;
    }
    return "应本人要求";
}

std::string day_words(UtcMs time, ZoneMinutes zone)
{
    auto const local = to_local(time, zone);
    return fmt::format("{}年{}月{}日", local.year, local.month, local.day);
}

std::string moment_words(UtcMs time, ZoneMinutes zone)
{
    auto const local = to_local(time, zone);
    return fmt::format("{} {:02}:{:02}", day_words(time, zone), local.hour, local.minute);
}

std::string zone_words(ZoneMinutes zone)
{
    if (zone.value == ZoneMinutes{}.value) return "北京时间";
    int const minutes = std::abs(zone.value);
    return fmt::format("UTC{}{:02}:{:02}", zone.value < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string birth_words(std::string_view birth)
{
    bool const is_day = birth.size() == 10 && birth[4] == '-' && birth[7] == '-'
        && std::count_if(birth.begin(), birth.end(), is_digit) == 8;
    if (!is_day) return std::string{birth};
    auto const number = [](std::string_view digits) { return digits.front() == '0' ? digits.substr(1) : digits; };
    return fmt::format("{}年{}月{}日", birth.substr(0, 4), number(birth.substr(5, 2)), number(birth.substr(8, 2)));
}

std::string short_reference(ApplicationId const& id)
{
    std::string out;
    auto const& text = id.text();
    for (std::size_t i = text.size(); i > 0 && out.size() < 9; --i) {
        char const c = upper(text[i - 1]);
        if (!is_digit(c) && (c < 'A' || c > 'Z')) continue;
        if (out.size() == 4) out.push_back('-');
        out.push_back(c);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

} // namespace yizhan::paper
