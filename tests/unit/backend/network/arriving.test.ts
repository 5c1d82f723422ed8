import { expect, it } from 'vitest';
import { isArriving, readText, whileArriving } from '#backend/network/read-bounded.ts';

it('reads a text whole, up to its limit, and no further', async () => {
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

it('is so while a body comes in, whichever way its reading ends', async () => {
  let end = (_text: string): void => undefined;
  const whole = whileArriving(() => new Promise<string>((resolve) => (end = resolve)));
  expect(isArriving()).toBe(true);
  const broken = whileArriving(() => Promise.reject(new Error('cut')));
  await expect(broken).rejects.toThrow('cut');
  expect(isArriving()).toBe(true);
  end('all');
  expect(await whole).toBe('all');
  expect(isArriving()).toBe(false);
});
