// What the mock hub tells: a made-up day at two made-up stations, with every kind of kiosk trouble.

const text = (zh: string, en: string) => ({ zh, en });

export const stations = [
    { id: 'xiapu-1', name: text('霞浦集卡司机驿站', 'Xiapu Truck Drivers\' Station'), place: text('霞浦物流工业园区', 'Xiapu Logistics Park'), hours: text('24 小时开放', 'Open day and night') },
    { id: 'xinqi-1', name: text('新碶骑手驿站', 'Xinqi Riders\' Station'), place: text('新碶街道', 'Xinqi Subdistrict'), hours: text('每天 6:00–22:00', 'Daily 6:00–22:00') },
];

const hours = [2, 1, 0, 1, 3, 9, 21, 34, 28, 17, 15, 38, 52, 24, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0];

export const now = '2026-11-24T06:05:20.000Z';
const before = (ms: number) => new Date(Date.parse(now) - ms).toISOString();

export function demoToday() {
    return {
        as_of: now,
        day: '2026-11-24',
        stations: stations.map(({ id, name }) => ({ id, name })),
        check_ins: { total: 261, by_assurance: { static_code: 148, typed: 51, guest: 54, fresh_code: 0, by_volunteer: 8 }, by_hour: hours },
        refusals: { total: 9, by_reason: { unreadable: 4, revoked: 2, expired: 1, not_ours: 2 } },
        amenities: [
            { id: 'hot-water', name: text('热水', 'Hot water'), uses: 187 },
            { id: 'seat', name: text('座位', 'A seat'), uses: 96 },
            { id: 'charging', name: text('充电', 'Charging'), uses: 61 },
            { id: 'reading', name: text('书吧休息', 'Reading corner'), uses: 12 },
        ],
        help_calls: 2,
    };
}

export function quietToday() {
    const nobody = { total: 0, by_assurance: {}, by_hour: hours.map(() => 0) };
    return { ...demoToday(), check_ins: nobody, refusals: { total: 0, by_reason: {} }, amenities: [], help_calls: 0 };
}

const people: [string | undefined, string | undefined, string, string][] = [
    ['陈**', '10482914', 'truck_driver', 'static_code'], [undefined, undefined, 'food_delivery_rider', 'guest'], ['欧阳**', '10036213', 'courier', 'typed'],
    ['王*', '10720043', 'truck_driver', 'static_code'], ['李**', '10558135', 'care_worker', 'by_volunteer'], [undefined, undefined, 'other', 'guest'],
];

export function demoCheckIns() {
    return Array.from({ length: 24 }, (_, i) => {
        const [name, number, occupation, assurance] = people[i % people.length]!;
        const station = stations[i % 3 === 1 ? 1 : 0]!.id;
        return { at: before(i * 217_000), station, kiosk: `${station}-a`, assurance, occupation, ...(name ? { name, number } : {}) };
    });
}

export function demoKiosks() {
    const well = {
        station: { id: 'xiapu-1', name: stations[0]!.name }, state: 'ok', last_heard: before(12_000), unsent: 0, oldest_unsent_ms: 0, disk_free_bytes: 96.4e9,
        clock_offset_ms: 140, version: '0.1.0', storage: 'ok', scanner: 'ok', accepted: 18_204, alarms: [] as string[],
    };
    const xinqi = { id: 'xinqi-1', name: stations[1]!.name };
    return [
        { ...well, id: 'xiapu-1-a' },
        { ...well, id: 'xiapu-1-b', state: 'late', last_heard: before(140_000), unsent: 3, oldest_unsent_ms: 45_000, accepted: 7_311 },
        { ...well, id: 'xinqi-1-a', station: xinqi, state: 'silent', last_heard: before(5_400_000), unsent: 41, oldest_unsent_ms: 4_020_000, clock_offset_ms: 191_000, scanner: 'gone', accepted: 2_950 },
        { ...well, id: 'xinqi-1-b', station: xinqi, storage: 'full', disk_free_bytes: 2.1e6, accepted: 5_120, alarms: ['gap', 'quarantine'] },
        { id: 'xinqi-1-c', station: xinqi, state: 'never', unsent: 0, oldest_unsent_ms: 0, disk_free_bytes: 0, version: '', storage: '', scanner: '', accepted: 0, alarms: [] },
    ];
}

export function demoQuarantine() {
    return [
        { kiosk: 'xinqi-1-b', sequence: 5_118, reason: 'not_json', received_at: before(3_600_000) },
        { kiosk: 'xinqi-1-b', sequence: 5_120, reason: 'too_large', received_at: before(3_590_000) },
    ];
}

// Looks like a QR code of 45 by 45 and scans as nothing: a mock has no ticket to give.
export function demoQr() {
    const size = 45;
    const corner = (x: number, y: number) => {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        return ring > 4 ? null : ring !== 2 && ring !== 4;
    };
    const dark = (x: number, y: number) => corner(x, y) ?? corner(size - 1 - x, y) ?? corner(x, size - 1 - y) ?? (x * 7 + y * 13 + x * y) % 5 < 2;
    const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_cell, x) => (dark(x, y) ? '1' : '0')).join(''));
    return { size, rows };
}
