/** Every backup among the fixtures with its golden file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { backupNames, IMPORTS, readBackup } from '#tests/builders/backup-fixtures.ts';

const bytesOf = (name: string): Buffer => readFileSync(path.join(IMPORTS, name));
const goldenOf = (name: string): string => path.join(IMPORTS, 'golden', `${name.replace(/[/.]/g, '-')}.json`);
const goldenText = (reads: readonly EntryRead[]): string => `${JSON.stringify(reads, undefined, 1)}\n`;

/** A skipped entry has its number too. */
const endsReading = (read: EntryRead): boolean => read.type === 'damaged' && read.passed !== true;

describe('the fixtures', () => {
  test('cover every row of the tables', () => {
    expect(backupNames().length).toBeGreaterThanOrEqual(25);
  });

  test.each(backupNames())('%s is read as its golden file, in pieces of any size', async (name) => {
    const { reads } = await readBackup(bytesOf(name), { file: name });
    const golden = goldenOf(name);
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(golden, goldenText(reads));
    expect(existsSync(golden)).toBe(true);
    expect(goldenText(reads)).toBe(readFileSync(golden, 'utf8'));
    for (const size of [7, 333])
      expect((await readBackup(bytesOf(name), { file: name, size })).reads).toEqual(reads);
  });

  test.each(backupNames())('%s: the reader returns no address of a person', async (name) => {
    const { reads } = await readBackup(bytesOf(name), { file: name });
    expect(goldenText(reads)).not.toMatch(/@(?:mairie|courriel)\.example|noreply@/);
  });

  test.each(backupNames())('%s: the reading resumes at its cursor', async (name) => {
    const all = (await readBackup(bytesOf(name))).reads;
    const numbered = all.filter((read) => read.type !== 'blog');
    const last = numbered.at(-1);
    const most = last?.at.entry ?? 0;
    for (let after = 1; after <= most; after += 1) {
      const rest = (await readBackup(bytesOf(name), { after })).reads.filter((read) => read.type !== 'blog');
      expect(rest).toEqual(numbered.filter((read) => endsReading(read) || read.at.entry > after));
    }
  });
});
