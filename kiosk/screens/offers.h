// What may be taken: the words of an offer, and its cards after a check-in.
#pragma once

#include "kiosk/screens/service_parts.h"

namespace yizhan::screens {

// 您有 1 份暖心药包可领; of one that is not possible now, its name.
std::string offer_title(Scene const& scene, OfferLine const& offer);
// How many are left and who pays, or why not and when.
std::string offer_detail(Scene const& scene, OfferLine const& offer);

// Some of them, and the way to all. Nothing where there are none.
enum class OfferRoom { Enough, Little }; // Little: one row, the first and the way to all
float offer_cards_height(Scene const& scene, std::size_t count, OfferRoom room = OfferRoom::Enough);
void offer_cards(
    Scene& scene, ui::Rect const& box, std::vector<OfferLine> const& offers, OfferRoom room = OfferRoom::Enough);

} // namespace yizhan::screens
