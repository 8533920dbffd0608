// What the phone makes of its card: the very texts that the protocol's golden files hold.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { encode } from 'uqr';
import { fromBase45, toBase45 } from '../../src/phone/card/base45';
import { readCard } from '../../src/phone/card/credential';
import { formatPresentation, present, presentationMessage, stepAt } from '../../src/phone/card/presentation';

const golden = (name: string) => readFileSync(`../../tests/golden/v1/${name}.txt`, 'utf8').trim();

test('a card of the golden files is read: which it is, until when, of what class', () => {
    const card = readCard(golden('phone_credential'));
    assert.equal(card.card, '0011223344556677');
    assert.equal(new Date(card.expires_ms).toISOString(), '2027-11-24T00:00:00.000Z');
    assert.equal(card.provisional, false);
    assert.equal(readCard(golden('provisional_credential')).provisional, true);
    assert.equal(readCard(golden('credential')).card.length, 16);
});

test('the presentation of the golden files comes out the same, byte for byte', async () => {
    const shown = fromBase45(golden('presentation').slice(4))!;
    const signature = shown.slice(-64);
    const step = stepAt(Date.parse('2026-11-24T08:30:00Z'));
    let signed = '';
    const made = await present(golden('phone_credential'), step, async (message) => {
        signed = new TextDecoder().decode(message);
        return signature;
    });
    assert.equal(made, golden('presentation'));
    assert.equal(signed, presentationMessage('0011223344556677', step));
    assert.equal(formatPresentation(readCard(golden('phone_credential')).bytes, step, signature), made);
});

test('it fits into a symbol of 61 by 61 at level M', () => {
    assert.equal(encode(golden('presentation'), { ecc: 'M', border: 0, boostEcc: false }).size, 61);
});

test('base45 is RFC 9285’s, and what is none is told', () => {
    assert.equal(toBase45(new TextEncoder().encode('Hello!!')), '%69 VD92EX0');
    assert.equal(new TextDecoder().decode(fromBase45('QED8WEX0')!), 'ietf!');
    for (const none of ['A', 'GGW', '::', 'a00', '00é']) assert.equal(fromBase45(none), null, none);
});

test('a text that is no card is refused, however it is cut', () => {
    const good = golden('phone_credential');
    for (let size = 0; size < good.length; ++size) assert.throws(() => readCard(good.slice(0, size)), `${size}`);
    assert.throws(() => readCard('https://example.org'));
});
