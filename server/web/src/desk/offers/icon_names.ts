// Drawings that the kiosk has for what a station offers, by their Material Icons names.
export const iconNames = [
    'water_drop', 'local_drink', 'local_cafe', 'coffee', 'emoji_food_beverage', 'restaurant', 'dining', 'delivery_dining', 'free_breakfast',
    'bakery_dining', 'rice_bowl', 'ramen_dining', 'soup_kitchen', 'microwave', 'kitchen', 'countertops', 'blender', 'cake', 'icecream', 'event_seat',
    'chair', 'airline_seat_recline_normal', 'airline_seat_individual_suite', 'bed', 'hotel', 'shower', 'wc', 'soap', 'sanitizer', 'clean_hands',
    'local_laundry_service', 'dry_cleaning', 'dry', 'air', 'iron', 'checkroom', 'cleaning_services', 'bolt', 'battery_charging_full', 'outlet', 'power',
    'electric_bike', 'ev_station', 'phone_iphone', 'wifi', 'computer', 'tv', 'print', 'menu_book', 'library_books', 'auto_stories', 'toys',
    'fitness_center', 'spa', 'self_improvement', 'weekend', 'nightlight', 'light_mode', 'smoking_rooms', 'ac_unit', 'heat_pump', 'thermostat', 'umbrella',
    'beach_access', 'luggage', 'lock', 'storage', 'local_parking', 'garage', 'tire_repair', 'car_repair', 'local_gas_station', 'two_wheeler',
    'directions_bus', 'local_taxi', 'local_shipping', 'build', 'handyman', 'construction', 'pets', 'medical_services', 'medication', 'vaccines',
    'healing', 'masks', 'health_and_safety', 'monitor_heart', 'local_hospital', 'personal_injury', 'psychology', 'card_giftcard', 'redeem',
    'shopping_bag', 'local_mall', 'storefront', 'back_hand', 'backpack', 'favorite', 'volunteer_activism', 'handshake', 'loyalty', 'savings', 'payments',
    'request_quote', 'calculate', 'receipt_long', 'balance', 'gavel', 'assured_workload', 'security', 'local_police', 'sos', 'support_agent',
    'phone_in_talk', 'record_voice_over', 'campaign', 'how_to_vote', 'how_to_reg', 'group_add', 'person', 'emoji_people', 'family_restroom', 'child_care',
    'elderly', 'supervisor_account', 'engineering', 'precision_manufacturing', 'school', 'co_present', 'workspace_premium', 'military_tech',
    'emoji_events', 'star', 'verified', 'badge', 'card_membership', 'contact_page', 'assignment', 'article', 'fact_check', 'inventory_2', 'warehouse',
    'work', 'add_business', 'trending_up', 'lightbulb', 'explore', 'map', 'alt_route', 'traffic', 'speed', 'car_crash', 'directions_run', 'photo_camera',
    'videocam', 'podcasts', 'home', 'home_work', 'apartment', 'real_estate_agent', 'local_fire_department', 'local_florist', 'flag', 'schedule',
] as const;
