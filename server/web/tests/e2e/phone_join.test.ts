// Joining and the card on a phone, in a real browser: to the end, without a network, and with nothing left behind.
import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { phoneScreen, startBrowser, visit, type Visit } from '../support/browser';
import { fillIn, person, shownCode, startJoining } from '../support/joining_person';
import { assertLooksRight } from '../support/looks';
import { MockHub } from '../support/mock_hub';

const token = 'xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy';
const claim = 'xiapu-1-a.58766611.0011223344556677.MTIzNDU2Nzg5MDEy';
const smallestTouch_px = 44;

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
});
afterEach(async () => {
    await phone.context.close();
    await hub.close();
});

async function open(locale: string): Promise<void> {
    phone = await visit(browser, phoneScreen, locale);
    page = phone.page;
}

const look = (name: string) => assertLooksRight(page, name, smallestTouch_px);
const applications = () => hub.heard.filter((one) => one.path === '/v1/phone/applications').map((one) => one.body);

test('somebody joins, has a card at once, becomes a member, and the card needs no network', async () => {
    await open('zh-CN');
    await startJoining(page, `${hub.url}/c/${token}`);
    await fillIn(page, { employer: 'hyhy', pictures: 'zh' });
    hub.onNext('/v1/phone/applications', 'lose_reply');
    await page.locator('[data-submit]').dblclick();
    await page.waitForSelector('.card[data-state="provisional"]');
    assert.equal(hub.joining.applications.size, 1, 'a lost answer and two taps are one application');
    const sent = applications()[0]!;
    assert.deepEqual([sent['name'], sent['employer'], sent['union'], sent['route']], [person.name, 'hongyun', 'xiapu-haulage', 'point']);
    assert.ok((sent['signature'] as number[][][]).flat().every(([x, y]) => x! >= 0 && x! <= 1_000 && y! >= 0 && y! <= 400));
    await look('card-provisional-zh');

    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
    for (const secret of [person.name, person.phone, person.document, 'hongyun']) assert.ok(!stored.includes(secret), `${secret} in ${stored}`);

    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    const first = await shownCode(page);
    assert.equal(await page.locator('.qr').getAttribute('data-modules'), '61');
    await phone.context.setOffline(true);
    await page.goto(`${hub.url}/c/card`);
    await page.waitForSelector('.card[data-state="provisional"]');
    const second = await shownCode(page);
    await page.waitForFunction((before) => document.querySelector('.card')?.getAttribute('data-code') !== before, second);
    const third = await shownCode(page);
    assert.equal(new Set([first, second, third]).size, 3, 'another code every 15 seconds, also with no network');
    assert.equal(typeof (await hub.joining.cardShown(third)), 'object', 'it proves itself');
    await look('card-offline-zh');

    hub.joining.approved = true;
    await phone.context.setOffline(false);
    await page.waitForSelector('.card[data-state="member"]');
    await page.getByText('10482922').first().waitFor();
    await look('card-member-zh');
    assert.deepEqual(phone.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')), []);
});

test('going back loses nothing, a slip is pointed at, who might be known is asked, and what is left alone is wiped', async () => {
    await open('en-GB');
    await page.clock.install();
    hub.joining.known = ['陈**'];
    await startJoining(page, `${hub.url}/c/${token}`);
    await fillIn(page, { pictures: 'en' });
    await page.goBack();
    await page.waitForSelector('[data-step="union"]');
    await page.goBack();
    await page.waitForSelector('[data-step="you"]');
    assert.equal(await page.locator('input[name="name"]').inputValue(), person.name);
    await page.locator('input[name="document"]').fill('110105194912310O2X');
    assert.equal(await page.locator('[data-pointed] mark').innerText(), 'O');
    await look('join-you-slip-en');
    await page.locator('input[name="document"]').fill('');
    await page.locator('[data-next]').tap();
    await page.locator('[data-tree]').tap();
    await page.locator('[data-below="riders"]').tap();
    await look('join-tree-en');
    await page.locator('[data-union="riders-xinqi"]').tap();
    await look('join-union-chosen-en');
    await page.locator('[data-next]').tap();
    await page.locator('[data-submit]').tap();
    await page.waitForSelector('[data-people]');
    await look('join-same-person-en');
    await page.clock.fastForward(6 * 60_000);
    await page.waitForSelector('[data-notice="wiped"]');
    await look('join-wiped-en');
    assert.equal(hub.joining.applications.size, 0);
    await page.getByRole('button', { name: 'Begin again' }).tap();
    await fillIn(page, {});
    await page.locator('[data-submit]').tap();
    await page.locator('[data-not-me]').tap();
    await page.waitForSelector('.card[data-state="provisional"]');
    assert.equal(applications().at(-1)!['not_me'], true);
});

test('a card that was just shown is claimed, checks in by itself, and can be taken out again', async () => {
    await open('en-GB');
    await page.goto(`${hub.url}/k/${claim}`);
    await page.waitForSelector('[data-claim="offer"]');
    assert.equal(page.url(), `${hub.url}/c/card`, 'the claim has left the address');
    await look('claim-en');
    hub.onNext('/v1/phone/cards', 'lose_reply');
    await page.locator('[data-claim-take]').tap();
    await page.waitForSelector('[data-claim="unreachable"]');
    await page.locator('.main-button').tap();
    await page.waitForSelector('.card[data-state="member"]');
    const keys = hub.heard.filter((one) => one.path === '/v1/phone/cards').map((one) => one.body['public_key']);
    assert.equal(new Set(keys).size, 1, 'asked again with the same key');
    await look('card-member-en');

    await page.goto(`${hub.url}/c/${token}`);
    await page.locator('[data-with-card]').waitFor();
    await look('choose-with-card-en');
    await page.locator('[data-with-card]').tap();
    await page.waitForSelector('main[data-screen="done"]');
    const shown = hub.heard.filter((one) => one.path === '/v1/phone/check-ins').at(-1)!.body['presentation'];
    assert.equal(typeof (await hub.joining.cardShown(shown)), 'object');

    await page.goto(`${hub.url}/c/card`);
    await page.locator('[data-remove="ask"]').tap();
    await page.locator('[data-remove="yes"]').tap();
    await page.waitForSelector('.card', { state: 'detached' });
    await look('card-none-en');
    await page.reload();
    await page.getByText('No card in this phone yet').waitFor();
    assert.deepEqual(phone.complaints, []);
});

test('an old claim, and a browser that cannot keep a card, are told kindly', async () => {
    await open('zh-CN');
    hub.linkIsOld = true;
    await page.goto(`${hub.url}/k/${claim}`);
    await page.waitForSelector('[data-claim="old"]');
    await look('claim-old-zh');
    hub.linkIsOld = false;
    await phone.context.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }));
    await page.goto(`${hub.url}/c/${token}`);
    await page.locator('[data-offer="join"]').tap();
    await page.waitForSelector('[data-notice="cannot"]');
    await look('join-cannot-zh');
    await page.goto(`${hub.url}/c/card`);
    await page.getByText('这个浏览器放不下会员卡').waitFor();
    assert.deepEqual(phone.complaints, []);
});
