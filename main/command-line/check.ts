import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { checkWhole, findDamage, openingFailed, type Finding } from '#backend/library/keeping/examine.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { checkIndex } from '#backend/search/index/check-index.ts';
import { checkErased, backupsWithErased } from '#backend/people/erasure/check-erased.ts';
import { command } from './command.ts';
import { textOf } from './doctor.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Words } from './words.ts';

const MOST_FINDINGS = 10_000;
/** Failures to open that are reported as findings. */
const OPENING_FAILURES = ['library.corrupt', 'library.newer-version', 'library.before-release'];

type Reported = Readonly<{ code: string; location: string; text: string }>;

/**
 * Reads the whole database and all pictures, compares the search index with the posts (a sample, or all with --full),
 * and changes nothing. For erased people, searches for remaining data and names the backups that still contain them.
 * Exit 1 when something is wrong or the library does not open.
 */
export const check = command({
  name: 'check',
  takes: undefined,
  options: { full: { type: 'flag' } },
  one: 'findings',
  example: ['--full'],
  json: '{ok, folder, findings: [{code, location, text}], backups?: [id]}',
  async run(args, context) {
    const folder = chosenFolder(context);
    const { findings, backups } = await findAll(folder, args.options.full, context.words);
    const ok = findings.length === 0;
    if (context.json)
      await context.out(
        `${JSON.stringify({ ok, folder, findings, ...(backups.length === 0 ? {} : { backups }) })}\n`,
      );
    else
      await context.out(
        [
          ...findings.map(({ location, text }) => `${location} — ${text}`),
          ...backups.map((id) => `${id} — ${context.words.copyHolds}`),
          ...(ok ? [context.words.indexWell] : []),
          '',
        ].join('\n'),
      );
    return ok ? 0 : 1;
  },
});

/** `backups`: older backups that still contain an erased person. Not an error. */
async function findAll(
  folder: string,
  full: boolean,
  words: Words,
): Promise<Readonly<{ findings: Reported[]; backups: string[] }>> {
  const reported = (finding: Finding): Reported => ({
    code: finding.code,
    location: finding.location,
    text: textOf(finding, words),
  });
  const file = path.join(folder, LIBRARY_FILE);
  let library;
  try {
    library = await openForReading(folder);
  } catch (error) {
    if (error instanceof AppError && OPENING_FAILURES.includes(error.code))
      return { findings: [reported(openingFailed(error, file))], backups: [] };
    throw error;
  }
  try {
    const { db } = library;
    const index: Reported[] = [];
    const damage = findDamage(file, () => {
      index.push(...indexFindings(db, full, words));
      return [];
    });
    const erased = damage.length > 0 ? [] : erasedFindings(db, folder, words);
    return {
      findings: [...checkWhole(db, folder).map(reported), ...damage.map(reported), ...erased, ...index],
      backups: damage.length > 0 ? [] : [...backupsWithErased(db, folder)],
    };
  } finally {
    library.close();
  }
}

function indexFindings(db: ReadableDb, full: boolean, words: Words): Reported[] {
  const steps = checkIndex(db, { most: MOST_FINDINGS, full });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.findings.map(({ code, location }) => ({
    code,
    location,
    text: words.indexFindings[code],
  }));
}

const erasedFindings = (db: ReadableDb, folder: string, words: Words): Reported[] =>
  checkErased(db, folder).map(({ code, location, what }) => ({
    code,
    location,
    text: words.findings[code](what),
  }));
