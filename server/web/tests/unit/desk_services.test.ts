// The thinking behind the pages of services: what is read strictly, what a form sends, and where a fault is said.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { campaignBody, readCampaigns } from '../../src/desk/api/campaigns';
import { readServices } from '../../src/desk/api/catalogue';
import { readExceptions } from '../../src/desk/api/exceptions';
import { amenityBody, readOffer } from '../../src/desk/api/offers';
import { readRequests } from '../../src/desk/api/requests';
import { readMovements, readStock } from '../../src/desk/api/stock';
import { readUsage } from '../../src/desk/api/usage';
import { readFaults } from '../../src/desk/common/saving';
import { barcodeFits, fenOf, minutesOf, wholeOf, yuanOf } from '../../src/desk/common/typed_number';
import { campaignOf, clockOf, formOf, placeOf, standingOf, typedFaults } from '../../src/desk/offers/campaign_form';
import { boundOf, isSigned, machineStations, measureOf } from '../../src/desk/exceptions/sides';
import { noteOf, stepsFrom } from '../../src/desk/requests/steps';
import { ledgerReason, placesOf, standingOf as stockStanding, type StaffReason } from '../../src/desk/stock/balances';
import { daysBack, sumOf } from '../../src/desk/usage/usage_sums';
import { codeIn, found, readServices as readPhoneServices, readStanding } from '../../src/phone/services/services_hub';
import { stationDay } from '../../src/shared/clock';
import en from '../../src/desk/locales/en.json';
import { MockServices } from '../support/mock_services';

const hub = new MockServices();
const ask = (path: string, query = '') => hub.answer({ method: 'GET', path: `/v1/staff/${path}`, query: new URLSearchParams(query), body: {} })!.body as Record<string, unknown>;
const summer = readCampaigns(ask('campaigns'))[0]!;

test('a campaign comes out of its form as it went in, and back to the hub as it was read', () => {
    assert.deepEqual(campaignOf(formOf(summer)), summer);
    assert.deepEqual(campaignBody(summer), hub.campaigns[0]);
});

test('an amenity goes back as it was read; what a counted one has not is not sent', () => {
    const offer = readOffer(ask('offers', 'station=xiapu-1'));
    assert.deepEqual(amenityBody(offer.amenities[1]!), hub.amenities[1]);
    assert.deepEqual(amenityBody(offer.amenities[0]!), { ...hub.amenities[0], demand: 'always' });
    assert.equal(offer.machines[1]!.inService, false);
});

test('what is typed and no number is said before anything is sent', () => {
    const form = formOf(summer);
    assert.deepEqual(typedFaults(form), []);
    form.typed.units = 'two';
    form.typed.total = '1.5';
    form.typed.shares.push({ station: '', units: '4' });
    form.row.lastDay = '';
    assert.deepEqual(typedFaults(form).map((fault) => fault.kind), ['days_missing', 'units_range', 'total_range', 'share_typed']);
});

test('every fault of a campaign has words, and all but unknown ones a field', () => {
    const kinds = 'no_goods too_many_goods unknown_goods unknown_union unknown_station days_reversed hours_reversed allowance_range units_range total_range shares_above_total share_without_total share_elsewhere share_twice guests_with_member_rules guests_over_time price_for_guests nobody_fits audience_range text_length always_with_limit';
    for (const kind of kinds.split(' ')) {
        assert.ok(kind in en.offer_fault, kind);
        assert.notEqual(placeOf({ kind, which: '' }), null, kind);
    }
    assert.equal(placeOf({ kind: 'text_length', which: 'about' }), 'about');
    assert.equal(placeOf({ kind: 'total_range', which: 'xiapu-1' }), 'shares');
    assert.equal(placeOf({ kind: 'from_the_future', which: '' }), null);
    assert.deepEqual(readFaults({ faults: [{ kind: 'no_goods' }] }), [{ kind: 'no_goods', which: '' }]);
    assert.deepEqual(readFaults({}), []);
});

test('numbers are read as people type them', () => {
    assert.deepEqual(['', ' 12 ', '１２', '-3', '1e3', '1.0'].map(wholeOf), [null, 12, 12, -3, NaN, NaN]);
    assert.deepEqual(['', '3.5', '18.50', '3.555', '-1'].map(fenOf), [null, 350, 1_850, NaN, NaN]);
    assert.deepEqual([1_850, 600].map(yuanOf), ['18.50', '6']);
    assert.deepEqual(minutesOf('60、30，60'), [30, 60]);
    assert.equal(minutesOf('30, 721'), null);
    assert.deepEqual(['', '6901234567892', '6901234567893', '96385074', '12345'].map(barcodeFits), [true, true, false, true, false]);
    assert.deepEqual([390, 1_440].map(clockOf), ['06:30', '24:00']);
});

test('a campaign stands by the stations’ day, stock by what is left', () => {
    assert.equal(standingOf(summer, '2026-05-31'), 'coming');
    assert.equal(standingOf(summer, '2026-12-31'), 'running');
    assert.equal(standingOf(summer, '2027-01-01'), 'past');
    assert.equal(standingOf({ ...summer, ended: true }, '2026-11-24'), 'ended');
    assert.equal(stationDay('2026-11-23T16:00:00Z'), '2026-11-24');
    assert.deepEqual(readStock(ask('stock')).balances.map(stockStanding), ['short', 'negative', 'enough']);
});

test('goods move between the places that their reason names', () => {
    assert.deepEqual(placesOf('received', 'a', ''), { from: { place: 'supplier', station: null }, to: { place: 'station', station: 'a' } });
    assert.deepEqual(placesOf('sent', 'a', 'b').to, { place: 'transit', station: 'b' });
    assert.deepEqual(placesOf('lost', 'a', 'b').to, { place: 'written_off', station: null });
    assert.deepEqual(placesOf('arrived', 'a', ''), { from: { place: 'transit', station: 'a' }, to: { place: 'station', station: 'a' } });
    assert.deepEqual(placesOf('counted', 'a', '', true).to, { place: 'miscounted', station: null });
    assert.deepEqual(placesOf('counted', 'a', '', false).from, { place: 'miscounted', station: null });
    assert.deepEqual(['arrived', 'lost_on_way', 'counted'].map((one) => ledgerReason(one as StaffReason)), ['received', 'lost', 'counted']);
    assert.equal(stockStanding({ ...readStock(ask('stock')).balances[1]!, takenOnly: true }), 'uncounted');
});

test('a request takes only steps that fit, and a note in one language counts for both', () => {
    assert.ok(!stepsFrom('asked').includes('waiting_for_person'));
    assert.deepEqual(stepsFrom('done'), []);
    assert.equal(noteOf({ zh: ' ', en: '' }), null);
    assert.deepEqual(noteOf({ zh: '', en: 'Come by' }), { zh: 'Come by', en: 'Come by' });
});

test('what the hub says is read whole, or not believed', () => {
    assert.equal(readExceptions(ask('exceptions', 'state=open')).exceptions[0]!.sides[1]!.agreedAt, null);
    assert.deepEqual(readExceptions(ask('exceptions', 'state=open')).exceptions[0]!.sides.map((side) => side.revision), [3, null]);
    assert.equal(readRequests(ask('service-requests', 'state=asked')).requests[1]!.byPhone, true);
    assert.equal(readMovements(ask('stock/movements')).movements[0]!.to.station, 'xiapu-1');
    assert.equal(readServices(ask('services')).length, 2);
    const usage = readUsage(ask('usage', 'by=union'));
    assert.equal(sumOf(usage.rows).uses, 341);
    assert.equal(daysBack('2026-03-01', 1), '2026-02-28');
    assert.throws(() => readUsage({ as_of: '2026', rows: [{ key: 'a', uses: 'many' }], late: [] }));
    assert.throws(() => readStock({ as_of: '2026', stock: [{ station: 'a' }] }));
});

test('a phone reads a code as people copy it, and finds a service by initials or a word', () => {
    assert.deepEqual(['k7qm 2d4x', 'K7QM-2D4O', 'il234567', 'K7QM', 'K7QM2D4U'].map(codeIn), ['K7QM-2D4X', 'K7QM-2D40', '1123-4567', null, null]);
    const all = readPhoneServices(ask('services'));
    assert.deepEqual(found(all, '法律').map((one) => one.id), ['legal']);
    assert.equal(found(all, 'JNPX').length, 2);
    assert.equal(found(all, '').length, 2);
    assert.equal(readStanding({ title: 'x', state: 'of_a_later_hub', note: '', since: '2026' }).state, 'taken_up');
    assert.throws(() => readStanding({ title: 'x', state: 'asked', since: '2026' }));
});

test('the figures of an exception are called what they are', () => {
    assert.deepEqual(['person_over', 'machine_twice', 'points_negative'].map(measureOf), ['units', 'minutes', 'points']);
    assert.deepEqual(['campaign_over', 'stock_negative'].map(boundOf), ['most', 'least']);
    assert.ok(isSigned('points_negative') && !isSigned('machine_twice'));
    const one = readExceptions(ask('exceptions', 'state=open&limit=50')).exceptions[0]!;
    assert.deepEqual(machineStations([{ ...one, machine: 'w-1', station: 'a' }, { ...one, machine: 'w-2', station: 'a' }, one]), ['a']);
});
