// The protocol's occupations, in the order in which people are asked.
export const occupationNames = [
    'truck_driver', 'courier', 'food_delivery_rider', 'ride_hailing_driver', 'care_worker',
    'domestic_worker', 'sales_promoter', 'estate_agent', 'security_guard', 'other',
] as const;
