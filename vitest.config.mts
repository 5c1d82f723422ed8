import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    pool: 'threads',
    setupFiles: ['tests/unit/setup.ts'],
    restoreMocks: true,
  },
});
