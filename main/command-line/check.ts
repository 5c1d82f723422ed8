import { checkWhole } from '../backend/library/examine.ts';
import { checkIndex } from '../backend/search/check-index.ts';
import { checkErased, copiesWithErased } from '../backend/library/erasure/check-erased.ts';
import { textOf } from './doctor.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Command } from './run.ts';

const MOST_FINDINGS = 10_000;

/**
 * Reads the database and the pictures to their last byte, compares the archive's index with the posts, and changes
 * nothing; with --full the words of every post, not of some. Where people were erased, looks for what is left of them, and
 * names the backups that still hold them.
 * Exit 1 where something is wrong.
 */
export const check: Command = {
  options: { full: { type: 'boolean' } },
  async run(args, context) {
    const folder = chosenFolder(args.text('library'), context);
    const library = await openForReading(folder);
    try {
      const steps = checkIndex(library.db, { most: MOST_FINDINGS, full: args.flag('full') });
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      const findings = [
        ...checkWhole(library.db, folder).map((finding) => ({
          code: finding.code,
          place: finding.place,
          text: textOf(finding, context.words),
        })),
        ...checkErased(library.db, folder).map(({ code, place, what }) => ({
          code,
          place,
          text: context.words.findings[code](what),
        })),
        ...step.value.findings.map(({ code, place }) => ({
          code,
          place,
          text: context.words.indexFindings[code],
        })),
      ];
      const ok = findings.length === 0;
      // No fault: who was erased is still in what was kept before.
      const backups = copiesWithErased(library.db, folder);
      if (context.json)
        await context.out(
          `${JSON.stringify({ ok, folder, findings, ...(backups.length === 0 ? {} : { backups }) })}\n`,
        );
      else
        await context.out(
          [
            ...findings.map(({ place, text }) => `${place} — ${text}`),
            ...backups.map((id) => `${id} — ${context.words.copyHolds}`),
            ...(ok ? [context.words.indexWell] : []),
            '',
          ].join('\n'),
        );
      return ok ? 0 : 1;
    } finally {
      library.close();
    }
  },
};
