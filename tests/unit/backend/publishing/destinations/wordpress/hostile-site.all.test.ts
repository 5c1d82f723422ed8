/** A connected site that now tries to bring Escale down, while the author types. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { longTurns } from '#tests/builders/watched-turns.ts';
import { interview, openDesk, openDeskBlog, type PublishingDesk } from '../../publishing-desk.ts';
import { PASSWORD, startSmallSite } from './small-site.ts';

/** Limit of one turn of the backend process, in milliseconds. */
const LONGEST_TURN = 100;

const gzipAnswer = (text: string) => ({
  headers: { 'content-encoding': 'gzip', 'content-type': 'application/json', 'x-wp-totalpages': '2' },
  body: gzipSync(text),
});
const objects = (megabytes: number): string => `[${'{},'.repeat((megabytes * 1024 * 1024) / 3)}{}]`;
const nestedLists = (depth: number): string => `[${'['.repeat(depth)}${']'.repeat(depth)}]`;
async function connectSite(answer: (path: string) => unknown) {
  let hostile = false;
  const site = await startSmallSite({
    answer: (path) => (hostile && path.includes('/wp/v2/posts') ? (answer(path) as never) : undefined),
  });
  const desk = await openDesk(await openDeskBlog(), { timeoutMs: 60_000 });
  const input = { address: site.origin, user: 'lise', password: PASSWORD };
  const { blog } = await desk.call('wordpress.sign-in', input);
  await desk.mirrored();
  hostile = true;
  return { desk, blogId: blog.id, site };
}

/** Saves repeatedly until `work` ends. */
async function writeWhile(desk: PublishingDesk, work: Promise<unknown>): Promise<void> {
  const id = desk.write(interview());
  const over = new AbortController();
  const ended = work.finally(() => over.abort());
  for (; !over.signal.aborted; await new Promise((resolve) => void setImmediate(resolve))) {
    const { document, saveNumber } = desk.post(id);
    await desk.call('posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document });
  }
  await ended;
}

async function mirrorSite({ desk, blogId }: Readonly<{ desk: PublishingDesk; blogId: string }>) {
  await desk.call('mirrors.start', { blogId });
  const turns = await longTurns(() => writeWhile(desk, desk.mirrored()), LONGEST_TURN);
  expect(turns).toEqual([]);
  return (await desk.call('mirrors.list', {})).items.find((item) => item.blogId === blogId);
}

test.each([
  ['60 MB of empty objects', gzipAnswer(objects(60)), 'destination.answer-too-long'],
  ['125 MB of empty objects', gzipAnswer(objects(125)), 'destination.answer-too-long'],
  ['a million nested lists', gzipAnswer(nestedLists(1_000_000)), 'destination.answer-too-long'],
])('%s', async (_, answer, code) => {
  const run = await mirrorSite(await connectSite(() => answer));
  expect(run).toMatchObject({ state: 'failed', failure: { code, params: { host: '127.0.0.1' } } });
});

test('a list without end fails with its code', async () => {
  const run = await mirrorSite(
    await connectSite(() => ({ headers: { 'x-wp-total': '9', 'x-wp-totalpages': '1000000' }, body: [] })),
  );
  expect(run).toMatchObject({ state: 'failed', failure: { code: 'destination.endless-list' } });
});
