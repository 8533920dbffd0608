// The real hub, started on a folder of its own with the demo district and one staff account, and ended with the test.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TestKiosk } from './kiosk';

export const hubProgram = resolve(process.env['YIZHAN_HUB'] ?? '../../build/release/yizhan-hub');

export function hubIsBuilt(): boolean {
    return existsSync(hubProgram);
}

export interface Staff {
    name: string;
    password: string;
}

export interface DemoCard {
    state: string;
    number: string;
    tail: string; // of the phone
}

export class RealHub {
    readonly staff: Staff = { name: 'wang', password: 'a warm cup of tea' };

    private constructor(
        readonly url: string,
        readonly cards: DemoCard[],
        private readonly folder: string,
        private readonly config: string,
        private readonly program: ChildProcess,
    ) {}

    // `members`: of the demo district, on whose people and offers a test can count.
    static async start(dist: string, members = 200): Promise<RealHub> {
        const folder = await mkdtemp(join(tmpdir(), 'yizhan-web-'));
        const port = await freePort();
        const url = `http://127.0.0.1:${port}`;
        const config = join(folder, 'hub.toml');
        await writeFile(
            config,
            `[hub]\naddress = "127.0.0.1"\nport = ${port}\npublic_url = "${url}"\ndata_dir = "${folder}/data"\nweb_dir = "${resolve(dist)}"\n`,
        );
        must(['--config', config, 'seed-demo', '--members', String(members)]);
        const program = spawn(hubProgram, ['--config', config, 'serve'], { stdio: 'ignore' });
        const cards = JSON.parse(await readFile(join(folder, 'data/demo-cards.json'), 'utf8')) as DemoCard[];
        const hub = new RealHub(url, cards, folder, config, program);
        await hub.answers();
        must(['--config', config, 'staff', 'add', hub.staff.name], `${hub.staff.password}\n`);
        return hub;
    }

    // One more account, for some of the roles.
    addStaff(name: string, roles: string[]): Staff {
        const password = `${name} drinks warm tea`;
        must(['--config', this.config, 'staff', 'add', name, '--roles', ...roles], `${password}\n`);
        return { name, password };
    }

    async addKiosk(station: string): Promise<TestKiosk> {
        const { ticket } = JSON.parse(must(['--config', this.config, 'join-code', '--station', station, '--json'])) as { ticket: string };
        return TestKiosk.join(ticket, this.url);
    }

    async close(): Promise<void> {
        const ended = new Promise((done) => this.program.once('exit', done));
        if (this.program.exitCode === null && this.program.kill('SIGTERM')) await ended;
        await rm(this.folder, { recursive: true, force: true });
    }

    private async answers(): Promise<void> {
        for (let left = 100; left > 0; --left) {
            const health = await fetch(`${this.url}/v1/health`).catch(() => null);
            if (health?.ok) return;
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error('the hub did not answer within 10 s');
    }
}

function must(words: string[], input = ''): string {
    const done = spawnSync(hubProgram, words, { input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${hubProgram} ${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
}

function freePort(): Promise<number> {
    return new Promise((done) => {
        const probe = createServer().listen(0, '127.0.0.1', () => {
            const { port } = probe.address() as AddressInfo;
            probe.close(() => done(port));
        });
    });
}
