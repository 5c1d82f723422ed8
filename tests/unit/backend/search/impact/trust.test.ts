/** A damaged, foreign or outdated file is replaced, and never trusted. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { IMPACT_FILE } from '#backend/search/impact/impact-file.ts';
import type { OpenImpact } from '#backend/search/open-engine.ts';
import { openTestArchive, searchImpact, answerAndTruth, finishUpkeep, type Archive } from './test-archive.ts';

const open: Archive[] = [];
const archiveOf = (...posts: readonly string[]): Archive => {
  const archive = openTestArchive();
  open.push(archive);
  for (const words of posts) archive.add(words);
  return archive;
};
afterEach(() => {
  for (const archive of open.splice(0)) {
    archive.close();
    fs.rmSync(archive.folder, { recursive: true });
  }
});

const closeImpact = (opened: OpenImpact): void => {
  opened.impact.close();
};

describe('an untrusted file is replaced', () => {
  const built = (): { archive: Archive; file: string } => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    finishUpkeep(opened);
    closeImpact(opened);
    return { archive, file: path.join(archive.folder, IMPACT_FILE) };
  };
  /** The answers on opening, and after the rebuild. */
  const reopened = (archive: Archive): (number[] | undefined)[] => {
    const opened = archive.open();
    const before = searchImpact(archive, opened.impact, 'ecluse');
    finishUpkeep(opened);
    const after = searchImpact(archive, opened.impact, 'ecluse');
    closeImpact(opened);
    return [before, after];
  };

  test('random bytes, an empty file, a truncated one', () => {
    const { archive, file } = built();
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(file, 'this is no index'.repeat(500));
    expect(reopened(archive)).toEqual([undefined, [1]]);
    fs.writeFileSync(file, '');
    expect(reopened(archive)).toEqual([undefined, [1]]);
    fs.writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    const opened = archive.open();
    // When the damage is found later: no answer, or the right one; then a new file.
    const { answer, truth } = answerAndTruth(archive, opened, 'ecluse');
    expect(answer).toEqual(truth);
    finishUpkeep(opened);
    finishUpkeep(opened);
    expect(searchImpact(archive, opened.impact, 'ecluse')).toEqual([1]);
    closeImpact(opened);
  });

  test('with pages overwritten while it is in use', () => {
    const archive = archiveOf(...Array.from({ length: 300 }, (_, post) => `mot${post} autre${post} canal`));
    const opened = archive.open();
    finishUpkeep(opened);
    closeImpact(opened);
    const file = path.join(archive.folder, IMPACT_FILE);
    const again = archive.open();
    // Like a failing disk: not through SQLite.
    const size = fs.statSync(file).size;
    const bytes = fs.openSync(file, 'r+');
    fs.writeSync(bytes, Buffer.alloc(size - 8_192, 0x5a), 0, size - 8_192, 8_192);
    fs.closeSync(bytes);
    for (const form of ['canal', 'mot7', 'autre299']) {
      const { answer, truth } = answerAndTruth(archive, again, form);
      expect(answer).toEqual(truth);
    }
    closeImpact(again);
    const mended = archive.open();
    finishUpkeep(mended);
    finishUpkeep(mended);
    expect(searchImpact(archive, mended.impact, 'mot7')).toEqual([8]);
    closeImpact(mended);
  });

  test('of another library', () => {
    const { file } = built();
    const other = archiveOf('pont', 'quai', 'canal écluse');
    fs.copyFileSync(file, path.join(other.folder, IMPACT_FILE));
    const opened = other.open();
    expect(searchImpact(other, opened.impact, 'canal')).toBeUndefined();
    finishUpkeep(opened);
    expect(searchImpact(other, opened.impact, 'canal')).toEqual([3]);
    closeImpact(opened);
  });

  test('from after the restored backup, though it counted as many changes since', () => {
    const archive = archiveOf('canal écluse');
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    const backup = fs.readFileSync(path.join(archive.folder, 'library.sqlite'));
    archive.add('jardin école');
    const opened = archive.open();
    finishUpkeep(opened);
    closeImpact(opened);
    const restored = archiveOf();
    fs.writeFileSync(path.join(restored.folder, 'back.sqlite'), backup);
    restored.close();
    open.pop();
    for (const name of ['library.sqlite', 'library.sqlite-wal', 'library.sqlite-shm'])
      fs.rmSync(path.join(restored.folder, name), { force: true });
    fs.renameSync(path.join(restored.folder, 'back.sqlite'), path.join(restored.folder, 'library.sqlite'));
    fs.copyFileSync(path.join(archive.folder, IMPACT_FILE), path.join(restored.folder, IMPACT_FILE));
    const back = openTestArchive(restored.folder, 'as it is');
    open.push(back);
    back.add('quai brume');
    const again = back.open();
    expect(searchImpact(back, again.impact, 'quai')).toBeUndefined();
    finishUpkeep(again);
    expect(searchImpact(back, again.impact, 'quai')).toEqual([2]);
    expect(searchImpact(back, again.impact, 'ecole')).toEqual([]);
    closeImpact(again);
  });

  test('of another analysis', () => {
    const { archive, file } = built();
    const opened = archive.open();
    opened.impact.file?.setMeta('analysis', '0');
    closeImpact(opened);
    expect(reopened(archive)).toEqual([undefined, [1]]);
    expect(fs.existsSync(file)).toBe(true);
  });

  test('with a disk that cannot be written, search continues without it, and the thread stays', () => {
    const archive = archiveOf('canal écluse');
    // A folder in place of the file, so that none can be created.
    fs.mkdirSync(path.join(archive.folder, IMPACT_FILE, 'full'), { recursive: true });
    const opened = archive.open();
    expect(opened.upkeep?.step(1_000, true)).toBe(false);
    expect(searchImpact(archive, opened.impact, 'canal')).toBeUndefined();
    // Not retried at once.
    expect(opened.upkeep?.step(1_000, true)).toBe(false);
    closeImpact(opened);
  });
});
