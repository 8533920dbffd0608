// Services at the desk, by hand: what is offered, stock, exceptions, usage, requests; each page in both languages once.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { mockRoom } from '../support/mock_room';

const room = mockRoom();

for (const language of ['zh', 'en'] as const) {
    test(`services, ${language}: every page looks right`, async () => {
        const desk = await room.enter(language);
        const { page } = desk;
        const looks = (name: string) => desk.looks(`services-${name}`);
        await desk.open('offers', '[data-machine]');
        await looks('offers');
        await page.locator('[data-amenity="washing"] > .buttons .el-button').nth(2).click();
        await page.waitForSelector('[data-timed]');
        await looks('amenity');
        await desk.cancel();
        for (const part of ['goods', 'services']) {
            await page.locator(`[data-part="${part}"]`).click();
            await page.waitForSelector(part === 'goods' ? '[data-goods]' : '[data-field]');
            await looks(part);
        }
        await page.locator('[data-field="career"]').click();
        await page.locator('[data-service="skills"] .el-button').click();
        await looks('service');
        await desk.cancel();
        await page.locator('[data-part="campaigns"]').click();
        await page.locator('[data-campaign="summer"] .el-button').first().click();
        await page.waitForSelector('[data-place="shares"]');
        await looks('campaign');
        await desk.open('stock', '[data-stock]');
        await looks('stock');
        await page.locator('[data-part="movements"]').click();
        await page.waitForSelector('[data-movement]');
        await looks('movements');
        await desk.open('exceptions', '[data-exception]');
        await looks('exceptions');
        await desk.open('usage', '[data-usage]');
        await page.locator('[data-by="hour"]').click();
        await page.waitForSelector('.hour-chart svg');
        await looks('usage');
        await desk.open('requests', '[data-request]');
        await page.locator('[data-request="r-1"] .el-button').click();
        await page.waitForSelector('.el-dialog:visible');
        await looks('request');
    });
}

test('a machine is taken out with one press, a new one added, and an amenity with machines is not lost', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('offers', '[data-machine]');
    await page.locator('[data-machine="w-1"]').getByRole('button', { name: 'Take out' }).click();
    await page.locator('[data-machine="w-1"]').getByText('Out of service').waitFor();
    await page.locator('[data-amenity="washing"]').getByRole('button', { name: 'Add a machine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-machine]').nth(2).waitFor();
    assert.deepEqual(room.hub.services.machines.at(-1)!['name'], { zh: '3号洗衣机', en: 'Washing machine 3' });
    await page.locator('[data-amenity="washing"] > .buttons').getByRole('button', { name: 'Remove' }).click();
    await page.locator('.el-dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Remove those first').waitFor();
    assert.equal(room.hub.services.amenities.length, 2);
});

test('a campaign says beside the field what contradicts, and that somebody else was faster', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('offers', '[data-machine]');
    await page.locator('[data-part="campaigns"]').click();
    await page.locator('[data-campaign="summer"]').getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Takings in all').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-place="shares"]').getByText('more than the total').waitFor();
    await page.getByLabel('Takings in all').fill('600');
    room.hub.services.campaignsChanged = true;
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody changed this').waitFor();
    await page.getByRole('button', { name: 'See how it is now' }).click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-place="shares"] input')?.value === '500');
    await page.getByLabel('Takings in all').fill('600');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.el-dialog').waitFor({ state: 'detached' });
    assert.equal(room.hub.services.campaigns[0]!['total'], 600);
    assert.equal(room.hub.services.campaigns[0]!['revision'], 5);
});

test('goods are moved once, two sides are settled with a word, a month is taken home, a request goes on', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('stock', '[data-stock]');
    await page.getByText('please recount them').waitFor();
    await page.getByRole('button', { name: 'Move goods' }).click();
    await desk.pick('.goods-pick', 'Cooling pack');
    await desk.pick('.place-pick', 'Xinqi Riders');
    await page.getByLabel('Units').fill('40');
    room.hub.onNext('/v1/staff/stock/movements', 'lose_reply');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('did not answer').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.el-dialog').waitFor({ state: 'detached' });
    const sent = room.hub.heard.filter((heard) => heard.method === 'POST' && heard.path.endsWith('/movements'));
    assert.equal(new Set(sent.map((heard) => heard.body['id'])).size, 1, 'again under the same id');
    assert.deepEqual(sent[0]!.body['from'], { place: 'supplier' });

    await desk.open('exceptions', '[data-exception]');
    assert.equal(await page.locator('.side').count(), 2);
    await page.getByRole('button', { name: 'Settle', exact: true }).click();
    await page.getByLabel('Note').fill('Both were hungry');
    await page.locator('.el-dialog').getByRole('button', { name: 'Settle', exact: true }).click();
    await page.getByText('Everything agrees').waitFor();

    await desk.open('usage', '[data-usage]');
    await page.getByText('Records came in late').waitFor();
    await page.getByLabel('Month').fill('2026-10');
    const saving = page.waitForEvent('download');
    await page.locator('[data-save="xlsx"]').click();
    assert.equal((await saving).suggestedFilename(), 'yizhan-2026-10.xlsx');

    await desk.open('requests', '[data-request]');
    await page.locator('[data-request="r-1"] .el-button').click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('[data-request="r-1"]').waitFor({ state: 'detached' });
    assert.equal(room.hub.services.requests[0]!['state'], 'taken_up');
});

test('more than fifty things to settle are read on, and none is lost when the page asks again', async () => {
    const [one] = room.hub.services.exceptions;
    room.hub.services.exceptions = Array.from({ length: 120 }, (_, i) => ({ ...one, id: `x-${i}` }));
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('exceptions', '[data-exception]');
    assert.equal(await page.locator('[data-exception]').count(), 50);
    await desk.press('more');
    await page.locator('[data-exception="x-99"]').waitFor();
    await desk.press('more');
    await page.locator('[data-exception="x-119"]').waitFor();
    assert.equal(await page.getByRole('button', { name: desk.said('more') }).count(), 0);
    await page.locator('.fresh-button').click();
    await page.waitForResponse((reply) => reply.url().includes('before=100'));
    assert.equal(await page.locator('[data-exception]').count(), 120);
});
