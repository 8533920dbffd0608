// The phone page in every state, in both languages: what it says, and that it can be read and touched.
import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { phoneScreen, startBrowser, visit, type Visit } from '../support/browser';
import { assertLooksRight } from '../support/looks';
import { MockHub } from '../support/mock_hub';

const smallestTouch_px = 44;
const languages = [
    { locale: 'zh-CN', name: 'zh' },
    { locale: 'en-GB', name: 'en' },
];
const states: { name: string; at: string; reach: (page: Page, hub: MockHub) => Promise<void> }[] = [
    { name: 'choose', at: 'choose', reach: (page, hub) => open(page, hub) },
    { name: 'guest', at: 'guest', reach: async (page, hub) => (await open(page, hub), tapWay(page, 'guest')) },
    { name: 'member', at: 'member', reach: async (page, hub) => (await open(page, hub), tapWay(page, 'member')) },
    { name: 'member_slip', at: 'member', reach: (page, hub) => asMember(page, hub, '10482915', '0917') },
    { name: 'member_no_match', at: 'member', reach: (page, hub) => asMember(page, hub, '10482914', '1111') },
    { name: 'done_member', at: 'done', reach: (page, hub) => asMember(page, hub, '10482914', '0917') },
    { name: 'done_guest', at: 'done', reach: (page, hub) => asGuest(page, hub) },
    { name: 'already', at: 'already', reach: async (page, hub) => (await asGuest(page, hub), await at(page, 'done'), void (await page.reload())) },
    { name: 'expired', at: 'expired', reach: async (page, hub) => ((hub.linkIsOld = true), open(page, hub)) },
    { name: 'no_link', at: 'no_link', reach: async (page, hub) => void (await page.goto(`${hub.url}/c/`)) },
    { name: 'sending_slow', at: 'sending', reach: async (page, hub) => (hub.onNext('/v1/phone/check-ins', 'cut', { delay_ms: 7_000 }), await asGuest(page, hub), void (await page.waitForTimeout(1_500))) },
    { name: 'busy', at: 'busy', reach: async (page, hub) => (hub.onNext('/v1/phone/check-ins', { reply: 429, headers: { 'Retry-After': '30' } }), asGuest(page, hub)) },
    { name: 'unreachable', at: 'unreachable', reach: async (page, hub) => (await open(page, hub), await tapWay(page, 'guest'), (hub.down = true), page.locator('[data-occupation="courier"]').tap()) },
    { name: 'ask_union', at: 'ask_union', reach: (page, hub) => (hub.onNext('/v1/phone/check-ins', { reply: 403 }), asMember(page, hub, '10482914', '0917')) },
    { name: 'refused', at: 'refused', reach: async (page, hub) => (hub.onNext('/v1/phone/check-ins', { reply: 403 }), asGuest(page, hub)) },
];

let browser: Browser;
let hub: MockHub;
let phone: Visit;

before(async () => {
    browser = await startBrowser();
});
after(() => browser.close());
beforeEach(async () => {
    hub = await MockHub.start('dist');
});
afterEach(async () => {
    await phone.context.close();
    await hub.close();
});

for (const language of languages) {
    for (const state of states) {
        test(`phone, ${language.name}: ${state.name.replaceAll('_', ' ')}`, async () => {
            phone = await visit(browser, phoneScreen, language.locale);
            await state.reach(phone.page, hub);
            await at(phone.page, state.at);
            await assertLooksRight(phone.page, `phone-${state.name}-${language.name}`, smallestTouch_px);
            assert.deepEqual(phone.complaints, []);
        });
    }
}

test('the smallest phones show everything too', async () => {
    phone = await visit(browser, { width: 320, height: 568 }, 'en-GB');
    await asMember(phone.page, hub, '10482914', '1111');
    await at(phone.page, 'member');
    await assertLooksRight(phone.page, 'phone-small-member', smallestTouch_px);
    await phone.page.getByRole('button', { name: 'Back' }).click();
    await tapWay(phone.page, 'guest');
    await assertLooksRight(phone.page, 'phone-small-guest', smallestTouch_px);
});

async function open(page: Page, to: MockHub): Promise<void> {
    await page.goto(`${to.url}/c/xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy`);
}

async function at(page: Page, screen: string): Promise<void> {
    await page.waitForSelector(`main[data-screen="${screen}"]`);
}

async function tapWay(page: Page, way: 'member' | 'guest'): Promise<void> {
    await page.locator('.way').nth(way === 'member' ? 0 : 1).tap();
}

async function asGuest(page: Page, to: MockHub): Promise<void> {
    await open(page, to);
    await tapWay(page, 'guest');
    await page.locator('[data-occupation="truck_driver"]').tap();
}

async function asMember(page: Page, to: MockHub, number: string, tail: string): Promise<void> {
    await open(page, to);
    await tapWay(page, 'member');
    await page.locator('input').first().fill(number);
    await page.locator('input').last().fill(tail);
    await page.locator('button[type="submit"]').tap();
    await page.waitForTimeout(200);
}
