// Somebody who joins on a phone, as a test taps it: from the kiosk's code to the signature.
import type { Page } from 'playwright-core';
import { assertLooksRight } from './looks';

export const person = { name: '陈小满', phone: '13800001111', document: '11010519491231002X' };
const smallestTouch_px = 44;

export interface Answers {
    employer?: string; // what is typed, and the first place that is offered for it
    union?: string;
    document?: string;
    pictures?: string; // what pictures of each page are called
}

export async function startJoining(page: Page, link: string): Promise<void> {
    await page.goto(link);
    await page.locator('[data-offer="join"]').tap();
    await page.waitForSelector('[data-step="why"]');
}

// Up to the last page, signed.
export async function fillIn(page: Page, answers: Answers = {}): Promise<void> {
    const look = async (step: string) => {
        if (answers.pictures) await assertLooksRight(page, `join-${step}-${answers.pictures}`, smallestTouch_px);
    };
    await page.waitForSelector('[data-step="why"]');
    await look('why');
    await page.locator('[data-next]').tap();
    await look('occupation');
    await page.locator('[data-occupation="truck_driver"]').tap();
    await page.waitForSelector('[data-step="employer"]');
    if (answers.employer) {
        await page.locator('input').fill(answers.employer);
        await page.locator('[data-place]').first().waitFor();
        await look('employer');
        await page.locator('[data-place]').first().tap();
    } else await page.locator('[data-none]').tap();
    await page.waitForSelector('[data-step="community"]');
    await page.locator('[data-none]').tap();
    await page.locator('input[name="name"]').fill(person.name);
    await page.locator('input[name="phone"]').fill(person.phone);
    const document = answers.document ?? person.document;
    if (document) await page.locator('input[name="document"]').fill(document);
    await look('you');
    await page.locator('[data-next]').tap();
    await page.waitForSelector('[data-step="union"]');
    if (answers.union) await page.locator(`[data-union="${answers.union}"]`).tap();
    await look('union');
    await page.locator('[data-next]').tap();
    await sign(page);
    await look('sign');
}

export async function sign(page: Page): Promise<void> {
    const pad = page.locator('[data-pad]');
    await pad.scrollIntoViewIfNeeded();
    const at = (await pad.boundingBox())!;
    for (const [x, y] of [[0.15, 0.3], [0.45, 0.25]] as const) {
        await page.mouse.move(at.x + at.width * x, at.y + at.height * y);
        await page.mouse.down();
        for (let i = 1; i <= 12; ++i) await page.mouse.move(at.x + at.width * (x + i * 0.025), at.y + at.height * (y + 0.25 * Math.abs(Math.sin(i))));
        await page.mouse.up();
    }
}

// The text of the code that the card shows now.
export async function shownCode(page: Page): Promise<string> {
    await page.waitForSelector('.card[data-code^="YZP:"]');
    return (await page.locator('.card').getAttribute('data-code'))!;
}
