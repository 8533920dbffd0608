// The real hub with the demo district and one browser for a file of tests. Without a built hub the tests are left out, and
// say so; CI does not pass without it.
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser';
import { hubIsBuilt, hubProgram, RealHub } from './real_hub';

export interface RealRoom {
    without: string | false; // why the tests are left out
    browser: Browser;
    hub: RealHub;
}

// `setUp`: what has happened before anybody looks.
export function realRoom(setUp?: (room: RealRoom) => Promise<void>): RealRoom {
    const built = hubIsBuilt();
    const room = { without: built || process.env['CI'] ? false : `no hub at ${hubProgram}: build it, or name it in YIZHAN_HUB` } as RealRoom;
    console.log(built ? `End-to-end against the real hub: ${hubProgram}` : `NOT tried against the real hub: ${hubProgram} is missing`);
    before(async () => {
        if (room.without) return;
        room.browser = await startBrowser();
        room.hub = await RealHub.start('dist');
        await setUp?.(room);
    });
    after(async () => {
        await room.browser?.close();
        await room.hub?.close();
    });
    return room;
}
