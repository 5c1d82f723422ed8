/** Reading answers of blogs, honest and hostile, within their limits. */
import { expect, test } from 'vitest';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { readAnswer } from '#backend/exchange/reading/read-answer.ts';

const HOST = 'blog.example';
const MEGABYTE = 1024 * 1024;

/** A response in pieces, as over a network. `readBytes`: the bytes that were read. */
function streamedResponse(pieces: Iterable<string>): { response: Response; readBytes: () => number } {
  let bytes = 0;
  const next = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const step = next.next();
      if (step.done === true) return controller.close();
      const piece = new TextEncoder().encode(step.value);
      bytes += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  return { response: new Response(body), readBytes: () => bytes };
}

function* repeatPiece(piece: string, times: number, ends: readonly [string, string] = ['', '']) {
  yield ends[0];
  for (let at = 0; at < times; at += 1) yield piece;
  yield ends[1];
}

const term = (id: number) => ({ id, name: `Libellé ${id}` });

test('parses a short answer on this thread and a long one on another, with the same result', async () => {
  for (const padding of ['', ' '.repeat(200_000)]) {
    const text = `${padding}[${JSON.stringify(term(1))},${JSON.stringify(term(2))}]`;
    const parsed = await readAnswer(
      new Response(text),
      { name: 'wordpress.terms', items: 100 },
      { host: HOST },
    );
    expect(parsed).toMatchObject({ value: [{ id: 1 }, { id: 2 }] });
  }
});

test.each([
  ['cut', '[{"id":1,', 'not-json'],
  ['a page of HTML', '<!doctype html><p>Bonjour', 'not-json'],
  ['another shape', '{"id":1}', 'wrong'],
  ['no body', '', 'not-json'],
  ['wrong at its second item', JSON.stringify([term(1), {}]), 'wrong'],
])('reports the fault of an answer: %s', async (_, text, fault) => {
  expect(
    await readAnswer(new Response(text), { name: 'wordpress.terms', items: 2 }, { host: HOST }),
  ).toMatchObject({ fault });
});

test('refuses an endless body at its limit', async () => {
  const { response, readBytes } = streamedResponse(repeatPiece('{},'.repeat(10_000), Infinity, ['[', '']));
  await expect(
    readAnswer(response, { name: 'wordpress.terms', items: 100 }, { host: HOST }),
  ).rejects.toMatchObject({ code: 'destination.answer-too-long', params: { host: HOST } });
  expect(readBytes()).toBeLessThan(2 * MEGABYTE);
});

test.each([
  ['more items than requested', [JSON.stringify([1, 2, 3].map(term))], 'wordpress.terms'],
  ['millions of items', repeatPiece('{},'.repeat(20_000), 300, ['[', '{}]']), 'wordpress.posts'],
  ['lists in each other', repeatPiece('['.repeat(20_000), 300), 'wordpress.post'],
] as const)('refuses too many values: %s', async (_, pieces, name) => {
  const { response } = streamedResponse(pieces);
  await expect(readAnswer(response, { name, items: 2 }, { host: HOST })).rejects.toMatchObject({
    code: 'destination.answer-too-long',
  });
});

test('counts no values inside strings', async () => {
  const post = { id: 1, status: 'publish', content: { raw: '[{,"\\"'.repeat(200_000) } };
  const parsed = await readAnswer(
    new Response(JSON.stringify(post)),
    { name: 'wordpress.post' },
    { host: HOST },
  );
  expect(parsed).toMatchObject({ value: { post: { id: '1', content: post.content.raw } } });
});

test('refuses an answer beyond the memory of the thread', async () => {
  const threads = createReading({ memory: 40, work: 20_000 });
  const { response } = streamedResponse(
    repeatPiece('[[[[[],[]],[[],[]]]],'.repeat(5_000), 300, ['[', '[]]']),
  );
  await expect(
    readAnswer(response, { name: 'wordpress.posts', items: 50 }, { host: HOST, threads }),
  ).rejects.toMatchObject({ code: 'destination.answer-too-long' });
});

test('rejects if the connection breaks', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('[')),
    pull: (controller) => controller.error(new Error('cut')),
  });
  await expect(
    readAnswer(new Response(body), { name: 'wordpress.posts', items: 50 }, { host: HOST }),
  ).rejects.toThrow('cut');
});
