// The whole way through the real hub: staff sign in and add a kiosk, the kiosk joins, two people check in by its code on
// their phones, and the desk has them. Needs the built hub; a run without it says so, and CI does not pass without it.
import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { deskScreen, phoneScreen, startBrowser, visit } from '../support/browser';
import { TestKiosk } from '../support/kiosk';
import { picture } from '../support/looks';
import { hubIsBuilt, hubProgram, RealHub } from '../support/real_hub';

const built = hubIsBuilt();
const without = built || process.env['CI'] ? false : `no hub at ${hubProgram}: build it, or name it in YIZHAN_HUB`;
console.log(built ? `End-to-end against the real hub: ${hubProgram}` : `NOT tried against the real hub: ${hubProgram} is missing`);

let browser: Browser;
let hub: RealHub;

before(async () => {
    if (without) return;
    browser = await startBrowser();
    hub = await RealHub.start('dist');
});
after(async () => {
    await browser?.close();
    await hub?.close();
});

test('staff add a kiosk, people check in by its code, and the desk has them', { skip: without }, async () => {
    const desk = await visit(browser, deskScreen, 'en-GB');
    await signIn(desk.page);
    const kiosk = await addKiosk(desk.page);
    await kiosk.heartbeat({ scanner: 'gone' });

    const guestPhone = await visit(browser, phoneScreen, 'zh-CN');
    await guestPhone.page.goto(kiosk.link());
    await guestPhone.page.waitForSelector('main[data-screen="choose"]');
    assert.equal(new URL(guestPhone.page.url()).pathname, '/c/', 'the token has left the address');
    await guestPhone.page.locator('.way').nth(1).tap();
    await guestPhone.page.locator('[data-occupation="care_worker"]').dblclick();
    await guestPhone.page.waitForSelector('main[data-screen="done"]');
    await picture(guestPhone.page, 'real-guest');

    const card = hub.cards.find((one) => one.state === 'active');
    assert.ok(card);
    const memberPhone = await visit(browser, phoneScreen, 'zh-CN');
    await memberPhone.page.goto(kiosk.link());
    await typeMember(memberPhone.page, card.number, card.tail === '0000' ? '1111' : '0000');
    await memberPhone.page.locator('.hint').waitFor();
    await memberPhone.page.locator('input').last().fill(card.tail);
    await memberPhone.page.locator('button[type="submit"]').tap();
    await memberPhone.page.waitForSelector('main[data-screen="done"]');
    await picture(memberPhone.page, 'real-member');
    assert.match(await memberPhone.page.locator('h1').innerText(), /^[^，]+，[^*]+师傅$/, 'greeted by surname');

    await memberPhone.page.goto(kiosk.link(4));
    await memberPhone.page.waitForSelector('main[data-screen="expired"]');

    await seenAtTheDesk(desk.page, card.number, kiosk.id);
    for (const seen of [desk, guestPhone, memberPhone]) assert.deepEqual(seen.complaints, []);
});

async function signIn(page: Page): Promise<void> {
    await page.goto(hub.url);
    await page.locator('input[name="username"]').fill(hub.staff.name);
    await page.locator('input[name="password"]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('do not go together').waitFor();
    await page.locator('input[name="password"]').fill(hub.staff.password);
    await page.keyboard.press('Enter');
    await page.getByText('Nobody has checked in yet today').first().waitFor();
}

async function addKiosk(page: Page): Promise<TestKiosk> {
    await page.getByRole('link', { name: 'Kiosks' }).click();
    await page.getByRole('button', { name: 'Add a kiosk' }).click();
    await page.locator('.join .el-select').click();
    await page.locator('.el-select-dropdown__item:visible').first().click();
    await page.getByRole('button', { name: 'Make a joining code' }).click();
    const ticket = (await page.locator('[data-ticket]').textContent()) ?? '';
    await picture(page, 'real-ticket');
    const kiosk = await TestKiosk.join(ticket, hub.url);
    await page.getByText(`${kiosk.id} has joined`).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await assert.rejects(TestKiosk.join(ticket, hub.url), /40[39]|410/, 'a ticket works once');
    return kiosk;
}

async function typeMember(page: Page, number: string, tail: string): Promise<void> {
    await page.waitForSelector('main[data-screen="choose"]');
    await page.locator('.way').nth(0).tap();
    await page.locator('input').first().fill(number);
    await page.locator('input').last().fill(tail);
    await page.locator('button[type="submit"]').tap();
}

async function seenAtTheDesk(page: Page, number: string, kiosk: string): Promise<void> {
    const card = page.locator(`[data-kiosk="${kiosk}"]`);
    await page.getByRole('button', { name: 'Update now' }).click();
    await card.getByText('In touch').waitFor();
    await card.getByText('The scanner is unplugged').waitFor();
    await picture(page, 'real-kiosks');
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByText('Care worker').waitFor();
    await page.getByText(number, { exact: true }).waitFor();
    assert.equal(await page.locator('[data-figure="door"] .figure-n').innerText(), '2');
    await picture(page, 'real-today');
}
