/** The impact index with its file and its overlay, on a real library: whatever happens, it answers as reading every post would. */
import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { transaction } from '../../../../../main/backend/library/sql.ts';
import { factsOf } from '../../../../../main/backend/search/facts.ts';
import { filterFacts } from '../../../../../main/backend/search/facts-filter.ts';
import { IMPACT_FILE } from '../../../../../main/backend/search/impact/impact-file.ts';
import type { OpenImpact } from '../../../../../main/backend/search/impact/open.ts';
import { untilDone } from '../../../../../main/backend/search/impact/upkeep.ts';
import { anArchive, asked, type Archive } from './an-archive.ts';

const open: Archive[] = [];
const archiveOf = (...posts: readonly string[]): Archive => {
  const archive = anArchive();
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

const whole = ({ upkeep }: OpenImpact): void => {
  while (upkeep?.step(1_000, true) === true);
};
const rest = (opened: OpenImpact): void => {
  opened.impact.close();
};

/** What it answers, and what is true: where it does not answer, nothing is claimed. */
function judged(archive: Archive, { impact }: OpenImpact, ...forms: readonly string[]) {
  const truth = archive.holding(...forms);
  return { answer: asked(archive, impact, ...forms) ?? truth, truth };
}

describe('a save is answered at once', () => {
  test('a word just saved is found and a word just removed is not, before any fold and after it', () => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    whole(opened);
    expect(asked(archive, opened.impact, 'ecluse')).toEqual([1]);

    archive.save(1, 'canal passerelle');
    expect(asked(archive, opened.impact, 'ecluse')).toEqual([]);
    expect(asked(archive, opened.impact, 'passerelle')).toEqual([1]);
    expect(opened.impact.overlay.size).toBe(1);
    expect(opened.impact.frequency('passerelle')).toBe(1);
    expect(opened.impact.beginning('passe', 5)).toEqual([{ form: 'passerelle', posts: 1 }]);

    // Enough posts for the overlay to be folded.
    for (let post = 0; post < 20; post += 1) archive.add(`canal numéro ${post}`);
    expect(asked(archive, opened.impact, 'canal')?.length).toBe(21);
    whole(opened);
    expect(opened.impact.overlay.size).toBe(0);
    expect(asked(archive, opened.impact, 'ecluse')).toEqual([]);
    expect(asked(archive, opened.impact, 'passerelle')).toEqual([1]);
    expect(asked(archive, opened.impact, 'canal')?.length).toBe(21);
    rest(opened);

    const again = archive.open();
    expect(asked(archive, again.impact, 'ecluse')).toEqual([]);
    expect(asked(archive, again.impact, 'passerelle', 'canal')).toEqual([1]);
    rest(again);
  });

  test('an erased post is gone, and another under its rowid is itself', () => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    whole(opened);
    archive.erase(2);
    expect(asked(archive, opened.impact, 'jardin')).toEqual([]);
    expect(archive.add('jardin potager')).toBe(2);
    expect(asked(archive, opened.impact, 'ecole')).toEqual([]);
    expect(asked(archive, opened.impact, 'jardin', 'potager')).toEqual([2]);
    rest(opened);
  });

  test('what was rolled back is never held', () => {
    const archive = archiveOf('canal écluse');
    const opened = archive.open();
    whole(opened);
    expect(() =>
      transaction(archive.db, () => {
        archive.save(1, 'canal passerelle');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(asked(archive, opened.impact, 'ecluse')).toEqual([1]);
    archive.save(1, 'canal pont');
    expect(asked(archive, opened.impact, 'pont')).toEqual([1]);
    rest(opened);
  });
});

test('the order: as typed above inflected above loose, then worth, then date', () => {
  const archive = archiveOf('avis pont', 'ponts ponts ponts', 'avis pontonniers', 'pont', 'avis pont');
  const opened = archive.open();
  whole(opened);
  factsOf(archive.reader);
  opened.impact.follow(100);
  const answer = opened.impact.rank({
    groups: [
      [
        { form: 'pontonniers', weight: 0.25 },
        { form: 'pont', weight: 1 },
        { form: 'ponts', weight: 0.5 },
      ],
    ],
    mask: filterFacts(factsOf(archive.reader), {}),
    order: 'relevance',
    top: 10,
  });
  // 4: in its title. 5 and 1 say the same, and 5 is newer.
  expect(answer?.rowids).toEqual([4, 5, 1, 2, 3]);
  rest(opened);
});

describe('at any moment the file is either as it was or as it will be', () => {
  const word = fc.constantFrom('canal', 'pont', 'jardin', 'ecole', 'brume', 'bois', 'toit', 'quai');
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
  type Act =
    | { act: 'add'; words: string }
    | { act: 'save'; at: number; words: string }
    | { act: 'erase'; at: number }
    | { act: 'steps'; steps: number }
    | { act: 'kill' }
    | { act: 'ask'; forms: string[] };
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant('add' as const), words }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant('save' as const), at: fc.nat(30), words }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('erase' as const), at: fc.nat(30) }) },
    {
      weight: 6,
      arbitrary: fc.record({ act: fc.constant('steps' as const), steps: fc.integer({ min: 1, max: 12 }) }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('kill' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('ask' as const),
        forms: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
      }),
    },
  );

  test('saves, folds, merges, kills and questions in any order', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
        const archive = anArchive();
        try {
          for (let post = 0; post < 25; post += 1) archive.add(post % 2 === 0 ? 'canal pont' : 'jardin');
          let opened = archive.open();
          const answers: ReturnType<typeof judged>[] = [];
          for (const step of acts) {
            const rowids = archive.rowids();
            switch (step.act) {
              case 'add':
                archive.add(step.words);
                break;
              case 'save': {
                const rowid = rowids[step.at % rowids.length];
                if (rowid !== undefined) archive.save(rowid, step.words);
                break;
              }
              case 'erase': {
                const rowid = rowids[step.at % rowids.length];
                if (rowid !== undefined && rowids.length > 1) archive.erase(rowid);
                break;
              }
              case 'steps':
                factsOf(archive.reader);
                for (let done = 0; done < step.steps; done += 1) opened.upkeep?.step(0, true);
                break;
              case 'kill':
                rest(opened);
                opened = archive.open();
                break;
              case 'ask':
                answers.push(judged(archive, opened, ...step.forms));
            }
          }
          for (const { answer, truth } of answers) expect(answer).toEqual(truth);
          factsOf(archive.reader);
          whole(opened);
          for (const form of ['canal', 'pont', 'jardin', 'brume'])
            expect(asked(archive, opened.impact, form)).toEqual(archive.holding(form));
          rest(opened);
        } finally {
          archive.close();
          fs.rmSync(archive.folder, { recursive: true });
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe('a file that cannot be trusted is replaced', () => {
  const built = (): { archive: Archive; file: string } => {
    const archive = archiveOf('canal écluse', 'jardin école');
    const opened = archive.open();
    whole(opened);
    rest(opened);
    return { archive, file: path.join(archive.folder, IMPACT_FILE) };
  };
  /** What is answered on opening, and once it is made again. */
  const reopened = (archive: Archive): (number[] | undefined)[] => {
    const opened = archive.open();
    const before = asked(archive, opened.impact, 'ecluse');
    whole(opened);
    const after = asked(archive, opened.impact, 'ecluse');
    rest(opened);
    return [before, after];
  };

  test('garbage, nothing, a half', () => {
    const { archive, file } = built();
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(file, 'this is no index'.repeat(500));
    expect(reopened(archive)).toEqual([undefined, [1]]);
    fs.writeFileSync(file, '');
    expect(reopened(archive)).toEqual([undefined, [1]]);
    fs.writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    const opened = archive.open();
    // Where the damage is met only later: no answer, or the right one; then a new file.
    const { answer, truth } = judged(archive, opened, 'ecluse');
    expect(answer).toEqual(truth);
    whole(opened);
    whole(opened);
    expect(asked(archive, opened.impact, 'ecluse')).toEqual([1]);
    rest(opened);
  });

  test('pages overwritten while it is in use', () => {
    const archive = archiveOf(...Array.from({ length: 300 }, (_, post) => `mot${post} autre${post} canal`));
    const opened = archive.open();
    whole(opened);
    rest(opened);
    const file = path.join(archive.folder, IMPACT_FILE);
    const again = archive.open();
    // As a failing disk: not through SQLite.
    const size = fs.statSync(file).size;
    const bytes = fs.openSync(file, 'r+');
    fs.writeSync(bytes, Buffer.alloc(size - 8_192, 0x5a), 0, size - 8_192, 8_192);
    fs.closeSync(bytes);
    for (const form of ['canal', 'mot7', 'autre299']) {
      const { answer, truth } = judged(archive, again, form);
      expect(answer).toEqual(truth);
    }
    rest(again);
    const mended = archive.open();
    whole(mended);
    whole(mended);
    expect(asked(archive, mended.impact, 'mot7')).toEqual([8]);
    rest(mended);
  });

  test('of another library', () => {
    const { file } = built();
    const other = archiveOf('pont', 'quai', 'canal écluse');
    fs.copyFileSync(file, path.join(other.folder, IMPACT_FILE));
    const opened = other.open();
    expect(asked(other, opened.impact, 'canal')).toBeUndefined();
    whole(opened);
    expect(asked(other, opened.impact, 'canal')).toEqual([3]);
    rest(opened);
  });

  test('from after the backup that the library was put back from, though it counted as many changes since', () => {
    const archive = archiveOf('canal écluse');
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    const backup = fs.readFileSync(path.join(archive.folder, 'library.sqlite'));
    archive.add('jardin école');
    const opened = archive.open();
    whole(opened);
    rest(opened);
    const restored = archiveOf();
    fs.writeFileSync(path.join(restored.folder, 'back.sqlite'), backup);
    restored.close();
    open.pop();
    for (const name of ['library.sqlite', 'library.sqlite-wal', 'library.sqlite-shm'])
      fs.rmSync(path.join(restored.folder, name), { force: true });
    fs.renameSync(path.join(restored.folder, 'back.sqlite'), path.join(restored.folder, 'library.sqlite'));
    fs.copyFileSync(path.join(archive.folder, IMPACT_FILE), path.join(restored.folder, IMPACT_FILE));
    const back = anArchive(restored.folder, 'as it is');
    open.push(back);
    back.add('quai brume');
    const again = back.open();
    expect(asked(back, again.impact, 'quai')).toBeUndefined();
    whole(again);
    expect(asked(back, again.impact, 'quai')).toEqual([2]);
    expect(asked(back, again.impact, 'ecole')).toEqual([]);
    rest(again);
  });

  test('of another analysis', () => {
    const { archive, file } = built();
    const opened = archive.open();
    opened.impact.file?.setMeta('analysis', '0');
    rest(opened);
    expect(reopened(archive)).toEqual([undefined, [1]]);
    expect(fs.existsSync(file)).toBe(true);
  });
});

test('a build is told in posts, stopped at once, and goes on where it was', async () => {
  const archive = archiveOf(...Array.from({ length: 40 }, (_, post) => `canal mot${post}`));
  const opened = archive.open();
  const stopped = new AbortController();
  const told: number[] = [];
  await expect(
    untilDone(opened.upkeep ?? (undefined as never), {
      signal: stopped.signal,
      budget: 0,
      onProgress: ({ done }) => {
        told.push(done);
        stopped.abort();
      },
    }),
  ).rejects.toThrow();
  expect(told.length).toBe(1);
  rest(opened);
  const again = archive.open();
  whole(again);
  expect(asked(archive, again.impact, 'canal')?.length).toBe(40);
  rest(again);
});

test('a reader uses a whole file and writes nothing', () => {
  const archive = archiveOf('canal');
  expect(archive.open(false).upkeep).toBeUndefined();
  expect(fs.existsSync(path.join(archive.folder, IMPACT_FILE))).toBe(false);
  const opened = archive.open();
  whole(opened);
  rest(opened);
  archive.save(1, 'canal pont');
  const reader = archive.open(false);
  expect(reader.upkeep).toBeUndefined();
  expect(asked(archive, reader.impact, 'pont')).toEqual([1]);
  rest(reader);
});
