/** The preview of a source before anything is imported. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { inspectSource, picturesIn, withoutBody } from '#backend/exchange/sources/inspect-source.ts';
import { IMPORTS, READ_AT } from '#tests/builders/backup-fixtures.ts';

const signal = new AbortController().signal;
const inspect = async (...names: string[]) => {
  const progress: [number, number][] = [];
  const files = names.map((name) => ({ name: path.basename(name), path: path.join(IMPORTS, name) }));
  const source = openFiles(files, { now: () => READ_AT });
  const result = await inspectSource(source, {
    signal,
    onProgress: (done, total) => void progress.push([done, total]),
  });
  return { result, progress };
};

test('inspects a classic backup', async () => {
  const { result, progress } = await inspect('classic/whole.xml');
  expect(result).toMatchObject({
    blogs: [
      { remoteId: '4815162342108151623', name: 'Les carnets du labo & compagnie', convertsLineBreaks: true },
    ],
    posts: 3,
    pages: 3,
    drafts: 2,
    scheduled: 1,
    trashed: 0,
    comments: 3,
    pictures: 1,
    settings: 11,
    templates: 1,
    unknown: 1,
  });
  expect(result).not.toHaveProperty('damaged');
  const [done, total] = progress.at(-1) ?? [0, 1];
  expect(done).toBe(total);
});

test('inspects a current backup cut in the middle, with the position', async () => {
  const { result } = await inspect('current/cut.atom');
  expect(result).toMatchObject({
    posts: 2,
    drafts: 1,
    damaged: { file: 'cut.atom', entry: 3, line: 83, text: 'Jeté', damage: 'cut' },
  });
});

test('inspects a Takeout with two blogs', async () => {
  const { result } = await inspect('takeout/Takeout');
  expect(result.blogs.map(({ name }) => name)).toEqual(['Les carnets du labo', 'Été à Nîmes']);
  expect(result).toMatchObject({ posts: 2, comments: 2, albums: 2, pictures: 2 });
});

test('merges the faults of several files into one message and counts the rest', async () => {
  const { result } = await inspect('classic/cut.xml', 'classic/malformed.xml', 'files/notes.txt');
  expect(result).toMatchObject({ posts: 6, drafts: 2, damaged: { file: 'cut.xml' } });
  expect(result.damaged).not.toHaveProperty('passed');
  const { result: passed } = await inspect('classic/malformed.xml');
  expect(passed.damaged).toMatchObject({ text: 'Troisième', passed: true });
});

test('gives the same for bodies that stay on their thread', async () => {
  for (const name of ['classic/whole.xml', 'current/whole.atom', 'takeout/Takeout']) {
    const files = [{ name: path.basename(name), path: path.join(IMPORTS, name) }];
    const source = openFiles(files, { now: () => READ_AT });
    const bare = {
      ...source,
      async *read(options: Parameters<typeof source.read>[0]) {
        for await (const read of source.read(options)) yield withoutBody(read);
      },
    };
    expect(await inspectSource(bare, { signal })).toEqual(await inspectSource(source, { signal }));
    const bodies: unknown[] = [];
    for await (const read of bare.read({ signal }))
      if (read.type === 'entry') bodies.push(read.entry.html, read.entry.excerpt, read.entry.raw);
    expect(bodies.filter((body) => body !== undefined)).toEqual([]);
  }
});

test('counts pictures by address, in any spelling', () => {
  expect([
    ...picturesIn(
      '<img src="https://a.example/1.jpg"><IMG alt=">" SRC = \'https://a.example/2.jpg?a=1&amp;b=2\'/><img src=//b.example/3.png>' +
        '<img src="data:image/png;base64,AA"><img src="/relative.png"><img data-src="https://x.example/no"><imgs src="https://x.example/no">' +
        '<img src="https://a.example/1.jpg">',
    ),
  ]).toEqual(['https://a.example/1.jpg', 'https://a.example/2.jpg?a=1&b=2', 'https://b.example/3.png']);
  expect(picturesIn('<img "'.repeat(300_000)).size).toBe(0);
});
