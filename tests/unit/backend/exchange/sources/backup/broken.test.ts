/** Truncated or random files: complete entries, then the position, without an exception or a partial entry. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { backupNames, IMPORTS, readBackup } from '#tests/builders/backup-fixtures.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const bytesOf = (name: string): Buffer => readFileSync(path.join(IMPORTS, name));
const withoutBlogs = (reads: readonly EntryRead[]): EntryRead[] =>
  reads.filter(({ type }) => type !== 'blog');

const endsReading = (read: EntryRead): boolean => read.type === 'damaged' && read.passed !== true;

/** The fault of reading the first bytes of a file; '' without one. */
async function faultOfPrefix(bytes: Buffer, length: number, entries: readonly EntryRead[]): Promise<string> {
  const { reads, head } = await readBackup(bytes.subarray(0, length));
  const entriesRead = withoutBlogs(reads);
  const last = entriesRead.at(-1);
  const readEntries = last !== undefined && endsReading(last) ? entriesRead.slice(0, -1) : entriesRead;
  if (JSON.stringify(readEntries) !== JSON.stringify(entries.slice(0, readEntries.length)))
    return `${length}: other entries`;
  if (last?.type !== 'damaged' && readEntries.length < entries.length && head.isFeed)
    return `${length}: not a word`;
  const byte = last?.type === 'damaged' ? (last.at.byte ?? 0) : 0;
  return byte > length ? `${length}: place ${byte}` : '';
}

describe('a file cut anywhere', () => {
  test.each(backupNames())('%s', async (name) => {
    const bytes = bytesOf(name);
    const entries = withoutBlogs((await readBackup(bytes)).reads).filter((read) => !endsReading(read));
    const faults: string[] = [];
    // Every length near the end of a file, and steps of a prime before.
    for (let length = bytes.length; length >= 0; length -= length > bytes.length - 300 ? 1 : 211)
      faults.push(await faultOfPrefix(bytes, length, entries));
    expect(faults.filter((fault) => fault !== '')).toEqual([]);
  });
});

/**
 * A backup whose entry with this word in its id or title is broken inside, like one from a program that cuts lines.
 */
const brokenIn = (text: string, of: string): string => {
  const from = text.indexOf('>', text.indexOf('<content', text.indexOf(of))) + 1;
  return `${text.slice(0, from)}<div><b>\n\n</div>${text.slice(from)}`;
};
const classic = (): string => bytesOf('classic/whole.xml').toString('utf8');
const posts = (reads: readonly EntryRead[]): string[] =>
  reads.flatMap((read) => (read.type === 'entry' ? [read.entry.title] : []));

describe('faults in the middle', () => {
  test.each(['.layout', '.settings.BLOG_NAME'])(
    'a %s that the reader does not use: every post is read',
    async (of) => {
      const complete = await readBackup(Buffer.from(classic()));
      const { reads, head } = await readBackup(Buffer.from(brokenIn(classic(), of)));
      expect(posts(reads)).toEqual(posts(complete.reads));
      expect(reads.filter(({ type }) => type === 'damaged')).toEqual([]);
      const [warning] = reads.filter((read) => read.type === 'warning' && read.code === 'layout-damaged');
      expect(warning).toMatchObject({ at: { line: 3 } });
      expect(head.isComplete).toBe(false);
    },
  );

  test('a post: it is reported with its line, and those after it are read', async () => {
    const titles = posts((await readBackup(Buffer.from(classic()))).reads);
    const { reads } = await readBackup(Buffer.from(brokenIn(classic(), 'Programmé pour plus tard')));
    expect(posts(reads)).toEqual(titles.filter((title) => title !== 'Programmé pour plus tard'));
    expect(reads.filter(({ type }) => type === 'damaged')).toMatchObject([
      { text: 'Programmé pour plus tard', damage: 'malformed', passed: true, at: { line: 20 } },
    ]);
  });

  test.each([
    ['one after the other', '', ''],
    ['the first one not ended', '</feed>', ''],
    ['the first one cut in an entry', "<content type='html'>Un commentaire", 'cut'],
  ])('two feeds in one file, %s: each post belongs to its blog', async (_, end, how) => {
    const other = classic().replaceAll('4815162342108151623', '99').replaceAll('carnets-labo', 'autre-labo');
    const at =
      end === ''
        ? classic().length
        : how === ''
          ? classic().lastIndexOf(end)
          : classic().lastIndexOf('<entry>') + 60;
    const { reads } = await readBackup(Buffer.from(classic().slice(0, at) + other), { size: 501 });
    const titles = posts((await readBackup(Buffer.from(classic()))).reads);
    const entries = reads.flatMap((read) => (read.type === 'entry' ? [read.entry] : []));
    expect(entries.filter(({ blogRemoteId }) => blogRemoteId === '99').map(({ title }) => title)).toEqual(
      titles,
    );
    expect(entries.filter(({ blogRemoteId }) => blogRemoteId !== '99').length).toBe(titles.length);
    const blogs = reads.flatMap((read) =>
      read.type === 'blog' ? [`${read.blog.remoteId} ${read.blog.url}`] : [],
    );
    expect(new Set(blogs)).toEqual(
      new Set(['4815162342108151623 http://carnets-labo.example', '99 http://autre-labo.example']),
    );
    const damages = reads.flatMap((read) => (read.type === 'damaged' ? [read.passed] : []));
    expect(damages).toEqual(end === '' ? [] : [true]);
  });

  test('a file with nothing but faults is refused', async () => {
    const bad = '<entry><id>x</id></b></entry>'.repeat(1_000);
    const { reads } = await readBackup(
      Buffer.from(`<feed xmlns='http://www.w3.org/2005/Atom'>${bad}</feed>`),
    );
    expect(reads.filter(({ type }) => type === 'damaged').length).toBeLessThanOrEqual(101);
    expect(reads.at(-1)).not.toHaveProperty('passed');
  });
});

describe('random faults', () => {
  test('bytes changed, left out or inserted: the reading ends, with entries in order', async () => {
    const files = backupNames().map(bytesOf);
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.integer({ min: 0, max: 40 }),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc
          .constantFrom(
            '<',
            '>',
            '&',
            '"',
            ']]>',
            '<![CDATA[',
            '<!--',
            '</entry>',
            '<entry>',
            '<?',
            '&#0;',
            '</feed>',
          )
          .map((text) => new Uint8Array(Buffer.from(text))),
      ),
    });
    await checkProperty(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5000 }),
        async (file, changes, size) => {
          let bytes: Buffer = file;
          for (const { at, out, put } of changes) {
            const from = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + out)]);
          }
          const { reads } = await readBackup(bytes, { size });
          const numbers = withoutBlogs(reads).flatMap((read) =>
            read.type === 'blog' ? [] : [read.at.entry],
          );
          expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
          expect(reads.findIndex(endsReading)).toBeOneOf([-1, reads.length - 1]);
          expect(JSON.stringify(reads)).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });

  test('leaves out a body without end, with a warning, in little memory', async () => {
    const [head = '', tail = ''] = bytesOf('classic/with-bom.xml')
      .toString('utf8')
      .split("<content type='html'>");
    const piece = Buffer.from('abc &lt;p&gt; '.repeat(10_000));
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${head}<content type='html'>`);
      for (let index = 0; index < 200; index += 1) yield piece;
      yield Buffer.from(tail);
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of endless()) chunks.push(chunk);
    const { reads } = await readBackup(Buffer.concat(chunks));
    expect(reads.at(-1)).toMatchObject({ type: 'warning', code: 'entry-too-large', text: 'Élan' });
  });

  test('cancelling ends the reading with the given reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('assez'));
    await expect(readBackup(bytesOf('classic/whole.xml'), { signal: controller.signal })).rejects.toThrow(
      'assez',
    );
  });
});
