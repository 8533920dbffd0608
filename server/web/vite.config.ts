// Builds two pages into dist/: index.html, the staff desk, and phone.html, the page behind a kiosk's check-in code. In
// development it serves both and passes every call on to a hub (YIZHAN_HUB_URL, or the one on port 8080).
import vue from '@vitejs/plugin-vue';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin, type Rollup } from 'vite';

const hub = process.env['YIZHAN_HUB_URL'] ?? 'http://127.0.0.1:8080';

// The hub answers /c/TOKEN and /k/CLAIM with phone.html; so does the development server.
const phoneLinks: Plugin = {
    name: 'phone-links',
    configureServer(server) {
        server.middlewares.use((request, _response, next) => {
            if (request.url && /^\/[ck]\//.test(request.url)) request.url = '/phone.html';
            next();
        });
    },
};

// The worker that opens the phone page without a network knows that page's files, and them alone.
const phoneWorker: Plugin = {
    name: 'phone-worker',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
        const files = new Set<string>();
        const follow = (name: string) => {
            const chunk = bundle[name];
            if (files.has(name) || chunk?.type !== 'chunk') return;
            files.add(name);
            chunk.viteMetadata?.importedCss.forEach((css) => files.add(css));
            [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
        };
        const isPhone = (one: Rollup.OutputBundle[string]): one is Rollup.OutputChunk => one.type === 'chunk' && one.isEntry && one.name === 'phone';
        Object.values(bundle).filter(isPhone).forEach((entry) => follow(entry.fileName));
        const page = bundle['phone.html'];
        if (files.size === 0 || page?.type !== 'asset') throw new Error('the phone page is not in this build');
        const names = [...files].sort().map((file) => `/${file}`).join(' ');
        const version = createHash('sha256').update(names).update(page.source).digest('hex').slice(0, 12);
        const source = readFileSync('src/phone/card/worker.js', 'utf8').replace('__VERSION__', version).replace('__FILES__', names);
        this.emitFile({ type: 'asset', fileName: 'phone-worker.js', source });
    },
};

export default defineConfig({
    plugins: [vue(), phoneLinks, phoneWorker],
    define: {
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        __VUE_I18N_FULL_INSTALL__: 'false',
        __VUE_I18N_LEGACY_API__: 'false',
        __INTLIFY_PROD_DEVTOOLS__: 'false',
        __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    },
    build: {
        // Phones that are five years old, and the browsers inside messengers.
        target: ['es2020', 'chrome80', 'safari14'],
        modulePreload: { polyfill: false },
        reportCompressedSize: true,
        chunkSizeWarningLimit: 700,
        rollupOptions: { input: { desk: 'index.html', phone: 'phone.html' } },
    },
    server: { proxy: { '/v1': hub } },
});
