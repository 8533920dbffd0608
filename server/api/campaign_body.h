// A campaign as a form sends it: read widely, so that what contradicts itself comes as far as check_campaign(), which
// can say why. What goes to stations is read strictly afterwards, as every row.
#pragma once

#include "shared/domain/campaign.h"

#include <string_view>

namespace yizhan {

// `id` stands in the path. InvalidInput: not of the form.
Result<Campaign> read_campaign_body(std::string_view id, std::string_view body);

} // namespace yizhan
