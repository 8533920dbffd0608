// Joining at the desk, by hand: two hundred applications, one opened and decided, a new card, a volunteer, rules. One page
// per language walks through all of it; what is personal must not leave the page.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { picture } from '../support/looks';
import { mockRoom } from '../support/mock_room';

const room = mockRoom();

for (const language of ['zh', 'en'] as const) {
    test(`joining, ${language}: every page looks right`, async () => {
        const desk = await room.enter(language);
        const { page } = desk;
        const looks = (name: string) => desk.looks(`joining-${name}`);
        await desk.open('applications', '.queue tbody tr');
        await page.locator('.queue thead input').check();
        await looks('queue');
        await page.locator('.bulk .el-button').nth(1).click();
        await page.locator('.reason-pick').click();
        await page.locator('.el-select-dropdown__item:visible').nth(1).click();
        await looks('send-back');
        await page.locator('.el-dialog:visible .buttons .el-button').first().click();
        await page.locator('.el-dialog').waitFor({ state: 'detached' });
        await page.locator('[data-application="0193-app-001"] .row-button').click();
        await looks('shut');
        await page.locator('.shut .el-button').click();
        await page.waitForSelector('[data-document]');
        await looks('opened');
        await page.locator('[data-duplicate="m-1"] .el-button').click();
        await page.waitForSelector('.merge-one');
        await looks('merge');
        await desk.open('members', '.page-head');
        await page.locator('.search input').fill('陈');
        await page.keyboard.press('Enter');
        await page.locator('[data-member="m-1"] .row-button').click();
        await page.locator('.member .buttons .el-button').last().click();
        await looks('member');
        await desk.open('volunteers', '[data-volunteer]');
        await looks('volunteers');
        await page.locator('.page-head .el-button').click();
        await page.locator('.found, .el-dialog').first().waitFor();
        await looks('name-volunteer');
        await desk.open('unions', '[data-union]');
        await looks('unions');
        await page.locator('[data-part="rules"]').click();
        await page.waitForSelector('[data-rule]');
        await looks('rules');
        await desk.open('audit', '.rows tbody tr');
        await looks('audit');
    });
}

test('many are approved at once, and each one that did not go through says why', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    room.hub.desk.changedMeanwhile.add('0193-app-002');
    await desk.open('applications', '.queue tbody tr');
    assert.equal(await page.locator('.queue tbody tr').count(), 100);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.queue tbody tr').length === 200);
    await page.locator('.queue thead input').check();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('left out: incomplete').waitFor();
    await page.getByRole('button', { name: /^Approve \d+$/ }).click();
    await page.getByText('1 did not go through').waitFor();
    await page.getByText('It was added to meanwhile').waitFor();
    await picture(page, 'joining-outcomes');
    const sent = room.hub.heard.find((heard) => heard.path.endsWith('/decisions'))!.body['decisions'] as { id: string }[];
    assert.ok(!sent.some((one) => one.id === '0193-app-005'), 'the incomplete one was not even tried');
    assert.ok(!sent.some((one) => one.id === '0193-app-001'), 'nor the one that looks like somebody known');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator(`[data-state="approved"] b`, { hasText: String(sent.length - 1) }).waitFor();
});

test('one is opened, sent back with what to fix, and the next one follows; nothing of it stays behind', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await page.clock.install();
    await desk.open('applications', '.queue tbody tr');
    await page.locator('[data-application="0193-app-001"] .row-button').click();
    assert.ok(!room.hub.heard.some((heard) => heard.path.endsWith('/open')), 'nothing is opened by looking');
    await page.getByRole('button', { name: 'Open the form' }).click();
    await page.getByText('330206 19900307 0017').waitFor();
    await page.getByText('Same document').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    assert.equal((await saving).suggestedFilename(), 'application-0193-app-001.pdf');
    await page.getByRole('button', { name: 'Send back' }).click();
    await page.locator('.reason-pick').click();
    await page.getByRole('option', { name: 'Phone number is not right' }).click();
    await page.getByRole('button', { name: 'Send back 1' }).click();
    await page.locator('.el-dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Next/ }).click();
    const decision = (room.hub.heard.find((heard) => heard.path.endsWith('/decisions'))!.body['decisions'] as object[])[0];
    assert.deepEqual(decision, { id: '0193-app-001', revision: 1, decision: 'send_back', reason: 'phone_wrong', fix: ['phone'] });
    assert.equal(await page.getByText('330206').count(), 0, 'the form before is gone');

    await page.getByRole('button', { name: 'Open the form' }).click();
    await page.waitForSelector('[data-document]');
    const kept = await page.evaluate(() => JSON.stringify([location.href, document.title, { ...localStorage }, { ...sessionStorage }]));
    assert.doesNotMatch(kept, /示例|3302|1380|0193-app/);
    await page.clock.runFor(10 * 60_000 + 1_000);
    await page.getByText('Nobody touched the desk for ten minutes').waitFor();
    assert.equal(await page.locator('.drawer').count(), 0);
});

test('what is typed in full is not asked in full, and a lost card becomes a new one', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('members', '.page-head');
    await page.locator('.search input').fill('陈建国');
    await page.keyboard.press('Enter');
    await page.locator('[data-member="m-1"] .row-button').click();
    assert.ok(room.hub.heard.every((heard) => !decodeURIComponent(heard.query).includes('建国')));
    await page.getByRole('button', { name: 'New code' }).click();
    await page.locator('.member .reason-pick').click();
    await page.getByRole('option', { name: 'Lost' }).click();
    await page.getByRole('button', { name: 'New code' }).click();
    await page.getByText('Shown this once').waitFor();
    await picture(page, 'joining-issued');
    await page.emulateMedia({ media: 'print' });
    const box = await page.locator('.print-card').boundingBox();
    assert.ok(box && Math.abs(box.width - 85.6 * 96 / 25.4) < 2 && Math.abs(box.height - 54 * 96 / 25.4) < 2, JSON.stringify(box));
    assert.ok(!(await page.locator('.desk').isVisible()), 'only the card is printed');
    await picture(page, 'joining-printed');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('.print-card').waitFor({ state: 'detached' });
});

test('rules are moved, tried and saved together; one without a union says so where it stands', async () => {
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('unions', '[data-union]');
    await page.getByRole('button', { name: 'Routing rules' }).click();
    await page.locator('[data-rule="r-3"]').getByRole('button', { name: 'Earlier' }).click();
    await page.getByText("You are a Truck driver.").waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).nth(2).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.rule-care').getByText('Choose a union that exists').waitFor();
    await picture(page, 'joining-rule-fault');
    await page.locator('.rule-care').getByRole('button', { name: 'Remove this rule' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Stations take it over').waitFor();
    const order = room.hub.desk.rules.filter((rule) => rule['route'] === 'line').sort((a, b) => Number(a['order']) - Number(b['order']));
    assert.deepEqual(order.map((rule) => rule['id']), ['r-3', 'r-2']);
});

test('an account sees the pages of its roles, and a page that is not open says so kindly', async () => {
    room.hub.roles = ['figures'];
    const desk = await room.enter('en');
    const { page } = desk;
    await desk.open('applications', '.empty');
    await page.getByText('not open for your account').waitFor();
    assert.deepEqual(await page.locator('.bar-pages a').allInnerTexts(), ['Today', 'Volunteers', 'Unions', 'Offers', 'Stock', 'To settle', 'Usage', 'Kiosks', 'Set aside']);
    await desk.open('kiosks', '.kiosk');
    assert.equal(await page.getByRole('button', { name: 'Add a kiosk' }).count(), 0);
});
