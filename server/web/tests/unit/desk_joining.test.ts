// The thinking behind the pages of joining: what is asked in an address, whom a decision reaches, how rules lead to a union.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readForm, readQueue, type Listed } from '../../src/desk/api/applications';
import { faultsOf, readPlaces, readRules } from '../../src/desk/api/district';
import { readStaff } from '../../src/desk/api/session';
import { decisionOf, inGroups, inParts, isComplete, nextAfter, reachedBy, usualFix, type Choice } from '../../src/desk/applications/deciding';
import { safeQuestion } from '../../src/desk/common/question';
import { moved, placeholdersOf, propose, renumbered } from '../../src/desk/unions/routing';
import { endOfDay, pinFault } from '../../src/desk/volunteers/pin';
import { MockDesk } from '../support/mock_desk';

const hub = new MockDesk();
const ask = (method: string, path: string, query = '') => hub.answer({ method, path: `/v1/staff/${path}`, query: new URLSearchParams(query), body: {} })!.body;
const queue = readQueue(ask('GET', 'applications', 'limit=200'));
const row = (change: Partial<Listed> = {}): Listed => ({ ...queue.applications[1]!, ...change });
const choice = (change: Partial<Choice> = {}): Choice => ({ verdict: 'approve', reason: '', note: { zh: '', en: '' }, fix: [], union: '', alsoDuplicates: false, ...change });

test('no more of a person than a list shows goes into an address', () => {
    const typed: [string, string][] = [
        ['陈建国', '陈'], ['欧阳小明', '欧阳'], ['陈', '陈'], ['10482914', '10482914'], ['0917', '0917'], ['138 0000 0917', '0917'],
        ['330206199003070017', ''], ['33020619900307001X', ''], ['  ', ''], ['Smith John', 'S'], ['１０４８２９１４', '10482914'],
    ];
    for (const [words, asked] of typed) assert.equal(safeQuestion(words), asked, words);
});

test('nobody incomplete is approved, and a hint of a duplicate wants a look first', () => {
    const rows = [row({ id: 'a' }), row({ id: 'b', incomplete: true }), row({ id: 'c', duplicates: 1 }), row({ id: 'd', state: 'approved' })];
    const ids = (of: Choice) => reachedBy(of, rows).map((one) => one.id);
    assert.deepEqual(ids(choice()), ['a']);
    assert.deepEqual(ids(choice({ alsoDuplicates: true })), ['a', 'c']);
    assert.deepEqual(ids(choice({ verdict: 'refuse' })), ['a', 'b', 'c']);
});

test('sending back needs a reason and what to fix; refusing needs a reason', () => {
    assert.equal(isComplete(choice({ verdict: 'send_back', reason: 'phone_wrong' })), false);
    assert.equal(isComplete(choice({ verdict: 'send_back', reason: 'phone_wrong', fix: usualFix('phone_wrong') })), true);
    assert.equal(isComplete(choice({ verdict: 'refuse' })), false);
    assert.equal(isComplete(choice({ verdict: 'refuse', reason: 'not_eligible' })), true);
});

test('a decision says what was read: id, revision, and only what belongs to its verdict', () => {
    const about = row({ id: 'a', revision: 3 });
    assert.deepEqual(decisionOf(choice({ reason: 'phone_wrong', union: 'u-2' }), about), { id: 'a', revision: 3, decision: 'approve', union: 'u-2' });
    assert.deepEqual(decisionOf(choice({ verdict: 'send_back', reason: 'phone_wrong', fix: ['phone'], note: { zh: '', en: ' Please check ' } }), about), {
        id: 'a', revision: 3, decision: 'send_back', reason: 'phone_wrong', note: { zh: 'Please check', en: 'Please check' }, fix: ['phone'],
    });
});

test('more than two hundred go in parts, none twice and none lost', () => {
    const all = Array.from({ length: 401 }, (_, i) => i);
    assert.deepEqual(inParts(all).map((part) => part.length), [200, 200, 1]);
    assert.deepEqual(inParts(all).flat(), all);
});

test('after a decision the next one that waits follows, from the top again at the end', () => {
    const rows = [row({ id: 'a' }), row({ id: 'b', state: 'approved' }), row({ id: 'c' })];
    assert.equal(nextAfter(rows, 'a')?.id, 'c');
    assert.equal(nextAfter(rows, 'c')?.id, 'a');
    assert.equal(nextAfter([row({ id: 'a' })], 'a'), null);
});

test('a form is read whole, and what was not given is nothing', () => {
    const form = readForm(ask('POST', 'applications/0193-app-001/open'));
    assert.equal(inGroups(form.document!.number), '330206 19900307 0017');
    assert.equal(form.community!.id, null);
    assert.equal(form.duplicates[0]!.why, 'document');
    const { document: _document, ...without } = ask('POST', 'applications/0193-app-001/open') as Record<string, unknown>;
    assert.equal(readForm(without).document, null);
});

test('a PIN that everybody tries first is not taken', () => {
    for (const pin of ['000000', '123456', '987654', '890123', '121212', '123123']) assert.equal(pinFault(pin, pin), 'easy', pin);
    assert.equal(pinFault('12345', '12345'), 'length');
    assert.equal(pinFault('480271', '480272'), 'differs');
    assert.equal(pinFault('480271', '480271'), null);
    assert.equal(endOfDay('2027-06-30'), '2027-06-30T15:59:59.000Z');
});

test('rules are tried as a kiosk asks them: workplace, trade, community; no union twice', () => {
    const rules = readRules(ask('GET', 'routing-rules'));
    const { employers, communities } = readPlaces(ask('GET', 'places'));
    const unionsFor = (occupation: string, employer: number, community: number) => propose({ occupation, employer: employers[employer] ?? null, community: communities[community] ?? null }, rules).map((one) => one.union);
    assert.deepEqual(unionsFor('truck_driver', 0, 0), ['u-xiapu', 'u-logistics', 'u-riders']);
    assert.deepEqual(unionsFor('courier', 1, 0), ['u-riders'], 'its own union, once');
    assert.deepEqual(unionsFor('other', 9, 9), []);
    assert.equal(propose({ occupation: 'other', employer: employers[0]!, community: null }, rules)[0]!.reason.zh, '您的单位“鸿运货运”在霞浦园区。');
    assert.deepEqual(placeholdersOf(rules[3]!), ['{occupation}', '{community}']);
});

test('a rule moves within its route and the numbers follow', () => {
    const rules = readRules(ask('GET', 'routing-rules'));
    const line = (all: typeof rules) => all.filter((rule) => rule.route === 'line').sort((a, b) => a.order - b.order).map((rule) => rule.id);
    assert.deepEqual(line(moved(rules, 'r-3', -1)), ['r-3', 'r-2']);
    assert.deepEqual(line(moved(rules, 'r-2', -1)), ['r-2', 'r-3'], 'the first stays the first');
    assert.deepEqual(renumbered(rules).map((rule) => rule.order), [10, 10, 20, 10]);
});

test('faults of rules are read from the refusal, and an account without told roles has all', () => {
    assert.deepEqual(faultsOf({ faults: [{ rule: 'r-1', kind: 'hidden' }] }), [{ rule: 'r-1', kind: 'hidden' }]);
    assert.deepEqual(faultsOf({}), []);
    assert.deepEqual(readStaff({ name: 'wang' }).roles, ['figures', 'enrollment', 'district', 'services']);
    assert.deepEqual(readStaff({ name: 'wang', roles: ['figures', 'cook'] }).roles, ['figures']);
});
