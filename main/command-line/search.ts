import { createInterface } from 'node:readline';
import type { SearchResult } from '#contract/search.ts';
import { openImpact } from '#backend/search/open-engine.ts';
import { searchArchive } from '#backend/search/search.ts';
import { UsageError } from './arguments.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

const USUAL_LIMIT = 20;

/** Runs one query, or with --stdin one query per line with one JSON line each in answer. Any text is a valid query. */
export const search = command({
  name: 'search',
  takes: { what: 'query', how: 'any' },
  options: { limit: { type: 'number', value: 'count', least: 1, most: 100 }, stdin: { type: 'flag' } },
  one: 'failed',
  example: ['Anne Martin', '--limit', '5'],
  json: '{query, total, tookMs, hits: [{postId, remoteId, blogName, title, kind, status, url, proposed, publishedAt, updatedAt, score, passages: [{type, participant, participantId, participantRole, questionId, answerId, excerpt, marks: [[start, end]]}]}], facets: {labels, years, participants, statuses}, suggestion}',
  jsonNote:
    'A facet is [{value, count}]; total counts posts; marks are UTF-16 units of the excerpt. With --stdin, one such line for each query',
  async run({ positionals, options: { limit = USUAL_LIMIT, stdin } }, context) {
    const query = positionals.join(' ');
    if (!stdin && positionals.length === 0)
      throw new UsageError(context.words.missingArgument(context.words.argument.query));
    if (stdin && positionals.length > 0) throw new UsageError(context.words.surplusArgument(query));
    const folder = chosenFolder(context);
    const library = await openForReading(folder);
    // Uses the app's ranking index if it is complete; otherwise full text ranks.
    const { impact } = openImpact({ folder, library: library.db, writable: false });
    try {
      const ask = (text: string): SearchResult =>
        searchArchive(library.db, { query: text.slice(0, 1_000), limit }, impact);
      if (stdin) {
        for await (const line of createInterface({ input: context.stdin, crlfDelay: Infinity }))
          await context.out(`${JSON.stringify(toJson(ask(line)))}\n`);
        return;
      }
      const result = ask(query);
      if (context.json) await context.out(`${JSON.stringify(toJson(result))}\n`);
      else
        await context.out(
          result.hits.length === 0
            ? `${context.words.noMatch(query)}\n`
            : result.hits.map((hit) => readable(hit, context.words.untitled)).join('\n'),
        );
    } finally {
      impact.close();
      library.close();
    }
  },
});

/** The JSON documented in docs/COMMAND-LINE.md: instants in ISO 8601, null for absent values. */
function toJson(result: SearchResult): Record<string, unknown> {
  return {
    ...result,
    hits: result.hits.map((hit) => ({
      ...hit,
      remoteId: hit.remoteId ?? null,
      blogName: hit.blogName ?? null,
      url: hit.url ?? null,
      proposed: hit.proposed ?? false,
      publishedAt: hit.publishedAt === undefined ? null : new Date(hit.publishedAt).toISOString(),
      updatedAt: new Date(hit.updatedAt).toISOString(),
      passages: hit.passages.map((passage) => ({
        ...passage,
        participant: passage.participant ?? null,
        participantId: passage.participantId ?? null,
        participantRole: passage.participantRole ?? null,
        questionId: passage.questionId ?? null,
        answerId: passage.answerId ?? null,
      })),
    })),
  };
}

function readable(hit: SearchResult['hits'][number], untitled: string): string {
  const passages = hit.passages.map(
    ({ participant, excerpt }) =>
      `  ${participant === undefined ? '' : `${participant} — `}${excerpt.replace(/\s+/g, ' ')}\n`,
  );
  return `${hit.title === '' ? untitled : hit.title}  (${hit.postId})\n${passages.join('')}`;
}
