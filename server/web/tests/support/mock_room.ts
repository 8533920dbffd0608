// A desk with a hub of memory for each test of a file, and one browser for all of them: `room.enter('en')` sits somebody down.
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser } from 'playwright-core';
import { AtTheDesk, type Language } from './at_the_desk';
import { startBrowser } from './browser';
import { MockHub } from './mock_hub';

export interface MockRoom {
    hub: MockHub;
    enter: (language: Language) => Promise<AtTheDesk>;
}

export function mockRoom(): MockRoom {
    let browser: Browser;
    let desk: AtTheDesk | null = null;
    const room: MockRoom = {
        hub: null as unknown as MockHub, // from the beginning of each test on
        enter: async (language) => (desk = await AtTheDesk.arrive(browser, room.hub.url, language)),
    };
    before(async () => {
        browser = await startBrowser();
    });
    after(() => browser.close());
    beforeEach(async () => {
        room.hub = await MockHub.start('dist');
        room.hub.signedIn = true;
    });
    afterEach(async () => {
        await desk?.leave();
        desk = null;
        await room.hub.close();
    });
    return room;
}
