import { defineConfig } from 'vitest/config';

// Units run in Node; what needs a browser is in test/.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
