// The icons in use: code points of the Material Icons face (Apache-2.0), under the names that Google gave them.
#pragma once

#include "kiosk/ui/canvas.h"

#include <string_view>

namespace yizhan::ui::icons {

inline constexpr Icon account_tree = 0xE97A;
inline constexpr Icon add = 0xE145;
inline constexpr Icon apartment = 0xEA40;
inline constexpr Icon arrow_back = 0xE5C4;
inline constexpr Icon arrow_upward = 0xE5D8;
inline constexpr Icon article = 0xEF42;
inline constexpr Icon assignment_ind = 0xE85D;
inline constexpr Icon assignment_return = 0xE860;
inline constexpr Icon back_hand = 0xE764;
inline constexpr Icon backspace = 0xE14A;
inline constexpr Icon badge = 0xEA67;
inline constexpr Icon balance = 0xEAF6;
inline constexpr Icon bolt = 0xEA0B;
inline constexpr Icon campaign = 0xEF49;
inline constexpr Icon cancel = 0xE5C9;
inline constexpr Icon celebration = 0xEA65;
inline constexpr Icon chair = 0xEFED;
inline constexpr Icon check = 0xE5CA;
inline constexpr Icon check_circle = 0xE86C;
inline constexpr Icon chevron_left = 0xE5CB;
inline constexpr Icon chevron_right = 0xE5CC;
inline constexpr Icon cleaning_services = 0xF0FF;
inline constexpr Icon close = 0xE5CD;
inline constexpr Icon construction = 0xEA3C;
inline constexpr Icon contactless = 0xEA71;
inline constexpr Icon credit_card_off = 0xE4F4;
inline constexpr Icon delivery_dining = 0xEA72;
inline constexpr Icon dialpad = 0xE0BC;
inline constexpr Icon draw = 0xE746;
inline constexpr Icon edit = 0xE3C9;
inline constexpr Icon edit_note = 0xE745;
inline constexpr Icon event_busy = 0xE615;
inline constexpr Icon event_seat = 0xE903;
inline constexpr Icon expand_less = 0xE5CE;
inline constexpr Icon expand_more = 0xE5CF;
inline constexpr Icon fact_check = 0xF0C5;
inline constexpr Icon format_list_bulleted = 0xE241;
inline constexpr Icon group_add = 0xE7F0;
inline constexpr Icon groups = 0xF233;
inline constexpr Icon health_and_safety = 0xE1D5;
inline constexpr Icon help = 0xE887;
inline constexpr Icon history = 0xE889;
inline constexpr Icon home = 0xE88A;
inline constexpr Icon home_work = 0xEA09;
inline constexpr Icon hourglass_top = 0xEA5B;
inline constexpr Icon how_to_reg = 0xE174;
inline constexpr Icon hub = 0xE9F4;
inline constexpr Icon info = 0xE88E;
inline constexpr Icon inventory_2 = 0xE1A1;
inline constexpr Icon local_drink = 0xE544;
inline constexpr Icon local_laundry_service = 0xE54A;
inline constexpr Icon local_police = 0xEF56;
inline constexpr Icon local_shipping = 0xE558;
inline constexpr Icon local_taxi = 0xE559;
inline constexpr Icon lock = 0xE897;
inline constexpr Icon lock_clock = 0xEF57;
inline constexpr Icon logout = 0xE9BA;
inline constexpr Icon medical_services = 0xF109;
inline constexpr Icon menu_book = 0xEA19;
inline constexpr Icon microwave = 0xF204;
inline constexpr Icon more_horiz = 0xE5D3;
inline constexpr Icon payments = 0xEF63;
inline constexpr Icon person = 0xE7FD;
inline constexpr Icon person_off = 0xE510;
inline constexpr Icon person_search = 0xF106;
inline constexpr Icon phone_iphone = 0xE325;
inline constexpr Icon photo_camera = 0xE412;
inline constexpr Icon pin = 0xF045;
inline constexpr Icon place = 0xE55F;
inline constexpr Icon power = 0xE63C;
inline constexpr Icon priority_high = 0xE645;
inline constexpr Icon qr_code_2 = 0xE00A;
inline constexpr Icon qr_code_scanner = 0xF206;
inline constexpr Icon radio_button_checked = 0xE837;
inline constexpr Icon radio_button_unchecked = 0xE836;
inline constexpr Icon real_estate_agent = 0xE73A;
inline constexpr Icon record_voice_over = 0xE91F;
inline constexpr Icon redeem = 0xE8B1;
inline constexpr Icon remove = 0xE15B;
inline constexpr Icon repeat = 0xE040;
inline constexpr Icon save = 0xE161;
inline constexpr Icon schedule = 0xE8B5;
inline constexpr Icon search_off = 0xEA76;
inline constexpr Icon security = 0xE32A;
inline constexpr Icon settings = 0xE8B8;
inline constexpr Icon shopping_bag = 0xF1CC;
inline constexpr Icon south = 0xF1E3;
inline constexpr Icon storage = 0xE1DB;
inline constexpr Icon storefront = 0xEA12;
inline constexpr Icon support_agent = 0xF0E2;
inline constexpr Icon sync = 0xE627;
inline constexpr Icon text_decrease = 0xEADD;
inline constexpr Icon text_increase = 0xEAE2;
inline constexpr Icon timer = 0xE425;
inline constexpr Icon touch_app = 0xE913;
inline constexpr Icon translate = 0xE8E2;
inline constexpr Icon two_wheeler = 0xE9F9;
inline constexpr Icon undo = 0xE166;
inline constexpr Icon verified = 0xEF76;
inline constexpr Icon volunteer_activism = 0xEA70;
inline constexpr Icon vpn_key = 0xE0DA;
inline constexpr Icon waving_hand = 0xE766;

// For icons that data names: 'local_drink'. A name that is not known here gives more_horiz, never nothing.
Icon by_name(std::string_view name);

} // namespace yizhan::ui::icons
