// The way of one check-in: whatever the network does, one attempt is one check-in, and the person is told what to do next.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Attempt } from '../../src/phone/attempt';
import { Flow, type Outside } from '../../src/phone/flow';
import type { CheckedIn, Link, Person } from '../../src/phone/hub';
import type { Reply } from '../../src/shared/ask';

const guest: Person = { guest: { occupation: 'courier' } };
const member: Person = { member: { number: '10482914', phone_tail: '0917' } };
const name = { zh: '驿站', en: 'Station' };
const link: Link = { station: { id: 's', name, place: name, hours: name }, validFor_s: 60 };
const answer: CheckedIn = { at: '2026-11-24T06:05:20.000Z', station: name, name: null, union: null, points: null, monthVisits: null };
const lost = { kind: 'no_answer' } as const;
const no = (status: number, retryAfter_s = 0) => ({ kind: 'refused', status, code: '', retryAfter_s }) as const;
const yes = { kind: 'ok', value: answer } as const;

interface Scene {
    flow: Flow;
    sent: { id: string; person: Person }[];
    kept: Attempt[];
    paused_ms: () => number;
    pass: (ms: number) => void;
}

// The hub's answers to check-ins in order; each pause passes at once, but for those that only watch a call.
function scene(replies: Reply<CheckedIn>[], attempt: Attempt | null = { token: 'k.1.m', id: 'first', doneAt: null }): Scene {
    let now_ms = 0;
    const sent: Scene['sent'] = [];
    const kept: Attempt[] = [];
    const outside: Outside = {
        askLink: async () => ({ kind: 'ok', value: link }),
        sendCheckIn: async (by, person) => {
            sent.push({ id: by.id, person });
            return replies.shift() ?? yes;
        },
        keep: (by) => kept.push({ ...by }),
        pause: async (ms) => {
            if (ms !== 2_500) now_ms += ms;
        },
        now_ms: () => now_ms,
    };
    return { flow: new Flow(outside, attempt), sent, kept, paused_ms: () => now_ms, pass: (ms) => (now_ms += ms) };
}

test('a guest is checked in, and the attempt is kept as done without saying who', async () => {
    const { flow, sent, kept } = scene([]);
    await flow.open();
    assert.equal(flow.screen.value.at, 'choose');
    await flow.checkIn(guest);
    assert.deepEqual(flow.screen.value, { at: 'done', answer });
    assert.equal(sent.length, 1);
    assert.deepEqual(kept.at(-1), { token: 'k.1.m', id: 'first', doneAt: answer.at });
});

test('two taps at once send one attempt', async () => {
    const { flow, sent } = scene([]);
    await flow.open();
    await Promise.all([flow.checkIn(guest), flow.checkIn(guest)]);
    assert.equal(sent.length, 1);
});

test('lost answers are asked for again under the same id, with growing pauses', async () => {
    const { flow, sent, paused_ms } = scene([lost, lost, lost, yes]);
    await flow.open();
    await flow.checkIn(member);
    assert.equal(flow.screen.value.at, 'done');
    assert.deepEqual(sent.map(({ id }) => id), ['first', 'first', 'first', 'first']);
    assert.equal(paused_ms(), 7_000);
});

test('after four lost answers the person decides, and goes on under the same id', async () => {
    const { flow, sent } = scene([lost, lost, lost, lost, yes]);
    await flow.open();
    await flow.checkIn(member);
    assert.equal(flow.screen.value.at, 'unreachable');
    await flow.again();
    assert.equal(flow.screen.value.at, 'done');
    assert.deepEqual(new Set(sent.map(({ id }) => id)), new Set(['first']));
    assert.deepEqual(sent.at(-1)?.person, member);
});

test('numbers that do not belong together settle the attempt: the next one has another id', async () => {
    const { flow, sent } = scene([no(404), yes]);
    await flow.open();
    await flow.checkIn(member);
    assert.deepEqual(flow.screen.value, { at: 'member', noMatch: true });
    await flow.checkIn(guest);
    assert.equal(flow.screen.value.at, 'done');
    assert.notEqual(sent[1]?.id, 'first');
});

test('where the hub asks for a pause, the page waits and goes on by itself', async () => {
    const { flow, sent, paused_ms } = scene([no(429, 7), yes]);
    await flow.open();
    await flow.checkIn(guest);
    assert.equal(flow.screen.value.at, 'done');
    assert.equal(sent.length, 2);
    assert.equal(paused_ms(), 7_000);
});

test('a hub that asks for pauses for ever is given up after six', async () => {
    const { flow, sent } = scene(Array.from({ length: 20 }, () => no(429, 1)));
    await flow.open();
    await flow.checkIn(guest);
    assert.equal(flow.screen.value.at, 'refused');
    assert.equal(sent.length, 7);
});

for (const [status, person, at] of [[410, guest, 'expired'], [401, guest, 'expired'], [403, member, 'ask_union'], [403, guest, 'refused'], [404, guest, 'refused'], [400, member, 'refused']] as const) {
    test(`an answer of ${status} to a ${'guest' in person ? 'guest' : 'member'} leads to '${at}'`, async () => {
        const { flow } = scene([no(status)]);
        await flow.open();
        await flow.checkIn(person);
        assert.equal(flow.screen.value.at, at);
    });
}

test('a link that ran out is said before anything is typed, but never over an answer', async () => {
    const { flow, pass } = scene([]);
    await flow.open();
    pass(59_500);
    flow.tick();
    assert.equal(flow.left_s.value, 1);
    assert.equal(flow.screen.value.at, 'choose');
    pass(500);
    flow.tick();
    assert.equal(flow.screen.value.at, 'expired');

    const other = scene([]);
    await other.flow.open();
    await other.flow.checkIn(guest);
    other.pass(90_000);
    other.flow.tick();
    assert.equal(other.flow.screen.value.at, 'done');
});

test('without a link the page says how to get one; after a reload it knows that it is done', async () => {
    const without = scene([], null);
    await without.flow.open();
    assert.equal(without.flow.screen.value.at, 'no_link');
    const again = scene([], { token: 'k.1.m', id: 'first', doneAt: answer.at });
    await again.flow.open();
    assert.deepEqual(again.flow.screen.value, { at: 'already', since: answer.at });
    assert.equal(again.sent.length, 0);
});
