#include "kiosk/screens/occupations.h"

namespace yizhan::screens {

using namespace ui;

OccupationLook look_of(Scene const& scene, Occupation occupation)
{
    switch (occupation) {
    case Occupation::TruckDriver:
        return {icons::local_shipping, tints::blue, scene.tr("occupation.truck_driver")};
    case Occupation::Courier:
        return {icons::inventory_2, tints::amber, scene.tr("occupation.courier")};
    case Occupation::FoodDeliveryRider:
        return {icons::delivery_dining, tints::teal, scene.tr("occupation.food_delivery_rider")};
    case Occupation::RideHailingDriver:
        return {icons::local_taxi, tints::green, scene.tr("occupation.ride_hailing_driver")};
    case Occupation::CareWorker:
        return {icons::health_and_safety, tints::brand, scene.tr("occupation.care_worker")};
    case Occupation::DomesticWorker:
        return {icons::cleaning_services, tints::violet, scene.tr("occupation.domestic_worker")};
    case Occupation::SalesPromoter:
        return {icons::storefront, tints::amber, scene.tr("occupation.sales_promoter")};
    case Occupation::EstateAgent:
        return {icons::real_estate_agent, tints::blue, scene.tr("occupation.estate_agent")};
    case Occupation::SecurityGuard:
        return {icons::local_police, tints::teal, scene.tr("occupation.security_guard")};
    case Occupation::Other:
        break;
    }
    return {icons::more_horiz, tints::quiet, scene.tr("occupation.other")};
}

} // namespace yizhan::screens
