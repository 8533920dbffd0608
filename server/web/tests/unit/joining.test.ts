// The way of joining on a phone: nothing is lost by going back, nothing is sent twice, and nothing stays when nobody is there.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { IssuedCard } from '../../src/phone/card/card_hub';
import type { PhoneKey } from '../../src/phone/card/phone_key';
import { emptyForm, Joining, wipeAfter_ms, type Outside } from '../../src/phone/join/joining';
import { beginStroke, goOn, isSigned, pointCount, type Strokes } from '../../src/phone/join/strokes';
import type { Reply } from '../../src/shared/ask';

const both = (words: string) => ({ zh: words, en: words });
const card: IssuedCard = { credential: 'YZ1:', name: '陈**', number: null, union: both('工会'), expires: '2026-12-24T00:00:00Z' };
const union = { id: 'u1', name: both('工会'), parent: null, level: 'joint', members: 1, stations: 1, dues_fen: 0 };
const no = (status: number, said: Record<string, unknown> = {}, code = '') => ({ kind: 'refused', status, code, retryAfter_s: 1, said }) as const;

async function scene(replies: Reply<IssuedCard>[], more: Partial<Outside> = {}) {
    let now_ms = 0;
    const sent: Record<string, unknown>[] = [];
    const taken: IssuedCard[] = [];
    const keys: string[] = [];
    const joining = new Joining(
        {
            askEnrollment: async () => ({ kind: 'ok', value: { consent: { version: 'v1', title: both('t'), body: both('b') }, unions: [union] } }),
            askProposals: async () => ({ kind: 'ok', value: [{ union: 'u1', route: 'line', reason: both('r') }] }),
            sendApplication: async (body) => {
                sent.push(body as Record<string, unknown>);
                return replies.shift() ?? { kind: 'ok', value: card };
            },
            keyFor: async (what) => (keys.push(what), { publicKey: 'key', privateKey: null } as unknown as PhoneKey),
            taken: async (one) => void taken.push(one),
            pause: async () => {},
            now_ms: () => now_ms,
            canKeepCard: () => true,
            ...more,
        },
        'token',
    );
    await joining.open('token');
    const fillIn = async () => {
        await joining.next();
        joining.state.form.occupation = 'courier';
        for (let i = 0; i < 2; ++i) await joining.next();
        joining.state.form.employer = { listed: null, typed: ' 鸿运 ' };
        await joining.next();
        Object.assign(joining.state.form, { name: '陈某某', phone: '13800001111' });
        await joining.next();
        await joining.next();
    };
    return { joining, sent, taken, keys, fillIn, pass: (ms: number) => (now_ms += ms) };
}

test('every step leads on, back loses nothing, and what was sent is forgotten', async () => {
    const { joining, sent, taken, keys, fillIn } = await scene([]);
    await fillIn();
    assert.equal(joining.step, 'sign');
    for (let i = 0; i < 6; ++i) assert.ok(joining.back());
    assert.ok(!joining.back(), 'before the first step there is none');
    assert.equal(joining.state.form.name, '陈某某');
    for (let i = 0; i < 6; ++i) await joining.next();
    await joining.submit('zh');
    const body = sent[0]!;
    assert.deepEqual([body['union'], body['route'], body['employer_text'], body['public_key']], ['u1', 'line', '鸿运', 'key']);
    assert.ok(!('document' in body) && !('employer' in body) && !('not_me' in body));
    assert.deepEqual(keys, [`application:${String(body['id'])}`]);
    assert.equal(taken.length, 1);
    assert.deepEqual(joining.state.form, emptyForm());
});

test('an answer that was lost is asked for again under the same id', async () => {
    const { joining, sent, fillIn } = await scene(Array.from({ length: 4 }, () => ({ kind: 'no_answer' }) as const));
    await fillIn();
    await joining.submit('zh');
    assert.equal(joining.state.screen.at, 'unreachable');
    assert.equal(joining.state.form.name, '陈某某', 'all is still there');
    await joining.again();
    assert.equal(sent.length, 5);
    assert.equal(new Set(sent.map((body) => body['id'])).size, 1);
});

test('somebody like this is known: the person says that it is another, under the same id', async () => {
    const { joining, sent, fillIn } = await scene([no(409, { people: [{ name: '陈**' }] }, 'already_member')]);
    await fillIn();
    await joining.submit('en');
    assert.deepEqual(joining.state.screen, { at: 'same_person', people: ['陈**'] });
    await joining.submit('en', true);
    assert.equal(sent[1]!['not_me'], true);
    assert.equal(sent[0]!['id'], sent[1]!['id']);
});

test('what the hub cannot take is asked again where it was asked', async () => {
    const { joining, fillIn } = await scene([no(422, { fields: ['signature', 'phone'] })]);
    await fillIn();
    await joining.submit('zh');
    assert.equal(joining.step, 'you');
    assert.deepEqual(joining.state.lookAgain, ['signature', 'phone']);
});

test('left alone for five minutes everything is wiped; a touch keeps it', async () => {
    const { joining, fillIn, pass } = await scene([]);
    await fillIn();
    pass(wipeAfter_ms - 1);
    joining.touch();
    pass(wipeAfter_ms - 1);
    joining.tick();
    assert.equal(joining.state.form.name, '陈某某');
    pass(1);
    joining.tick();
    assert.equal(joining.state.screen.at, 'wiped');
    assert.deepEqual(joining.state.form, emptyForm());
});

test('a browser that cannot keep a card says so before anything is typed', async () => {
    const { joining } = await scene([], { canKeepCard: () => false });
    assert.equal(joining.state.screen.at, 'cannot');
});

test('an old code, and a hub that is not ready, are told apart', async () => {
    for (const [status, at] of [[410, 'expired'], [404, 'not_open']] as const) {
        const { joining } = await scene([], { askEnrollment: async () => no(status) });
        assert.equal(joining.state.screen.at, at);
    }
});

test('a signature keeps to its bounds however long a finger draws, and a dot is none', () => {
    const strokes: Strokes = [];
    for (let stroke = 0; stroke < 60; ++stroke) {
        if (!beginStroke(strokes, [-5, 2_000])) break;
        for (let x = 0; x < 3_000; x += 10) goOn(strokes, [x, (x * 7) % 400]);
    }
    assert.ok(strokes.length <= 40 && pointCount(strokes) <= 800);
    assert.ok(strokes.flat().every(([x, y]) => x >= 0 && x <= 1_000 && y >= 0 && y <= 400));
    assert.ok(isSigned(strokes) && !isSigned([[[1, 1]]]));
});
