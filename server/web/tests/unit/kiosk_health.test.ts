// Which troubles a kiosk's figures mean, and which kiosk needs a look first.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readFleet, type Kiosk } from '../../src/desk/api/kiosks';
import { inOrderOfNeed, troublesOf } from '../../src/desk/kiosks/kiosk_health';
import { demoKiosks, now } from '../support/demo';

const fleet = readFleet({ as_of: now, kiosks: demoKiosks() }).kiosks;
const well = fleet[0]!;
const namesOf = (kiosk: Kiosk) => troublesOf(kiosk).map((trouble) => (trouble.name === 'other' ? trouble.as : trouble.name));

const rows: [string, Partial<Kiosk>, string[]][] = [
    ['a kiosk that is well has none', {}, []],
    ['a minute late is no trouble yet', { state: 'late' }, []],
    ['silence is one', { state: 'silent' }, ['silent']],
    ['one that never came has said nothing else', { state: 'never', diskFree_bytes: 0, clockOffset_ms: null, storage: '', scanner: '' }, ['never']],
    ['a full disk is said once, not also as running out', { storage: 'full', diskFree_bytes: 1_000 }, ['storage_full']],
    ['little space is said before it is full', { diskFree_bytes: 400e6 }, ['disk_low']],
    ['a kiosk without a scanner on purpose is well', { scanner: 'none' }, []],
    ['an unplugged scanner is one', { scanner: 'gone' }, ['scanner_gone']],
    ['records wait a while before anybody is told', { unsent: 5, oldestUnsent_ms: 29 * 60_000 }, []],
    ['records that wait long are one', { unsent: 5, oldestUnsent_ms: 31 * 60_000 }, ['unsent_old']],
    ['a clock off by three minutes either way is one', { clockOffset_ms: -180_000 }, ['clock_off']],
    ['the hub’s alarms are taken over, the gravest first', { alarms: ['gap', 'fork'] }, ['fork', 'gap']],
    ['an alarm of a newer hub is not swallowed', { alarms: ['door_open', 'gap'] }, ['gap', 'door_open']],
];

for (const [rule, change, expected] of rows) {
    test(rule, () => assert.deepEqual(namesOf({ ...well, ...change }), expected));
}

test('those that need a look come first, then those that are late', () => {
    assert.deepEqual(inOrderOfNeed(fleet).map((kiosk) => kiosk.id), ['xinqi-1-a', 'xinqi-1-b', 'xinqi-1-c', 'xiapu-1-b', 'xiapu-1-a']);
});
