// What the people who come by do for a living: the names of the protocol, a drawing and a colour each.

export interface Drawing {
    tint: 'teal' | 'amber' | 'blue' | 'green' | 'violet' | 'brand';
    strokes: readonly string[];
}

const wheel = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const occupations = {
    truck_driver: { tint: 'amber', strokes: ['M4.5 17H2V6h12v11H8.5', 'M14 10h4l4 3.5V17h-2.5', 'M15.5 17H14', wheel(6.5, 17.5, 2), wheel(17.5, 17.5, 2)] },
    courier: { tint: 'teal', strokes: ['M4 8l8-4.5L20 8v8.5L12 21l-8-4.5z', 'M4 8l8 4.5L20 8', 'M12 12.5V21', 'M8 5.8l8 4.5v3'] },
    food_delivery_rider: { tint: 'blue', strokes: ['M3 5h6.5v5.5H3z', 'M3 13.5h8l2.5 4H8.5', 'M14 5h2.5l2 8', 'M13.5 17.5h1.2', 'M3.5 17.5C2.8 15.8 2.8 14.6 3 13.5', wheel(6, 17.5, 2.3), wheel(18.2, 17.5, 2.3)] },
    ride_hailing_driver: { tint: 'green', strokes: ['M5 17H2.5v-4.5L5 11l2.2-5h9.6L19 11l2.5 1.5V17H19', 'M5 11h14', 'M9.5 17h5', wheel(7.2, 17, 2), wheel(16.8, 17, 2)] },
    care_worker: { tint: 'brand', strokes: ['M12 20.5C6 16.5 3 13.5 3 9.8A4.6 4.6 0 0 1 12 7.7A4.6 4.6 0 0 1 21 9.8C21 13.5 18 16.5 12 20.5z', 'M12 10.5v5', 'M9.5 13h5'] },
    domestic_worker: { tint: 'violet', strokes: ['M3 11.5L12 4l9 7.5', 'M5.5 9.8V20h13V9.8', 'M12 11v4', 'M9 20c0-3 1-5 3-5s3 2 3 5'] },
    sales_promoter: { tint: 'amber', strokes: ['M4.5 8h15l1 12.5h-17z', 'M8.5 11V7a3.5 3.5 0 0 1 7 0v4'] },
    estate_agent: { tint: 'teal', strokes: ['M5 20.5V4h9v16.5', 'M14 10h5v10.5', 'M3 20.5h18', 'M8.2 8h2.6', 'M8.2 12h2.6', 'M8.2 16h2.6'] },
    security_guard: { tint: 'blue', strokes: ['M12 3l7.5 2.8v6c0 4.7-3 7.7-7.5 9.4-4.5-1.7-7.5-4.7-7.5-9.4v-6z', 'M8.7 12l2.4 2.4 4.4-4.7'] },
    other: { tint: 'violet', strokes: ['M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.5c0-4 3.2-6 7.5-6s7.5 2 7.5 6'] },
} as const satisfies Record<string, Drawing>;

export type Occupation = keyof typeof occupations;
export const occupationNames = Object.keys(occupations) as Occupation[];
