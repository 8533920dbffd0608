// Builds two pages into dist/: index.html, the staff desk, and phone.html, the page behind a kiosk's check-in code. In
// development it serves both and passes every call on to a hub (YIZHAN_HUB_URL, or the one on port 8080).
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const hub = process.env['YIZHAN_HUB_URL'] ?? 'http://127.0.0.1:8080';

// The hub answers /c/TOKEN with phone.html; so does the development server.
const phoneLinks: Plugin = {
    name: 'phone-links',
    configureServer(server) {
        server.middlewares.use((request, _response, next) => {
            if (request.url?.startsWith('/c/')) request.url = '/phone.html';
            next();
        });
    },
};

export default defineConfig({
    plugins: [vue(), phoneLinks],
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
