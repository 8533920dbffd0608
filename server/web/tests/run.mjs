// npm test: the type check, unit tests, a build where the last one is out of date, then the pages in a real Chromium. An
// argument takes only the test files whose path holds it. The end-to-end tests say which hub they used.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const compiled = 'node_modules/.cache/yizhan-tests';
const only = process.argv[2] ?? '';

function run(command, ...args) {
    const done = spawnSync(command, args, { stdio: 'inherit' });
    if (done.status !== 0) process.exit(done.status ?? 1);
}

function filesIn(folder, skip = []) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (skip.includes(entry.name)) return [];
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesIn(path, skip) : [path];
    });
}

function distIsStale() {
    if (!existsSync('dist/phone.html')) return true;
    const built = statSync('dist/phone.html').mtimeMs;
    return filesIn('.', ['node_modules', 'dist', 'tests', '.git']).some((file) => statSync(file).mtimeMs > built);
}

async function runTests(folder) {
    const files = filesIn(`tests/${folder}`).filter((file) => file.endsWith('.test.ts') && (only === folder || file.includes(only)));
    if (files.length === 0) return 0;
    const outdir = join(compiled, folder);
    rmSync(outdir, { recursive: true, force: true });
    await build({ entryPoints: files, outdir, bundle: true, platform: 'node', format: 'esm', packages: 'external', inject: ['tests/support/web_crypto.ts'], outExtension: { '.js': '.mjs' }, sourcemap: 'inline' });
    run(process.execPath, '--enable-source-maps', '--test', '--test-concurrency=1', '--test-reporter=spec', ...filesIn(outdir));
    return files.length;
}

run('npx', 'vue-tsc', '--noEmit', '-p', 'tsconfig.json');
let ran = await runTests('unit');
if (distIsStale()) run('npx', 'vite', 'build', '--logLevel', 'warn');
if (only !== 'unit') ran += await runTests('e2e');
if (ran === 0) {
    console.error(`no test file has '${only}' in its path`);
    process.exit(1);
}
