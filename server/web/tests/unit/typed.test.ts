// The rules for what people type are the kiosk's and the hub's: held to vectors that their own code wrote.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { idFault, idFaultSoFar, likelyDocumentKind, normalisedIdNumber, type DocumentKind } from '../../src/phone/join/id_number';
import { mobileFault, mobileFaultSoFar, normalisedMobile } from '../../src/phone/join/mobile_number';
import { readName } from '../../src/phone/join/person_name';

interface Vectors {
    today: { year: number; month: number; day: number };
    documents: { kind: DocumentKind; typed: string; normal: string; likely: string; so_far: string; whole: string }[];
    mobiles: { typed: string; normal: string; so_far: string; whole: string }[];
    names: { typed: string; name: string | null; fault: string }[];
}

const vectors = JSON.parse(readFileSync('../../tests/golden/typed.json', 'utf8')) as Vectors;
const idWords = (fault: ReturnType<typeof idFault>) => (fault === null ? '' : `${fault.kind} ${fault.first} ${fault.last}${fault.sure ? ' sure' : ''}`);
const placeWords = (fault: { kind: string; place: number } | null) => (fault === null ? '' : `${fault.kind} ${fault.place}`);

test('identity numbers: the same fault at the same place as at the kiosk', () => {
    assert.ok(vectors.documents.length > 200);
    for (const one of vectors.documents) {
        const hint = `${one.kind} ${one.typed}`;
        assert.equal(normalisedIdNumber(one.typed), one.normal, hint);
        assert.equal(likelyDocumentKind(one.typed), one.likely, hint);
        assert.equal(idWords(idFaultSoFar(one.kind, one.typed, vectors.today)), one.so_far, hint);
        assert.equal(idWords(idFault(one.kind, one.typed, vectors.today)), one.whole, hint);
    }
});

test('mobile numbers: the same fault at the same place', () => {
    for (const one of vectors.mobiles) {
        assert.equal(normalisedMobile(one.typed), one.normal, one.typed);
        assert.equal(placeWords(mobileFaultSoFar(one.typed)), one.so_far, one.typed);
        assert.equal(placeWords(mobileFault(one.typed)), one.whole, one.typed);
    }
});

test('names: the same name, or the same fault at the same place', () => {
    for (const one of vectors.names) {
        const read = readName(one.typed);
        assert.equal(read.name, one.name, one.typed);
        assert.equal(placeWords(read.fault), one.fault, one.typed);
    }
});
