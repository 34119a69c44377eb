import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

// React Aria's own words are needed in the three languages of the app only; the other thirty are left out.
const ourLanguages = () => ({
  name: 'our-languages',
  enforce: 'pre' as const,
  load(id: string) {
    const found = /react-aria|react-stately/.test(id) && /[/\\]intl[/\\].*[/\\]([a-z]{2}-[A-Z]{2})\.(m?js|json)$/.exec(id);
    if (found && !['en-US', 'de-DE', 'es-ES'].includes(found[1] ?? '')) return 'export default {};';
    return undefined;
  },
});

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  plugins: [
    ourLanguages(),
    VitePWA({
      injectRegister: null, // main.tsx registers it: the policy allows no script within the page
      registerType: 'autoUpdate',
      includeAssets: ['icon.svg', 'icon-192.png', 'icon-512.png'],
      manifest: {
        id: './',
        name: 'Taut',
        short_name: 'Taut',
        description: 'Draw or say where it hurts, and see which muscles may be behind it.',
        start_url: './',
        display: 'standalone',
        background_color: '#f7f4ef',
        theme_color: '#0f5e5a',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,wasm,taut,svg,png}'],
        globIgnores: ['**/taut-core-scalar*'],
        maximumFileSizeToCacheInBytes: 8 << 20,
        inlineWorkboxRuntime: true,
        navigateFallback: 'index.html',
      },
    }),
  ],
});
