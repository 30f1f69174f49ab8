import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/built.ts', 'tests/conformance/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
