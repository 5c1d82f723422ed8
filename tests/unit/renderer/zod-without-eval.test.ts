import { expect, test } from 'vitest';
import '#renderer/zod-without-eval.ts';

test('zod uses the settings made before it was loaded', async () => {
  const { z } = await import('zod');
  expect(z.config().jitless).toBe(true);
});
