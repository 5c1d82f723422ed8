/** Files that stop in the middle, or hold anything: whole entries, then the place, never an exception, never a half entry. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryRead } from '#backend/exchange/entries.ts';
import { backupNames, IMPORTS, readBackup } from '#tests/builders/a-backup.ts';
import { times } from '#tests/tier.ts';

const bytesOf = (name: string): Buffer => readFileSync(path.join(IMPORTS, name));
const withoutBlogs = (reads: readonly EntryRead[]): EntryRead[] =>
  reads.filter(({ type }) => type !== 'blog');

/** What is wrong with what is read of the first bytes of a file; '' when nothing is. */
async function faultOfPrefix(bytes: Buffer, length: number, whole: readonly EntryRead[]): Promise<string> {
  const { reads, head } = await readBackup(bytes.subarray(0, length));
  const found = withoutBlogs(reads);
  const last = found.at(-1);
  const given = last?.type === 'damaged' ? found.slice(0, -1) : found;
  if (JSON.stringify(given) !== JSON.stringify(whole.slice(0, given.length)))
    return `${length}: other entries`;
  if (last?.type !== 'damaged' && given.length < whole.length && head.isFeed) return `${length}: not a word`;
  const place = last?.type === 'damaged' ? (last.at.byte ?? 0) : 0;
  return place > length ? `${length}: place ${place}` : '';
}

describe('a file that stops anywhere', () => {
  test.each(backupNames())('%s', async (name) => {
    const bytes = bytesOf(name);
    const whole = withoutBlogs((await readBackup(bytes)).reads).filter(({ type }) => type !== 'damaged');
    const faults: string[] = [];
    // Every byte of the end of a file, and steps of a prime before.
    for (let length = bytes.length; length >= 0; length -= length > bytes.length - 300 ? 1 : 211)
      faults.push(await faultOfPrefix(bytes, length, whole));
    expect(faults.filter((fault) => fault !== '')).toEqual([]);
  });
});

describe('anything', () => {
  test('bytes changed, left out or put in: read to some end, entries in order', async () => {
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
    await fc.assert(
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
          expect(reads.findIndex(({ type }) => type === 'damaged')).toBeOneOf([-1, reads.length - 1]);
          expect(JSON.stringify(reads)).not.toMatch(/\p{Surrogate}/u);
        },
      ),
      { numRuns: times(400) },
    );
  });

  test('a body without end is left out, with a warning, in little memory', async () => {
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

  test('cancelling ends the reading with the reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('assez'));
    await expect(readBackup(bytesOf('classic/whole.xml'), { signal: controller.signal })).rejects.toThrow(
      'assez',
    );
  });
});
