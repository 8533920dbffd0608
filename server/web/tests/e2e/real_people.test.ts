// People and kiosks, in the hands of staff at the real hub: two records of one person merged, a volunteer named and let go, a
// kiosk that is heard no more.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { AtTheDesk, type Language } from '../support/at_the_desk';
import { realRoom } from '../support/real_room';

const room = realRoom();

async function officer(language: Language, name: string, roles: string[]): Promise<AtTheDesk> {
    const desk = await AtTheDesk.arrive(room.browser, room.hub.url, language);
    await desk.signIn(room.hub.addStaff(name, roles));
    return desk;
}

async function find(desk: AtTheDesk, words: string): Promise<void> {
    await desk.page.locator('.search input').fill(words);
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('[data-member]').first().waitFor();
}

const active = (nth: number) => room.hub.cards.filter((one) => one.state === 'active')[nth]!;

test('two records of one person become one, and what led to one leads to the other', { skip: room.without }, async () => {
    const desk = await officer('zh', 'ding', ['district', 'enrollment']);
    const { page } = desk;
    await desk.open('members', '.search');
    const { members } = (await desk.ask(`/v1/staff/members?q=${active(0).number}`)) as { members: { union: string; name: string }[] };
    await find(desk, members[0]!.name.slice(0, 1));
    const rows = page.locator('[data-member]', { hasText: desk.said('member_status.active') });
    const [kept, dropped] = [await numberIn(rows.nth(0)), await numberIn(rows.nth(1))];
    for (const nth of [0, 1]) await rows.nth(nth).locator('input').check();
    await desk.press('members.merge_two');
    await page.locator('.merge-one', { hasText: kept }).locator('input').check();
    await page.getByText(desk.said('merge.cards', { kept, dropped })).waitFor();
    await desk.looks('real-merge');
    await desk.save('merge.go');
    await desk.open('members', '.search');
    await find(desk, dropped);
    assert.deepEqual(await page.locator('[data-member] td:nth-child(3)').allInnerTexts(), [kept], 'the old number finds the one who stays');
    await desk.looks('real-members');
    await desk.leave();
});

test('a volunteer is named with a PIN that is not easy, has a code once, and is let go', { skip: room.without }, async () => {
    const desk = await officer('en', 'ding', ['district', 'enrollment']);
    const { page } = desk;
    const { number } = active(3);
    await desk.open('volunteers', '[data-volunteer]');
    await desk.press('volunteers.add');
    await desk.dialog.getByLabel(desk.said('members.search')).fill(number);
    await page.keyboard.press('Enter');
    await desk.dialog.locator('.found .row-button').click();
    for (const pin of ['123456', '294817']) {
        await desk.dialog.locator('input[type="password"]').first().fill(pin);
        await desk.dialog.locator('input[type="password"]').last().fill(pin);
        if (pin === '123456') await desk.dialog.getByText(desk.said('volunteers.pin_easy')).waitFor();
    }
    await desk.looks('real-name-volunteer');
    await desk.press('volunteers.go', desk.dialog);
    await page.getByText(desk.said('card.once')).waitFor();
    await desk.looks('real-volunteer-code');
    await desk.save('card.done');
    await desk.open('volunteers', '[data-volunteer]');
    const row = page.locator('[data-volunteer]', { hasText: number });
    await row.getByText(desk.said('volunteers.everywhere')).waitFor();
    await row.getByRole('button', { name: desk.said('volunteers.end') }).click();
    await desk.save('volunteers.end');
    await row.waitFor({ state: 'detached' });
    await desk.open('volunteers', '[data-volunteer]');
    assert.equal(await row.count(), 0);
    await desk.looks('real-volunteers');
    await desk.leave();
});

test('a kiosk that is revoked is not heard any more', { skip: room.without }, async () => {
    const kiosk = await room.hub.addKiosk('st-logistics-3');
    await kiosk.heartbeat();
    const desk = await officer('zh', 'ding', ['district', 'enrollment']);
    const card = desk.page.locator(`[data-kiosk="${kiosk.id}"]`);
    await desk.open('kiosks', '[data-kiosk]');
    await card.getByText(desk.said('state.ok')).waitFor();
    await desk.press('kiosks.revoke', card);
    await desk.dialog.getByText(desk.said('kiosks.revoke_how')).waitFor();
    await desk.looks('real-revoke');
    await desk.save('kiosks.revoke');
    await card.getByText(desk.said('kiosks.revoked')).waitFor();
    await assert.rejects(kiosk.heartbeat(), /40[134]/);
    await desk.open('kiosks', '[data-kiosk]');
    await card.getByText(desk.said('kiosks.revoked')).waitFor();
    await desk.open('audit', '.rows tbody tr');
    await desk.page.getByText(kiosk.id).waitFor();
    await desk.looks('real-audit');
    await desk.leave();
});

async function numberIn(row: import('playwright-core').Locator): Promise<string> {
    return (await row.locator('td').nth(2).innerText()).trim();
}
