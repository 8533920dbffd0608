// Fields of services and what happened to people: names, colours and icons.
#include "kiosk/screens/service_parts.h"

namespace yizhan::screens {

using namespace ui;

std::string field_text(Scene const& scene, ServiceField field)
{
    switch (field) {
    case ServiceField::StartUp:
        return scene.tr("service_field.start_up");
    case ServiceField::Excellence:
        return scene.tr("service_field.excellence");
    case ServiceField::AddedValue:
        return scene.tr("service_field.added_value");
    case ServiceField::Career:
        return scene.tr("service_field.career");
    case ServiceField::Care:
        break;
    }
    return scene.tr("service_field.care");
}

ui::Tint tint_of_field(ServiceField field)
{
    switch (field) {
    case ServiceField::StartUp:
        return tints::teal;
    case ServiceField::Excellence:
        return tints::amber;
    case ServiceField::AddedValue:
        return tints::blue;
    case ServiceField::Career:
        return tints::violet;
    case ServiceField::Care:
        break;
    }
    return tints::brand;
}

Icon icon_of_field(ServiceField field)
{
    switch (field) {
    case ServiceField::StartUp:
        return icons::rocket_launch;
    case ServiceField::Excellence:
        return icons::workspace_premium;
    case ServiceField::AddedValue:
        return icons::trending_up;
    case ServiceField::Career:
        return icons::explore;
    case ServiceField::Care:
        break;
    }
    return icons::favorite;
}

std::string situation_text(Scene const& scene, LifeSituation situation)
{
    switch (situation) {
    case LifeSituation::NewHere:
        return scene.tr("situation.new_here");
    case LifeSituation::OnTheRoad:
        return scene.tr("situation.on_the_road");
    case LifeSituation::HurtOrIll:
        return scene.tr("situation.hurt_or_ill");
    case LifeSituation::ShortOfMoney:
        return scene.tr("situation.short_of_money");
    case LifeSituation::InDispute:
        return scene.tr("situation.in_dispute");
    case LifeSituation::WantToLearn:
        return scene.tr("situation.want_to_learn");
    case LifeSituation::Family:
        return scene.tr("situation.family");
    case LifeSituation::Children:
        return scene.tr("situation.children");
    case LifeSituation::Housing:
        return scene.tr("situation.housing");
    case LifeSituation::FeelingLow:
        break;
    }
    return scene.tr("situation.feeling_low");
}

Icon icon_of_situation(LifeSituation situation)
{
    switch (situation) {
    case LifeSituation::NewHere:
        return icons::waving_hand;
    case LifeSituation::OnTheRoad:
        return icons::local_shipping;
    case LifeSituation::HurtOrIll:
        return icons::personal_injury;
    case LifeSituation::ShortOfMoney:
        return icons::payments;
    case LifeSituation::InDispute:
        return icons::gavel;
    case LifeSituation::WantToLearn:
        return icons::school;
    case LifeSituation::Family:
        return icons::family_restroom;
    case LifeSituation::Children:
        return icons::child_care;
    case LifeSituation::Housing:
        return icons::house;
    case LifeSituation::FeelingLow:
        break;
    }
    return icons::sentiment_dissatisfied;
}

} // namespace yizhan::screens
