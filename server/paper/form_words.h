// The words of the form that are not the person's: part of its layout, like the title, and changed with its version.
#pragma once

#include "shared/base/time.h"
#include "shared/domain/application_form.h"

#include <string>
#include <string_view>

namespace yizhan::paper {

constexpr std::string_view form_title = "工会会员入会申请表";
constexpr std::string_view form_version = "YZ-RH-2026.1";

std::string_view words(Occupation occupation);
std::string_view words(DocumentKind kind);
std::string_view words(Sex sex);
std::string_view words(Route route);
std::string_view words(ApplicationState state); // as an opinion: 同意入会
std::string_view words(DecisionReason reason);

std::string day_words(UtcMs time, ZoneMinutes zone); // 2026年11月24日
std::string moment_words(UtcMs time, ZoneMinutes zone); // 2026年11月24日 14:05
std::string zone_words(ZoneMinutes zone); // 北京时间
// 1990-02-14 -> 1990年2月14日; anything else as it is.
std::string birth_words(std::string_view birth);
// What people say on the phone: the last 8 letters and digits of the id, as ABCD-1234.
std::string short_reference(ApplicationId const& id);

} // namespace yizhan::paper
