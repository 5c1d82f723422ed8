import { expect, it } from 'vitest';
import {
  isArriving,
  readRefusal,
  readStart,
  readText,
  whileArriving,
} from '#backend/network/read-bounded.ts';

it('reads a text up to its limit and no further', async () => {
  expect(await readText(new Response('été'), 5)).toBe('été');
  expect(await readText(new Response(null, { status: 204 }), 5)).toBe('');
  let chunks = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      chunks += 1;
      controller.enqueue(new Uint8Array(4));
    },
  });
  await expect(readText(new Response(endless), 10)).rejects.toThrow('more than 10 bytes');
  expect(chunks).toBeLessThan(10);
});

/** A body without end, in pieces of 4 KB. */
function endlessBody(): {
  body: ReadableStream<Uint8Array>;
  bytes: () => number;
  isCancelled: () => boolean;
} {
  let bytes = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      bytes += 4_096;
      controller.enqueue(new Uint8Array(4_096).fill(0x61));
    },
    cancel: () => void (isCancelled = true),
  });
  return { body, bytes: () => bytes, isCancelled: () => isCancelled };
}

it('closes the connection after the start of a long body, and keeps that of a short one', async () => {
  const { body, bytes, isCancelled } = endlessBody();
  expect((await readStart({ body }, 5_000)).byteLength).toBe(5_000);
  expect(bytes()).toBeLessThan(20_000);
  expect(isCancelled()).toBe(true);
  expect(Buffer.from(await readStart(new Response('été'), 5_000)).toString()).toBe('été');
  expect(await readStart(new Response(null), 5_000)).toEqual(new Uint8Array());
});

it('reads the start of a long refusal, and leaves its connection to the caller', async () => {
  const { body, bytes, isCancelled } = endlessBody();
  expect((await readRefusal({ body })).length).toBe(512 * 1024);
  expect(bytes()).toBeLessThan(600 * 1024);
  expect(isCancelled()).toBe(false);
  expect(await readRefusal(new Response('{"code":"é"}'))).toBe('{"code":"é"}');
  expect(await readRefusal(new Response(null))).toBe('');
});

it('counts a body as arriving until its reading ends or fails', async () => {
  let end = (_text: string): void => undefined;
  const arriving = whileArriving(() => new Promise<string>((resolve) => (end = resolve)));
  expect(isArriving()).toBe(true);
  const broken = whileArriving(() => Promise.reject(new Error('cut')));
  await expect(broken).rejects.toThrow('cut');
  expect(isArriving()).toBe(true);
  end('all');
  expect(await arriving).toBe('all');
  expect(isArriving()).toBe(false);
});
