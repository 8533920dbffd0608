// What a kiosk's figures mean for the people who look after it: which troubles there are, the gravest first. Words for each
// stand in the locales under `alarm`: what it is, and what to do next.
import type { Kiosk } from '../api/kiosks';

export const troubleNames = [
    'storage_full', 'storage_read_only', 'storage_damaged', 'silent', 'never', 'fork', 'broken_chain', 'scanner_gone',
    'scanner_prefix_missing', 'unsent_old', 'gap', 'disk_low', 'clock_off', 'quarantine',
] as const;
export type TroubleName = (typeof troubleNames)[number];
export type Trouble = { name: TroubleName } | { name: 'other'; as: string };

const lowDisk_bytes = 500e6;
const longUnsent_ms = 30 * 60_000;
const offClock_ms = 2 * 60_000;

export function troublesOf(kiosk: Kiosk): Trouble[] {
    const found = new Set<string>(kiosk.alarms);
    if (kiosk.state === 'silent' || kiosk.state === 'never') found.add(kiosk.state);
    if (kiosk.state !== 'never') addReported(kiosk, found);
    const known = troubleNames.filter((name) => found.has(name));
    const others = [...found].filter((name) => !troubleNames.some((one) => one === name)).sort();
    return [...known.map((name) => ({ name })), ...others.map((as) => ({ name: 'other' as const, as }))];
}

// From the last heartbeat: a kiosk that never sent one has said nothing that could worry anybody.
function addReported(kiosk: Kiosk, found: Set<string>): void {
    if (kiosk.storage === 'full' || kiosk.storage === 'read_only' || kiosk.storage === 'damaged') found.add(`storage_${kiosk.storage}`);
    if (kiosk.scanner === 'gone' || kiosk.scanner === 'prefix_missing') found.add(`scanner_${kiosk.scanner}`);
    if (kiosk.storage !== 'full' && kiosk.diskFree_bytes > 0 && kiosk.diskFree_bytes < lowDisk_bytes) found.add('disk_low');
    if (kiosk.unsent > 0 && kiosk.oldestUnsent_ms > longUnsent_ms) found.add('unsent_old');
    if (kiosk.clockOffset_ms !== null && Math.abs(kiosk.clockOffset_ms) > offClock_ms) found.add('clock_off');
}

// Those that need a look first, then by station and name.
export function inOrderOfNeed(kiosks: readonly Kiosk[]): Kiosk[] {
    const rank = (kiosk: Kiosk) => (troublesOf(kiosk).length > 0 ? 0 : kiosk.state === 'ok' ? 2 : 1);
    return [...kiosks].sort((a, b) => rank(a) - rank(b) || a.station.id.localeCompare(b.station.id) || a.id.localeCompare(b.id));
}
