// What staff do at the desk, with a hub that comes and goes: by keyboard alone where it matters.
import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { deskScreen, startBrowser, visit, type Visit } from '../support/browser';
import { demoKiosks, demoToday } from '../support/demo';
import { MockHub } from '../support/mock_hub';

let browser: Browser;
let hub: MockHub;
let desk: Visit;
let page: Page;

before(async () => {
    browser = await startBrowser();
});
after(() => browser.close());
beforeEach(async () => {
    hub = await MockHub.start('dist');
    desk = await visit(browser, deskScreen, 'en-GB');
    page = desk.page;
});
afterEach(async () => {
    assert.deepEqual(desk.complaints, []);
    await desk.context.close();
    await hub.close();
});

test('signing in needs no mouse, and every change carries the desk’s mark', async () => {
    await page.goto(hub.url);
    await page.waitForSelector('input[name="username"]:focus');
    await page.keyboard.type(hub.staff.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(hub.staff.password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.figures');
    for (const heard of hub.heard) assert.equal(heard.requestedWith, heard.method === 'GET' ? undefined : 'yizhan', heard.path);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('.login');
    assert.equal(hub.signedIn, false);
});

test('after too many tries the button counts down and comes back', async () => {
    hub.onNext('/v1/staff/session', { reply: 401 }, { reply: 429, headers: { 'Retry-After': '2' } });
    await page.goto(hub.url);
    await page.locator('input[name="username"]').fill(hub.staff.name);
    await page.locator('input[name="password"]').fill(hub.staff.password);
    await page.keyboard.press('Enter');
    await page.getByText('Please try again in').waitFor();
    assert.ok(await page.locator('button[type="submit"]').isDisabled());
    await page.locator('button[type="submit"]:enabled').click();
    await page.waitForSelector('.figures');
});

test('a session that lapsed leads to signing in, with the name kept and a word why', async () => {
    await open('today');
    hub.signedIn = false;
    await page.getByRole('button', { name: 'Update now' }).click();
    await page.getByText('You were away for a while').waitFor();
    assert.equal(await page.locator('input[name="username"]').inputValue(), hub.staff.name);
});

test('without the hub the desk says so from the start, and opens when it is back', async () => {
    hub.down = true;
    await page.goto(hub.url);
    await page.getByText("The server can't be reached").waitFor();
    hub.down = false;
    await page.waitForSelector('.login-card');
});

test('nobody is told that they are signed out while the hub cannot hear it', async () => {
    await open('today');
    hub.down = true;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('you are still signed in').waitFor();
    hub.down = false;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('.login-card');
    assert.equal(hub.signedIn, false);
});

test('figures come anew by themselves', async () => {
    await page.clock.install();
    await open('today');
    assert.equal(await figure('door'), '261');
    hub.today = { ...demoToday(), check_ins: { ...demoToday().check_ins, total: 262 } };
    await page.clock.runFor(15_500);
    await page.waitForFunction(() => document.querySelector('[data-figure="door"] .figure-n')?.textContent === '262');
});

test('when the hub goes, the last figures stay and say so; when it is back, they go on', async () => {
    await page.clock.install();
    await open('today');
    hub.down = true;
    await page.clock.runFor(15_500);
    await page.getByText('Below are the figures of 14:05').waitFor();
    assert.equal(await figure('door'), '261');
    hub.down = false;
    await page.clock.runFor(5_500);
    await page.waitForSelector('.fresh-live');
});

test('a desk that nobody touches for 20 minutes stops asking until a hand comes', async () => {
    await page.clock.install();
    await open('today');
    await page.clock.runFor(21 * 60_000);
    await page.getByText('Updates are paused').first().waitFor();
    const before = hub.heard.length;
    await page.clock.runFor(60_000);
    assert.equal(hub.heard.length, before);
    await page.keyboard.press('Shift');
    await page.waitForSelector('.fresh-live');
});

test('one station’s figures are one choice away', async () => {
    await open('today');
    await page.locator('.station-pick').click();
    await page.getByRole('option', { name: 'Xinqi Riders' }).click();
    await page.waitForFunction(() => document.querySelector('[data-figure="help"] .figure-n')?.textContent === '1');
});

test('the hours can be read as a table', async () => {
    await open('today');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('row', { name: '12:00 52' }).waitFor();
    assert.equal(await page.locator('.hour-table tbody tr').count(), 24);
});

test('the language changes everything at once and is remembered', async () => {
    await open('kiosks');
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('strong', { hasText: '扫码器断开了' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '终端', exact: true }).waitFor();
    assert.equal(await page.title(), '驿站 · 值班台');
});

test('a ticket can be copied, runs out, and is made anew', async () => {
    hub.ticketFor_ms = 2_000;
    await open('kiosks');
    await page.getByRole('button', { name: 'Add a kiosk' }).click();
    await page.locator('.join .el-select').click();
    await page.locator('.el-select-dropdown__item:visible').first().click();
    await page.getByRole('button', { name: 'Make a joining code' }).click();
    await page.getByRole('button', { name: 'Copy the text' }).click();
    await page.getByText('Copied').waitFor();
    await page.getByText('This code is out of time').waitFor();
    hub.ticketFor_ms = 60_000;
    await page.getByRole('button', { name: 'Make another one' }).click();
    await page.getByText('Works for 1:00').waitFor();
    hub.kiosks = [...demoKiosks(), { ...demoKiosks()[0], id: 'xiapu-1-c' }];
    await page.getByText('xiapu-1-c has joined').waitFor();
});

async function open(name: string): Promise<void> {
    hub.signedIn = true;
    await page.goto(`${hub.url}/#/${name}`);
    await page.waitForSelector('.fresh-live');
}

function figure(icon: string): Promise<string> {
    return page.locator(`[data-figure="${icon}"] .figure-n`).innerText();
}
