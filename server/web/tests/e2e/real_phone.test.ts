// A phone and the desk, both at the real hub: a service is asked for at a station and followed by its code to the end that staff
// gave it; somebody joins on the phone, is taken in at the desk, and holds a member's card.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { AtTheDesk, type Language } from '../support/at_the_desk';
import { phoneScreen, visit, type Visit } from '../support/browser';
import { fillIn, person, startJoining } from '../support/joining_person';
import type { TestKiosk } from '../support/kiosk';
import { assertLooksRight } from '../support/looks';
import { realRoom } from '../support/real_room';

const smallestTouch_px = 44;
let kiosk: TestKiosk;
const room = realRoom(async ({ hub }) => {
    kiosk = await hub.addKiosk('st-logistics-1');
});

const pickUpPhone = (locale: string): Promise<Visit> => visit(room.browser, phoneScreen, locale);

async function officer(language: Language, name: string, roles: string[]): Promise<AtTheDesk> {
    const desk = await AtTheDesk.arrive(room.browser, room.hub.url, language);
    await desk.signIn(room.hub.addStaff(name, roles));
    return desk;
}

async function putAway(phone: Visit): Promise<void> {
    assert.deepEqual(phone.complaints, []);
    await phone.context.close();
}

// Found by its initials, asked for; the code that the phone shows.
async function askFor(page: Page, language: Language, initials: string): Promise<string> {
    const looks = (name: string) => assertLooksRight(page, `real-phone-${name}-${language}`, smallestTouch_px);
    await page.goto(kiosk.link());
    await page.locator('[data-offer="services"]').tap();
    await page.waitForSelector('[data-service]');
    await looks('services');
    const shown = () => page.locator('[data-service]').count();
    const all = await shown();
    await page.locator('[data-field="care"]').tap();
    assert.ok((await shown()) < all && (await shown()) > 0, 'one field alone');
    await looks('field');
    await page.locator('.service-search').fill(initials);
    await page.waitForFunction(() => document.querySelectorAll('[data-service]').length < 10);
    await page.locator('[data-service]').first().tap();
    await page.locator('[data-request]').waitFor();
    await looks('service');
    await page.locator('[data-request]').tap();
    await page.waitForSelector('[data-asked]');
    await looks('asked');
    const code = (await page.locator('.request-code').innerText()).trim();
    await page.locator('[data-follow]').tap();
    await page.waitForSelector('[data-standing="asked"]');
    return code;
}

// What the desk does with it now; each step with a word for the person.
async function answer(desk: AtTheDesk, code: string, from: string, state: string, zh: string, en: string): Promise<void> {
    await desk.open('requests', '[data-state]');
    await desk.page.locator(`[data-state="${from}"]`).click();
    await desk.page.locator('[data-request]', { hasText: code }).getByRole('button', { name: desk.said('requests.look') }).click();
    await desk.dialog.getByRole('radio', { name: desk.said(`request_state.${state}`), exact: true }).check();
    await desk.typeBoth('decide.note', zh, en);
    await desk.looks(`real-request-${state}`);
    await desk.save('requests.go');
}

for (const [language, locale, initials] of [['zh', 'zh-CN', 'flzx'], ['en', 'en-GB', 'legal']] as const) {
    test(`a service is asked for on a phone and followed to its end, ${language}`, { skip: room.without }, async () => {
        const phone = await pickUpPhone(locale);
        const { page } = phone;
        const code = await askFor(page, language, initials);
        const desk = await officer(language, 'lin', ['services']);
        await desk.open('requests', '[data-request]');
        await desk.looks('real-requests');
        const steps = [['asked', 'taken_up', '李律师看了，明天回电', 'We call you tomorrow'], ['taken_up', 'waiting_for_person', '请带上合同', 'Please bring the contract'], ['waiting_for_person', 'done', '办好了，谢谢', 'All done, thank you']] as const;
        for (const [from, state, zh, en] of steps) {
            await answer(desk, code, from, state, zh, en);
            await page.locator('[type="submit"]').tap();
            await page.waitForSelector(`[data-standing="${state}"]`);
            await page.getByText(language === 'zh' ? zh : en).waitFor();
        }
        await assertLooksRight(page, `real-phone-standing-${language}`, smallestTouch_px);
        assert.equal(await page.locator('[data-withdraw]').count(), 0, 'what is done is not taken back');
        await page.locator('[data-code]').fill('0000-0000');
        await page.locator('[type="submit"]').tap();
        await page.locator('.look').waitFor();
        await page.waitForSelector('[data-standing]', { state: 'detached' });

        const other = await askFor(page, language, initials);
        await page.locator('[data-withdraw]').tap();
        await page.waitForSelector('[data-standing="withdrawn"]');
        await desk.open('requests', '[data-state]');
        await desk.page.locator('[data-state="withdrawn"]').click();
        await desk.page.locator('[data-request]', { hasText: other }).waitFor();
        await desk.leave();
        await putAway(phone);
    });
}

test('somebody joins on a phone, is taken in at the desk, and holds a member card', { skip: room.without }, async () => {
    const phone = await pickUpPhone('en-GB');
    const { page } = phone;
    await startJoining(page, kiosk.link());
    await fillIn(page, {});
    await page.locator('[data-submit]').tap();
    await page.waitForSelector('.card[data-state="provisional"]');
    await assertLooksRight(page, 'real-phone-provisional-en', smallestTouch_px);

    const desk = await officer('zh', 'hua', ['enrollment']);
    await desk.open('applications', '.queue tbody tr');
    await desk.page.getByRole('button', { name: '陈**' }).last().click();
    await desk.press('form.open');
    await desk.page.getByText(person.name).first().waitFor();
    await desk.page.getByText('110105 19491231 002X').waitFor();
    await desk.looks('real-application');
    await desk.press('decide.approve.button');
    await desk.dialog.getByRole('button', { name: desk.said('decide.approve.go', { n: 1 }) }).click();
    await desk.page.locator('.el-dialog').waitFor({ state: 'detached' });

    await page.goto(`${room.hub.url}/c/card`);
    await page.waitForSelector('.card[data-state="member"]');
    const number = /\b\d{8}\b/.exec(await page.locator('main').innerText())![0];
    await assertLooksRight(page, 'real-phone-member-en', smallestTouch_px);
    await desk.open('members', '.search');
    await desk.page.locator('.search input').fill(number);
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('[data-member]', { hasText: number }).getByText(desk.said('member_status.active')).waitFor();
    await page.goto(kiosk.link());
    await page.locator('[data-with-card]').tap();
    await page.waitForSelector('main[data-screen="done"]');
    await desk.leave();
    await putAway(phone);
});
