/** `escale recover`: replaces a damaged library with its readable part. The damaged file is kept among the backups. */
import type { Recovered } from '#contract/rescue.ts';
import { recoverNow } from '#backend/library/keeping/backups/restore-now.ts';
import { silentLog } from '#backend/core/log.ts';
import { command } from './command.ts';
import { chosenFolder } from './library.ts';
import { WORDS, type AllWords } from './words.ts';

/** Fails while the app has the library open. Exit 1 when some data could not be read. */
export const recover = command({
  name: 'recover',
  takes: undefined,
  options: {},
  one: 'partly',
  example: ['--library', './damaged'],
  json: '{ok, findings: [{code, location, text}], posts, revisions, lostPosts, rebuilt: [title], doubtful: [title], missing, keptAs}',
  async run(_args, context) {
    const { words, language } = context;
    const folder = chosenFolder(context);
    const done = await recoverNow(folder, { now: Date.now, log: silentLog });
    const report = WORDS[language].rescue.report;
    const findings = findingsOf(done, report, language).map(({ code, text }) => ({
      code,
      location: folder,
      text,
    }));
    const { posts, revisions, lostPosts, rebuilt, doubtful, missing, keptAs } = done;
    const value = {
      ok: findings.length === 0,
      findings,
      posts,
      revisions,
      lostPosts,
      rebuilt: rebuilt.titles,
      doubtful: doubtful.titles,
      missing,
      keptAs: keptAs ?? null,
    };
    const lines = [
      report.recovered(posts, revisions),
      ...(findings.length === 0 ? [report.whole] : findings.map(({ text }) => text)),
      ...(keptAs === undefined ? [] : [words.replacedKept(keptAs)]),
    ];
    await context.out(context.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
    return value.ok ? 0 : 1;
  },
});

type Report = AllWords['rescue']['report'];

function findingsOf(
  { lostPosts, rebuilt, doubtful, missing, partly }: Recovered,
  report: Report,
  language: string,
): { code: string; text: string }[] {
  const parts = new Intl.ListFormat(language).format(partly.map((part) => report.parts[part]));
  return [
    ...(rebuilt.count > 0 ? [{ code: 'rescue.rebuilt', text: report.rebuilt(rebuilt.count) }] : []),
    ...(doubtful.count > 0 ? [{ code: 'rescue.doubtful', text: report.doubtful(doubtful.count) }] : []),
    ...(lostPosts > 0 ? [{ code: 'rescue.lost', text: report.lost(lostPosts) }] : []),
    ...(missing > 0 ? [{ code: 'asset.missing', text: report.missing(missing) }] : []),
    ...(partly.length > 0 ? [{ code: 'rescue.partly', text: report.partly(parts) }] : []),
  ];
}
