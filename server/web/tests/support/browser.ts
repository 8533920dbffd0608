// A real Chromium, and pages in it that must obey the content policy and log nothing.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const phoneScreen = { width: 390, height: 844 };
export const deskScreen = { width: 1280, height: 800 };

export function startBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env['YIZHAN_CHROMIUM'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
}

export interface Visit {
    page: Page;
    context: BrowserContext;
    complaints: string[]; // of the policy, of scripts, of console.error
}

export async function visit(browser: Browser, screen: { width: number; height: number }, locale: string): Promise<Visit> {
    const context = await browser.newContext({ viewport: screen, locale, hasTouch: screen.width < 800, deviceScaleFactor: screen.width < 800 ? 2 : 1 });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on('pageerror', (fault) => complaints.push(fault.message));
    page.on('console', (said) => {
        // A refused or cut request is what some tests are about; the browser always notes those.
        if (['error', 'warning'].includes(said.type()) && !said.text().startsWith('Failed to load resource')) complaints.push(said.text());
    });
    return { page, context, complaints };
}
