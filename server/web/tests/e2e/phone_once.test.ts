// The phone page under a bad network and impatient hands: nobody is checked in twice, and nothing of a person stays behind.
import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { phoneScreen, startBrowser, visit, type Visit } from '../support/browser';
import { MockHub } from '../support/mock_hub';

const route = '/v1/phone/check-ins';
const token = 'xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy';

let browser: Browser;
let hub: MockHub;
let phone: Visit;
let page: Page;

before(async () => {
    browser = await startBrowser();
});
after(() => browser.close());
beforeEach(async () => {
    hub = await MockHub.start('dist');
    phone = await visit(browser, phoneScreen, 'zh-CN');
    page = phone.page;
});
afterEach(async () => {
    await phone.context.close();
    await hub.close();
});

test('two quick taps are one check-in', async () => {
    await openGuest();
    await page.locator('[data-occupation="courier"]').dblclick();
    await at('done');
    assert.equal(hub.visits.size, 1);
    assert.equal(sent().length, 1);
});

test('an answer that was lost on the way is fetched again: one check-in, one id', async () => {
    hub.onNext(route, 'lose_reply', 'lose_reply');
    await openGuest();
    await page.locator('[data-occupation="courier"]').tap();
    await at('done');
    assert.equal(sent().length, 3);
    assert.equal(ids().size, 1);
    assert.equal(hub.visits.size, 1);
});

test('a reload while the answer is lost goes on with the same attempt', async () => {
    hub.onNext(route, 'lose_reply', { delay_ms: 60_000 });
    await openGuest();
    await page.locator('[data-occupation="courier"]').tap();
    await page.waitForFunction(() => document.querySelector('.how')?.textContent?.includes('有点慢'));
    await page.reload();
    await at('choose');
    await page.locator('.way').nth(1).tap();
    await page.locator('[data-occupation="courier"]').tap();
    await at('done');
    assert.equal(ids().size, 1);
    assert.equal(hub.visits.size, 1);
});

test('a reload after the check-in says that it is done and sends nothing', async () => {
    await openGuest();
    await page.locator('[data-occupation="courier"]').tap();
    await at('done');
    await page.reload();
    await at('already');
    assert.equal(sent().length, 1);
});

test('the same code scanned by the next person is another check-in', async () => {
    for (let person = 0; person < 2; ++person) {
        const other = await visit(browser, phoneScreen, 'zh-CN');
        await other.page.goto(`${hub.url}/c/${token}`);
        await other.page.locator('.way').nth(1).tap();
        await other.page.locator('[data-occupation="courier"]').tap();
        await other.page.waitForSelector('main[data-screen="done"]');
        await other.context.close();
    }
    assert.equal(ids().size, 2);
    assert.equal(hub.visits.size, 2);
});

test('another network’s sign-in page is no answer: the page asks again', async () => {
    hub.onNext(route, { page: '<html>Welcome to the park’s Wi-Fi</html>' });
    await openGuest();
    await page.locator('[data-occupation="courier"]').tap();
    await at('done');
    assert.equal(ids().size, 1);
});

test('a phone that comes back to the network goes on by itself', async () => {
    await openGuest();
    await phone.context.setOffline(true);
    await page.locator('[data-occupation="courier"]').tap();
    await at('unreachable');
    await phone.context.setOffline(false);
    await at('done');
    assert.equal(hub.visits.size, 1);
});

test('neither address nor storage tells who was here, and the token leaves the address at once', async () => {
    await page.goto(`${hub.url}/c/${token}`);
    await at('choose');
    assert.equal(page.url(), `${hub.url}/c/`);
    await page.locator('.way').nth(0).tap();
    await page.locator('input').first().fill('10482914');
    await page.locator('input').last().fill('0917');
    await page.locator('button[type="submit"]').tap();
    await at('done');
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
    for (const secret of ['10482914', '0917', '陈', '128']) assert.ok(!stored.includes(secret), `${secret} in ${stored}`);
});

test('numbers that do not fit cost no typing: what was typed is still there', async () => {
    await page.goto(`${hub.url}/c/${token}`);
    await page.locator('.way').nth(0).tap();
    await page.locator('input').first().fill('10482914');
    await page.locator('input').last().fill('1111');
    await page.locator('button[type="submit"]').tap();
    await page.locator('.hint').waitFor();
    assert.equal(await page.locator('input').first().inputValue(), '10482914');
    await page.locator('input').last().fill('0917');
    await page.locator('button[type="submit"]').tap();
    await at('done');
    assert.equal(ids().size, 2, 'a settled attempt is followed by another one');
});

test('the other language is one tap away and is remembered', async () => {
    await page.goto(`${hub.url}/c/${token}`);
    await at('choose');
    await page.locator('.head-language').tap();
    assert.equal(await page.locator('h1').innerText(), 'How would you like to check in?');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.reload();
    await at('choose');
    assert.equal(await page.locator('h1').innerText(), 'How would you like to check in?');
});

async function openGuest(): Promise<void> {
    await page.goto(`${hub.url}/c/${token}`);
    await page.locator('.way').nth(1).tap();
}

async function at(screen: string): Promise<void> {
    await page.waitForSelector(`main[data-screen="${screen}"]`);
}

function sent(): Record<string, unknown>[] {
    return hub.heard.filter((heard) => heard.path === route).map((heard) => heard.body);
}

function ids(): Set<unknown> {
    return new Set(sent().map((body) => body['id']));
}
