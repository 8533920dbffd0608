// The staff desk in every state, in both languages: that it can be read, reached by keyboard and hand, and obeys the policy.
import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { deskScreen, startBrowser, visit, type Visit } from '../support/browser';
import { quietToday } from '../support/demo';
import { assertLooksRight } from '../support/looks';
import { MockHub } from '../support/mock_hub';

const smallestTouch_px = 38;
const languages = [
    { locale: 'zh-CN', name: 'zh' },
    { locale: 'en-GB', name: 'en' },
];
const states: { name: string; reach: (page: Page, hub: MockHub) => Promise<unknown> }[] = [
    { name: 'login', reach: (page, hub) => page.goto(hub.url) },
    { name: 'login_no_match', reach: (page, hub) => tryToEnter(page, hub) },
    { name: 'login_wait', reach: (page, hub) => (hub.onNext('/v1/staff/session', { reply: 401 }, { reply: 429, headers: { 'Retry-After': '30' } }), tryToEnter(page, hub)) },
    { name: 'today', reach: async (page, hub) => (await open(page, hub, 'today'), page.waitForSelector('.hour-chart svg')) },
    { name: 'today_table', reach: async (page, hub) => (await open(page, hub, 'today'), page.locator('.switch button').last().click()) },
    { name: 'today_quiet', reach: (page, hub) => ((hub.today = quietToday()), (hub.checkIns = []), open(page, hub, 'today')) },
    { name: 'today_lost', reach: async (page, hub) => (await open(page, hub, 'today'), (hub.down = true), page.locator('.fresh-button').click(), page.waitForSelector('.fresh-lost')) },
    { name: 'lost_from_the_start', reach: async (page, hub) => (hub.onNext('/v1/staff/today', 'cut'), await open(page, hub, 'today', '.fresh-lost')) },
    { name: 'kiosks', reach: (page, hub) => open(page, hub, 'kiosks', '.kiosk') },
    { name: 'kiosks_none', reach: (page, hub) => ((hub.kiosks = []), open(page, hub, 'kiosks', '.empty')) },
    { name: 'join_ticket', reach: (page, hub) => makeTicket(page, hub) },
    { name: 'join_gone', reach: (page, hub) => ((hub.ticketFor_ms = -1), makeTicket(page, hub)) },
    { name: 'join_done', reach: async (page, hub) => ((await makeTicket(page, hub)), (hub.kiosks = [...hub.kiosks, { ...hub.kiosks[0], id: 'xinqi-1-d' }]), page.waitForSelector('.join-done')) },
    { name: 'quarantine', reach: (page, hub) => open(page, hub, 'quarantine', '.el-table__row') },
    { name: 'quarantine_none', reach: (page, hub) => ((hub.quarantine = []), open(page, hub, 'quarantine', '.empty')) },
];

let browser: Browser;
let hub: MockHub;
let desk: Visit;

before(async () => {
    browser = await startBrowser();
});
after(() => browser.close());
beforeEach(async () => {
    hub = await MockHub.start('dist');
});
afterEach(async () => {
    await desk.context.close();
    await hub.close();
});

for (const language of languages) {
    for (const state of states) {
        test(`desk, ${language.name}: ${state.name.replaceAll('_', ' ')}`, async () => {
            desk = await visit(browser, deskScreen, language.locale);
            await state.reach(desk.page, hub);
            await assertLooksRight(desk.page, `desk-${state.name}-${language.name}`, smallestTouch_px);
            assert.deepEqual(desk.complaints, []);
        });
    }
}

test('on a tablet held upright nothing is cut off', async () => {
    desk = await visit(browser, { width: 820, height: 1180 }, 'en-GB');
    await open(desk.page, hub, 'today');
    await assertLooksRight(desk.page, 'desk-tablet-today', smallestTouch_px);
    await desk.page.goto(`${hub.url}/#/kiosks`);
    await desk.page.waitForSelector('.kiosk');
    await assertLooksRight(desk.page, 'desk-tablet-kiosks', smallestTouch_px);
});

async function open(page: Page, to: MockHub, name: string, until = '.figures'): Promise<void> {
    to.signedIn = true;
    await page.goto(`${to.url}/#/${name}`);
    await page.waitForSelector(until);
}

async function tryToEnter(page: Page, to: MockHub): Promise<void> {
    await page.goto(to.url);
    await page.locator('input[name="username"]').fill('wang');
    await page.locator('input[name="password"]').fill('something else');
    await page.locator('button[type="submit"]').click();
    await page.waitForSelector('.login-said span');
}

async function makeTicket(page: Page, to: MockHub): Promise<void> {
    await open(page, to, 'kiosks', '.kiosk');
    await page.locator('.page-head .el-button').click();
    await page.locator('.join .el-select').click();
    await page.locator('.el-select-dropdown__item:visible').last().click();
    await page.locator('.join > .el-button').click();
    await page.waitForSelector('.ticket');
}
