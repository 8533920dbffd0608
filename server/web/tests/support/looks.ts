// What a page must look like in any state: nothing cut off or scrolling sideways, large enough to touch, dark enough to read.
import { strict as assert } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const pictures = process.env['YIZHAN_PICTURES'];

// Saves what is seen, where YIZHAN_PICTURES names a folder for it.
export async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    const { height } = page.viewportSize()!;
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: whole < 4 * height }); // a long list: as much as a screen shows
}

export async function assertLooksRight(page: Page, name: string, smallestTouch_px: number): Promise<void> {
    await page.waitForTimeout(350); // fades and bars have come to rest
    await picture(page, name);
    const faults = await page.evaluate(findFaults, smallestTouch_px);
    assert.deepEqual(faults, [], `${name} looks wrong`);
}

// Runs in the page.
function findFaults(smallestTouch_px: number): string[] {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px`);

    const seen = (element: Element) => {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.display !== 'none' && !element.closest('.unseen');
    };
    const called = (element: Element) => `${element.tagName.toLowerCase()} '${(element.textContent ?? '').trim().slice(0, 30)}'`;

    for (const element of document.querySelectorAll('button, a[href], input:not([readonly])')) {
        if (!seen(element)) continue;
        const { width, height } = (element.closest('.el-input__wrapper, .el-select__wrapper') ?? element).getBoundingClientRect();
        if (Math.min(width, height) < smallestTouch_px - 0.5) faults.push(`${called(element)} is ${Math.round(width)} × ${Math.round(height)} px`);
    }

    type Colour = [number, number, number, number];
    const colourOf = (text: string): Colour => {
        const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
        return [r, g, b, a];
    };
    const over = (front: Colour, back: Colour): Colour => {
        const mix = (i: 0 | 1 | 2) => front[i] * front[3] + back[i] * (1 - front[3]);
        return [mix(0), mix(1), mix(2), 1];
    };
    // The colour behind an element; a gradient counts as its first colour.
    const behind = (element: Element | null): Colour => {
        if (!element) return [255, 255, 255, 1];
        const style = getComputedStyle(element);
        const gradient = /gradient\([^r]*(rgba?\([^)]*\))/.exec(style.backgroundImage)?.[1];
        const own = colourOf(gradient ?? style.backgroundColor);
        return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const light = ([r, g, b]: Colour) => {
        const part = (v: number) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const looked = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!element || looked.has(element) || !node.textContent?.trim() || !seen(element) || element.closest('svg, noscript, script')) continue;
        looked.add(element);
        const style = getComputedStyle(element);
        const back = behind(element);
        const [a, b] = [light(over(colourOf(style.color), back)), light(back)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) faults.push(`${called(element)} has a contrast of ${ratio.toFixed(2)}`);
        const { scrollWidth, clientWidth } = element;
        if (clientWidth > 0 && scrollWidth > clientWidth + 1 && style.overflowX === 'hidden') faults.push(`${called(element)} is cut off`);
    }
    return faults;
}
