// Somebody who sits at the desk, as a test does it: opens pages, chooses by name, types key by key and presses what is written
// on a button, in either language. Whatever the browser complained about fails the test when they leave.
import { strict as assert } from 'node:assert';
import type { Browser, Locator, Page } from 'playwright-core';
import en from '../../src/desk/locales/en.json';
import zh from '../../src/desk/locales/zh.json';
import { visit, type Visit } from './browser';
import { assertLooksRight } from './looks';

export const officeScreen = { width: 1440, height: 900 };
export const smallestTouch_px = 38;
export type Language = 'zh' | 'en';

const words: Record<Language, object> = { zh, en };
const localeOf: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

export class AtTheDesk {
    private constructor(
        private readonly visit: Visit,
        private readonly url: string,
        readonly language: Language,
    ) {}

    static async arrive(browser: Browser, url: string, language: Language): Promise<AtTheDesk> {
        return new AtTheDesk(await visit(browser, officeScreen, localeOf[language]), url, language);
    }

    get page(): Page {
        return this.visit.page;
    }

    get dialog(): Locator {
        return this.page.locator('.el-dialog:visible');
    }

    // What the page says for a key of its words.
    said(key: string, values: Record<string, string | number> = {}): string {
        const found = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words[this.language]);
        if (typeof found !== 'string') throw new Error(`no words for ${key}`);
        return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
    }

    // A fresh page, whatever was open.
    async open(name: string, until: string): Promise<void> {
        await this.page.goto(`${this.url}/?${name}${Math.random()}#/${name}`);
        await this.page.waitForSelector(until);
    }

    async signIn({ name, password }: { name: string; password: string }): Promise<void> {
        await this.page.goto(this.url);
        await this.page.locator('input[name="username"]').fill(name);
        await this.page.locator('input[name="password"]').fill(password);
        await this.page.keyboard.press('Enter');
        await this.page.waitForSelector('.bar-pages');
    }

    async press(key: string, within: Page | Locator = this.page): Promise<void> {
        await within.getByRole('button', { name: this.said(key), exact: true }).click();
    }

    // By name, out of the list that opens.
    async pick(field: string | Locator, ...names: string[]): Promise<void> {
        const place = typeof field === 'string' ? this.page.locator(field) : field;
        await place.click();
        for (const name of names) await this.page.locator('.el-select-dropdown__item:visible', { hasText: name }).first().click();
        // A list of which several can be chosen stays open until it is told.
        const list = this.page.locator('.el-select-dropdown:visible');
        await list.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => this.page.keyboard.press('Escape'));
        await list.waitFor({ state: 'hidden' });
    }

    // In a form, by the key of what stands above it.
    field(key: string): Locator {
        return this.dialog.locator('.field', { has: this.page.getByText(this.said(key), { exact: true }) });
    }

    async choose(key: string, ...names: string[]): Promise<void> {
        await this.pick(this.field(key).locator('.el-select'), ...names);
    }

    tick(key: string): Locator {
        return this.dialog.getByRole('checkbox', { name: this.said(key), exact: true });
    }

    // Key by key, over what was there, as a hand does it: what the field cuts off is cut off.
    async type(key: string, text: string): Promise<void> {
        const field = this.field(key).locator('input, textarea').first();
        await field.fill('');
        await field.pressSequentially(text);
    }

    async typeBoth(key: string, chinese: string, english: string): Promise<void> {
        await this.dialog.getByLabel(`${this.said(key)} ${this.said('decide.note_zh')}`).fill(chinese);
        await this.dialog.getByLabel(`${this.said(key)} ${this.said('decide.note_en')}`).fill(english);
    }

    // Saves what the dialog holds, and sees it go.
    async save(key = 'save'): Promise<void> {
        await this.press(key, this.dialog);
        await this.page.locator('.el-dialog').waitFor({ state: 'detached' });
    }

    async cancel(): Promise<void> {
        await this.press('cancel', this.dialog);
        await this.page.locator('.el-dialog').waitFor({ state: 'detached' });
    }

    looks(name: string): Promise<void> {
        return assertLooksRight(this.page, `${name}-${this.language}`, smallestTouch_px);
    }

    // What the hub answers to this account, beside the pages.
    async ask(path: string): Promise<Record<string, unknown>> {
        const reply = await this.visit.context.request.get(this.url + path);
        assert.equal(reply.status(), 200, path);
        return (await reply.json()) as Record<string, unknown>;
    }

    async leave(): Promise<void> {
        assert.deepEqual(this.visit.complaints, []);
        await this.visit.context.close();
    }
}
