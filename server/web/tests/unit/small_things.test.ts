// Small pure things of both pages.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { diskSize, minutesAndSeconds, spanOf } from '../../src/desk/common/spans';
import { qrPath } from '../../src/desk/common/qr_path';
import { barsOf, busiestHour } from '../../src/desk/today/bars';
import { newId, tokenIn } from '../../src/phone/attempt';
import { greetingAt, surnameOf } from '../../src/phone/greeting';
import { digitsOnly, faultOf } from '../../src/phone/member_number';
import { retryAfter } from '../../src/shared/ask';
import { clockTime, dayInWords, stationHour } from '../../src/shared/clock';
import { localText, ShapeFault, tally, texts } from '../../src/shared/reading';
import { readCheckedIn, readLink } from '../../src/phone/hub';
import { readFleet } from '../../src/desk/api/kiosks';
import { readToday } from '../../src/desk/api/today';
import { demoKiosks, demoToday, now, stations } from '../support/demo';

test('a member number with one wrong digit, or two neighbours swapped, is seen before it is sent', () => {
    assert.equal(faultOf('10482914'), null);
    assert.equal(faultOf('10482915'), 'digit');
    assert.equal(faultOf('10428914'), 'digit');
    assert.equal(faultOf('1048291'), 'length');
    assert.equal(faultOf('00482914'), 'length');
    for (let at = 0; at < 8; ++at) {
        for (let digit = at === 0 ? 1 : 0; digit < 10; ++digit) {
            const other = `${'10482914'.slice(0, at)}${digit}${'10482914'.slice(at + 1)}`;
            assert.equal(faultOf(other) === null, other === '10482914', other);
        }
    }
});

test('digits are taken from whatever a keyboard sends', () => {
    assert.equal(digitsOnly('１０4 8-29a14', 8), '10482914');
    assert.equal(digitsOnly('12345', 4), '1234');
});

test('a token is read from the address, and nothing else is taken for one', () => {
    assert.equal(tokenIn('/c/xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy'), 'xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy');
    for (const path of ['/c/', '/c', '/', '/c/a/b', '/c/<script>', `/c/${'a'.repeat(201)}`]) assert.equal(tokenIn(path), null, path);
});

test('attempt ids are version 4 UUIDs in lower case, each another', () => {
    const ids = new Set(Array.from({ length: 100 }, newId));
    assert.equal(ids.size, 100);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('people are greeted by the hour at the station and by their surname', () => {
    assert.deepEqual([0, 6, 11, 14, 19, 23].map(greetingAt), ['night', 'morning', 'noon', 'afternoon', 'evening', 'night']);
    assert.equal(surnameOf('欧阳**', 'zh'), '欧阳');
    assert.equal(surnameOf('欧阳**', 'en'), '欧阳**');
});

test('times are those of the stations, wherever the reader sits', () => {
    assert.equal(clockTime('2026-11-24T16:30:00.000Z', 'zh-CN'), '00:30');
    assert.equal(stationHour('2026-11-24T16:30:00.000Z'), 0);
    assert.equal(dayInWords('2026-11-24', 'zh-CN'), '11月24日星期二');
    assert.equal(clockTime('not a time', 'en'), '–');
});

test('lengths and sizes are one number and one unit', () => {
    assert.deepEqual(spanOf(1_400), { unit: 'seconds', n: 1 });
    assert.deepEqual(spanOf(150_000), { unit: 'minutes', n: 3 });
    assert.deepEqual(spanOf(47 * 3_600_000), { unit: 'hours', n: 47 });
    assert.deepEqual(spanOf(72 * 3_600_000), { unit: 'days', n: 3 });
    assert.deepEqual([2.1e6, 1.5e9, 96.4e9].map(diskSize), ['2 MB', '1.5 GB', '96 GB']);
    assert.deepEqual([900_000, 61_000, 1, -5].map(minutesAndSeconds), ['15:00', '1:01', '0:01', '0:00']);
});

test('a pause is read in whole seconds and bounded by an hour', () => {
    assert.deepEqual(['30', '0', '-1', 'soon', null, '999999'].map(retryAfter), [30, 0, 0, 0, 0, 3_600]);
});

test('bars are the longest first and leave out what never happened', () => {
    const bars = barsOf({ a: 1, b: 0, c: 5 }, (key) => key.toUpperCase());
    assert.deepEqual(bars, [{ key: 'c', name: 'C', n: 5 }, { key: 'a', name: 'A', n: 1 }]);
    assert.equal(busiestHour([0, 3, 3, 0]), 1);
    assert.equal(busiestHour([0, 0]), null);
});

test('a QR code’s rows become one rectangle for each run', () => {
    assert.equal(qrPath(['1101', '0000', '0110']), 'M0 0h2v1h-2zM3 0h1v1h-1zM1 2h2v1h-2z');
});

test('what the hub says is read; what it does not say in full is not believed', () => {
    assert.deepEqual(localText('水'), { zh: '水', en: '水' });
    assert.equal(readToday(demoToday()).checkIns.byHour.length, 24);
    assert.equal(readFleet({ as_of: now, kiosks: demoKiosks() }).kiosks.length, 5);
    assert.equal(readLink({ station: stations[0], valid_for_s: 60, more: 1 }).station.id, 'xiapu-1');
    assert.throws(() => readToday({ ...demoToday(), check_ins: { total: 1, by_assurance: {}, by_hour: [1] } }), ShapeFault);
    assert.throws(() => readCheckedIn({ at: now }), ShapeFault);
    assert.throws(() => tally({ by: { a: 'many' } }, 'by'), ShapeFault);
    assert.throws(() => texts({ rows: [1] }, 'rows'), ShapeFault);
    for (const nothing of [null, 'page', 7, []]) assert.throws(() => readLink(nothing), ShapeFault);
});
