import { expect, test } from 'vitest';
import { isArriving, readText } from '#backend/network/read-bounded.ts';

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

test('while one comes in it is known, also where it breaks off', async () => {
  let give: ReadableStreamDefaultController<Uint8Array> | undefined;
  const slow = () =>
    new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (give = controller) }));
  expect(isArriving()).toBe(false);
  const whole = readText(slow());
  expect(isArriving()).toBe(true);
  give?.enqueue(new TextEncoder().encode('Un'));
  give?.close();
  expect([await whole, isArriving()]).toEqual(['Un', false]);

  const broken = readText(slow());
  give?.error(new Error('cut'));
  await expect(broken).rejects.toThrow('cut');
  expect(isArriving()).toBe(false);
});
