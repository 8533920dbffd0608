// Services on the phone: found, asked for once although the answer got lost, followed by code and taken back.
import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { phoneScreen, startBrowser, visit } from '../support/browser';
import { assertLooksRight } from '../support/looks';
import { MockHub } from '../support/mock_hub';

const smallestTouch_px = 44;
let browser: Browser;

before(async () => {
    browser = await startBrowser();
});
after(() => browser.close());

for (const [locale, language] of [['zh-CN', 'zh'], ['en-GB', 'en']] as const) {
    test(`services on the phone, ${language}: from the list to the code, and by the code to the end`, async () => {
        const hub = await MockHub.start('dist');
        const { page, context, complaints } = await visit(browser, phoneScreen, locale);
        const looks = (name: string) => assertLooksRight(page, `phone-services-${name}-${language}`, smallestTouch_px);
        await page.goto(`${hub.url}/c/xiapu-1-a.58766611.MTIzNDU2Nzg5MDEy`);
        await page.locator('[data-offer="services"]').tap();
        await page.waitForSelector('[data-service]');
        await looks('list');
        await page.locator('.service-search').fill('jnpx');
        await page.locator('[data-service="skills"]').tap();
        await looks('one');
        hub.onNext('/v1/phone/service-requests', 'lose_reply');
        await page.locator('[data-request]').tap();
        await page.waitForSelector('.look');
        await page.locator('[data-request]').tap();
        await page.waitForSelector('[data-asked]');
        assert.equal(hub.services.asked.size, 1, 'asked for once');
        await looks('code');
        await page.locator('[data-follow]').tap();
        await page.waitForSelector('[data-standing="asked"]');
        await page.locator('[data-code]').fill('k7qm 2d4o');
        await page.locator('[type="submit"]').tap();
        await page.waitForSelector('[data-standing="asked"]');
        await looks('standing');
        await page.locator('[data-withdraw]').tap();
        await page.waitForSelector('[data-standing="withdrawn"]');
        assert.ok(!page.url().includes('K7QM'));
        assert.deepEqual(complaints, []);
        await context.close();
        await hub.close();
    });
}
