// What a phone has to load, and what the pages may never hold.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const phoneMost_bytes = 60_000;

test('the phone page with everything it loads is under 60 kB (gzip)', () => {
    const page = readFileSync('dist/phone.html', 'utf8');
    const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!);
    assert.ok(files.length >= 2);
    const sizes = ['phone.html', ...files].map((file) => gzipSync(readFileSync(join('dist', file))).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`phone page: ${(all / 1_000).toFixed(1)} kB (gzip) in ${sizes.length} files`);
    assert.ok(all < phoneMost_bytes, `${all} bytes`);
});

test('joining and the card, loaded when they are wanted, add under 40 kB', () => {
    const worker = readFileSync('dist/phone-worker.js', 'utf8');
    const page = readFileSync('dist/phone.html', 'utf8');
    const files = /const files = '([^']*)'/.exec(worker)![1]!.split(' ');
    assert.ok(files.length > 8 && files.every((file) => /^\/assets\/[\w.-]+$/.test(file)), 'the worker keeps the page’s own files');
    assert.ok([...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].every((match) => files.includes(match[1]!)), 'and all of them');
    const later = files.filter((file) => !page.includes(file)).map((file) => gzipSync(readFileSync(join('dist', file))).length);
    const all = later.reduce((sum, size) => sum + size, 0);
    console.log(`phone page, later: ${(all / 1_000).toFixed(1)} kB (gzip) in ${later.length} files`);
    assert.ok(all < 40_000, `${all} bytes`);
});

test('no page holds an inline script or leads anywhere else', () => {
    for (const file of ['index.html', 'phone.html']) {
        const page = readFileSync(join('dist', file), 'utf8');
        assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)/, file);
        assert.doesNotMatch(page, /(?:src|href)="(?:https?:)?\/\//, file);
    }
});

test('no file needs eval, and every one may be kept for ever by its name', () => {
    for (const file of readdirSync('dist/assets')) {
        assert.match(file, /-[\w-]{8}\.(js|css)$/, file);
        const text = readFileSync(join('dist/assets', file), 'utf8');
        assert.ok(!/\bnew Function\(|\beval\(/.test(text), `${file} makes code from text`);
        assert.ok(!file.endsWith('.css') || !/@import|url\((?!["']?data:)/.test(text), `${file} fetches something`);
    }
});
