import { expect, test } from 'vitest';
import { readText } from '#backend/network/read-bounded.ts';

test('an answer is read whole, up to its limit, and no further', async () => {
  expect(await readText(new Response('été'), 5)).toBe('été');
  expect(await readText(new Response(null, { status: 204 }), 5)).toBe('');
  let asked = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 1;
      controller.enqueue(new Uint8Array(4));
    },
  });
  await expect(readText(new Response(endless), 10)).rejects.toThrow('more than 10 bytes');
  expect(asked).toBeLessThan(10);
});
