/** The report of a diagnostic as text, one line a question: to be sent to whoever helps. */
import type { Messages } from '#assets/messages/fr.ts';
import type { RequestOutput } from '#contract/bridge.ts';

export function reportText(report: RequestOutput<'diagnostic.run'>, words: Messages['diagnostic']): string {
  return [
    words.heading(`${report.blogName} (${report.blogUrl})`),
    new Date(report.at).toISOString(),
    ...report.answers.map(
      ({ probe, outcome, detail }) =>
        `${probe}\t${words.outcomes[outcome]}\t${words.probes[probe]}${detail === '' ? '' : `\t${detail.replace(/\s+/g, ' ')}`}`,
    ),
    ...(report.left === undefined ? [] : [words.left(report.left)]),
    '',
  ].join('\n');
}
