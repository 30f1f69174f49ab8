import { defineConfig } from 'vite';

// One page from local files alone: nothing is fetched from anywhere once it is built.
export default defineConfig({
  base: './',
  build: {
    outDir: '../../../dist/playground/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
});
