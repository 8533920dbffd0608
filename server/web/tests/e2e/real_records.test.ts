// What happened at the stations, as the real hub shows it to staff: three kiosks tell it, two sides of one exception are seen
// and settled, the use of a month is counted every way and taken home as a spreadsheet and as CSV.
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { AtTheDesk } from '../support/at_the_desk';
import type { Happened, TestKiosk } from '../support/kiosk';
import { realRoom } from '../support/real_room';
import { readSheets } from '../support/sheets';

const noon_ms = 4 * 3_600_000; // at the stations, from midnight UTC
const day_ms = 86_400_000;
const today = Math.floor((Date.now() + 8 * 3_600_000) / day_ms); // at the stations
const daysAgo = (n: number, minutes = 0) => new Date((today - n) * day_ms + noon_ms + minutes * 60_000);
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const used = (at: Date, amenity: string, who: object = {}): Happened => ({ type: 'amenity.used', at, data: { use: randomUUID(), amenity, ...who } });
let member: { id: string; union: string };
let kiosks: TestKiosk[];

// All of it is of the day before yesterday or older, so that no test depends on the hour.
function taken(at: Date, goods: string, units: number, cost_fen: number, payer: string, campaign: string): Happened {
    const agreed_at = new Date(at.getTime() - 5 * 3_600_000).toISOString();
    return { type: 'goods.taken', at, data: { taking: randomUUID(), campaign, revision: 1, goods, units, payer, cost_fen, points: 0, member: member.id, union: member.union, assurance: 'static_code', agreed_at } };
}

const room = realRoom(async ({ hub, browser }) => {
    const desk = await AtTheDesk.arrive(browser, hub.url, 'en');
    await desk.signIn(hub.addStaff('hua', ['enrollment']));
    const card = hub.cards.find((one) => one.state === 'active')!;
    member = ((await desk.ask(`/v1/staff/members?q=${card.number}`)) as { members: typeof member[] }).members[0]!;
    await desk.leave();
    kiosks = [await hub.addKiosk('st-logistics-1'), await hub.addKiosk('st-logistics-2'), await hub.addKiosk('st-logistics-1')];
    const [first, second, third] = kiosks as [TestKiosk, TestKiosk, TestKiosk];
    const session = (at: Date): Happened => ({ type: 'session.started', at, data: { session: randomUUID(), amenity: 'washer', machine: 'washer-1', minutes: 45 } });
    const who = { member: member.id, union: member.union };
    await first.tell(used(daysAgo(3), 'hot-water', who), used(daysAgo(3, 61), 'hot-water'), session(daysAgo(2)), taken(daysAgo(2, 1), 'medicine-pack', 1, 2_800, 'state_finance', 'medicine-2026'));
    await second.tell(taken(daysAgo(2, 2), 'medicine-pack', 1, 2_800, 'state_finance', 'medicine-2026'), taken(daysAgo(2, 3), 'gloves', 100, 150_000, 'dues', 'winter-2026'));
    await third.tell(session(daysAgo(2, 10)));
});

async function officer(language: 'zh' | 'en', roles: string[]): Promise<AtTheDesk> {
    const desk = await AtTheDesk.arrive(room.browser, room.hub.url, language);
    await desk.signIn(room.hub.addStaff(`officer-${roles.join('-')}`, roles));
    return desk;
}

test('what two stations gave out to one person shows both sides, and is settled with a word', { skip: room.without }, async () => {
    const desk = await officer('zh', ['services']);
    const { page } = desk;
    await desk.open('exceptions', '[data-exception]');
    const heading = (kind: string) => page.locator('[data-exception]', { hasText: desk.said(`exception.${kind}`) });
    for (const kind of ['person_over', 'machine_twice', 'stock_negative']) await heading(kind).first().waitFor();
    await desk.looks('real-exceptions');
    const over = heading('person_over').filter({ hasText: '暖心药包' });
    assert.deepEqual(await over.locator('.side strong').allInnerTexts(), ['霞浦集卡司机驿站', '港前集卡司机驿站']);
    assert.equal(await over.locator('.side', { hasText: desk.said('exceptions.agreed').slice(0, 4) }).count(), 2, 'each with how old its knowledge was');
    assert.equal(await over.locator('.side', { hasText: desk.said('exceptions.by_rules', { n: 1 }) }).count(), 2, 'and by which rules it decided');
    await over.getByRole('button', { name: desk.said('exceptions.settle') }).click();
    assert.ok(await desk.dialog.getByRole('button', { name: desk.said('exceptions.settle') }).isDisabled(), 'not without a word');
    await desk.type('exceptions.note', '两边都没有网，都给了');
    await desk.looks('real-settle');
    await desk.save('exceptions.settle');
    await over.waitFor({ state: 'detached' });
    await desk.open('exceptions', '[data-exception]');
    assert.equal(await over.count(), 0, 'also after a reload');
    await page.locator('[data-state="settled"]').click();
    await over.getByText('两边都没有网，都给了').waitFor();
    await over.getByText('officer-services').waitFor();
    await desk.looks('real-settled');

    await desk.open('stock', '[data-stock]');
    await page.locator('[data-stock="st-logistics-2/gloves"]').getByText(desk.said('stock.negative')).waitFor();
    await page.getByText('负数').waitFor();
    await desk.leave();
});

test('use is counted by station, amenity, hour, day, union and payer, as of now, and past days say what came late', { skip: room.without }, async () => {
    const desk = await officer('en', ['figures']);
    const { page } = desk;
    await desk.open('usage', '[data-usage]');
    await page.getByText(desk.said('usage.late')).waitFor();
    await page.locator('.fresh', { hasText: /\d\d:\d\d/ }).first().waitFor();
    const counted = async (by: string) => {
        await page.locator(`[data-by="${by}"]`).click();
        await page.locator(`th`, { hasText: desk.said(`usage_way.${by}`) }).first().waitFor();
        const rows = await page.locator('[data-usage]').evaluateAll((all) => all.map((row) => [row.getAttribute('data-usage')!, [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent!.replaceAll(/[^\d.]/g, ''))] as const));
        return Object.fromEntries(rows);
    };
    const stations = await counted('station');
    assert.deepEqual([stations['st-logistics-1'], stations['st-logistics-2']], [['4', '1', '1', '28.00'], ['0', '2', '101', '1528.00']]);
    assert.deepEqual((await counted('amenity'))['hot-water']!.slice(0, 1), ['2']);
    const hours = await counted('hour');
    assert.deepEqual([hours['12']![0], hours['13']![0]], ['3', '1'], 'by the clock on the wall');
    const days = await counted('day');
    assert.deepEqual([days[dayOf(daysAgo(3))]![0], days[dayOf(daysAgo(2))]![0]], ['2', '2']);
    assert.deepEqual((await counted('union'))[member.union], ['1', '3', '102', '1556.00']);
    const payers = await counted('payer');
    assert.deepEqual([payers['state_finance']![3], payers['dues']![3]], ['56.00', '1500.00']);
    assert.deepEqual(Object.keys(await counted('campaign')).sort(), ['medicine-2026', 'winter-2026']);
    for (const by of ['station', 'day']) {
        await counted(by);
        await desk.looks(`real-usage-${by}`);
    }

    await page.getByLabel(desk.said('usage.month'), { exact: true }).fill(dayOf(daysAgo(2)).slice(0, 7));
    const file = async (as: string) => {
        const saving = page.waitForEvent('download');
        await page.locator(`[data-save="${as}"]`).click();
        return readFile(await (await saving).path());
    };
    const sheets = readSheets(await file('xlsx'));
    const xiapu = sheets.find((sheet) => sheet.name.startsWith('霞浦集卡司机驿站'))!;
    assert.ok(sheets.length >= 5, 'a sheet for all and one for each station');
    assert.ok(xiapu.cells.some((cell) => cell.includes('暖心药包')), xiapu.cells.join(' '));
    assert.ok(sheets[0]!.cells.includes('1500'), `what members' dues paid: ${sheets[0]!.cells.join(' ')}`);
    const lines = (await file('csv')).toString('utf8').split('\r\n');
    assert.ok(lines[0]!.startsWith('\ufeffday,station,'));
    assert.ok(lines.some((line) => line.startsWith(`${dayOf(daysAgo(2))},st-logistics-2,`) && line.includes(',winter-2026,') && line.includes(',dues,0,1,100,1500.00,')), lines.join('\n'));
    await desk.leave();
});
