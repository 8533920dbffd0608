// A member's points in the hands of staff at the real hub: given and taken with a reason, the balance and what is behind it;
// and what falls below zero is one more thing to settle.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { AtTheDesk, type Language } from '../support/at_the_desk';
import { realRoom } from '../support/real_room';

const room = realRoom();
const reasons = [['give', 30, '雨天帮忙', 'Helped in the rain'], ['take', 10, '算重了', 'Counted twice']] as const;
const active = (nth: number) => room.hub.cards.filter((one) => one.state === 'active')[nth]!;

async function atMember(language: Language, number: string): Promise<AtTheDesk> {
    const desk = await AtTheDesk.arrive(room.browser, room.hub.url, language);
    await desk.signIn(room.hub.addStaff('lin', ['services']));
    await find(desk, number);
    return desk;
}

async function find(desk: AtTheDesk, number: string): Promise<void> {
    await desk.open('members', '.search');
    await desk.page.locator('.search input').fill(number);
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('[data-points]');
}

async function held(desk: AtTheDesk): Promise<number> {
    return Number((await desk.page.locator('.points-held').innerText()).replaceAll(/[^\d−]/g, '').replace('−', '-'));
}

async function move(desk: AtTheDesk, way: 'give' | 'take', points: number, zh: string, en: string): Promise<void> {
    await desk.press('points.move');
    await desk.dialog.getByRole('radio', { name: desk.said(`points.${way}`), exact: true }).check();
    await desk.type('points.how_many', '1000000000');
    await desk.dialog.getByText(desk.said('points.range')).waitFor();
    await desk.type('points.how_many', String(points));
    await desk.typeBoth('points.reason', zh, en);
    await desk.looks(`real-points-${way}`);
    await desk.save();
    await desk.page.getByText(desk.language === 'zh' ? zh : en).waitFor();
}

for (const [nth, language] of (['zh', 'en'] as const).entries()) {
    test(`points are given and taken with a reason, and the balance follows, ${language}`, { skip: room.without }, async () => {
        const { number } = active(4 + nth);
        const desk = await atMember(language, number);
        assert.equal(await desk.page.getByRole('button', { name: desk.said('members.reissue') }).count(), 0, 'cards are for others');
        const before = await held(desk);
        for (const [way, points, zh, en] of reasons) await move(desk, way, points, zh, en);
        await find(desk, number);
        assert.equal(await held(desk), before + 20, 'also after a reload');
        assert.deepEqual(await desk.page.locator('[data-move]').evaluateAll((all) => all.slice(0, 2).map((one) => one.getAttribute('data-move'))), ['-10', '30'], 'the newest first');
        await desk.looks('real-points');
        await desk.leave();
    });
}

test('what falls below zero is said before it is done, and is a thing to settle after it', { skip: room.without }, async () => {
    const { number } = active(6);
    const desk = await atMember('en', number);
    const taken = (await held(desk)) + 5;
    await desk.press('points.move');
    await desk.dialog.getByRole('radio', { name: desk.said('points.take'), exact: true }).check();
    await desk.type('points.how_many', String(taken));
    await desk.dialog.getByText(desk.said('points.below', { n: '−5' })).waitFor();
    await desk.typeBoth('points.reason', '退回', 'Given back');
    await desk.save();
    await desk.page.locator('.points-held', { hasText: '−5' }).waitFor();
    await desk.open('exceptions', '[data-exception]');
    const one = desk.page.locator('[data-exception]', { hasText: desk.said('exception.points_negative') });
    await one.getByText(number).waitFor();
    await one.getByText(desk.said('desk'), { exact: true }).waitFor();
    await one.getByText(desk.said('exceptions.points', { n: `−${taken}` })).waitFor();
    await desk.looks('real-points-negative');
    await desk.leave();
});
