import path from 'node:path';
import { AppError } from '../../preload/contract/failure.ts';
import { checkWhole, damageFound, openingFailed, type Finding } from '../backend/library/examine.ts';
import { LIBRARY_FILE } from '../backend/library/library-names.ts';
import type { ReadableDb } from '../backend/library/sql.ts';
import { checkIndex } from '../backend/search/check-index.ts';
import { textOf } from './doctor.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Command } from './run.ts';
import type { Words } from './words.ts';

const MOST_FINDINGS = 10_000;

type Told = Readonly<{ code: string; place: string; text: string }>;

/**
 * Reads the database and the pictures to their last byte, compares the archive's index with the posts, and changes
 * nothing; with --full the words of every post, not of some.
 * Exit 1 where something is wrong; a library that does not open is what is found.
 */
export const check: Command = {
  options: { full: { type: 'boolean' } },
  async run(args, context) {
    const folder = chosenFolder(args.text('library'), context);
    const findings = await findAll(folder, args.flag('full'), context.words);
    const ok = findings.length === 0;
    if (context.json) await context.out(`${JSON.stringify({ ok, folder, findings })}\n`);
    else
      await context.out(
        [
          ...findings.map(({ place, text }) => `${place} — ${text}`),
          ...(ok ? [context.words.indexWell] : []),
          '',
        ].join('\n'),
      );
    return ok ? 0 : 1;
  },
};

async function findAll(folder: string, full: boolean, words: Words): Promise<Told[]> {
  const told = (finding: Finding): Told => ({
    code: finding.code,
    place: finding.place,
    text: textOf(finding, words),
  });
  const place = path.join(folder, LIBRARY_FILE);
  let library;
  try {
    library = await openForReading(folder);
  } catch (error) {
    if (error instanceof AppError && ['library.corrupt', 'library.newer-version'].includes(error.code))
      return [told(openingFailed(error, place))];
    throw error;
  }
  try {
    const { db } = library;
    const index: Told[] = [];
    const damage = damageFound(place, () => {
      index.push(...indexFindings(db, full, words));
      return [];
    });
    return [...checkWhole(db, folder).map(told), ...damage.map(told), ...index];
  } finally {
    library.close();
  }
}

function indexFindings(db: ReadableDb, full: boolean, words: Words): Told[] {
  const steps = checkIndex(db, { most: MOST_FINDINGS, full });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.findings.map(({ code, place }) => ({ code, place, text: words.indexFindings[code] }));
}
