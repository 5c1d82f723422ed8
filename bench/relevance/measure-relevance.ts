/** How often the target post is first or in the first ten, and the mean reciprocal rank: ours, FTS5, MiniSearch. */
import { generateLargeArchive } from '../archive/generate.ts';
import { openEngines, type Engines } from './engines.ts';
import { drawKnownItems, KINDS, type KnownItem, type KnownKind } from './known-items.ts';

export type Judged = Readonly<{ queries: number; first: number; ten: number; mrr: number }>;
const SIDES = ['ours', 'oursByFullText', 'fts', 'mini'] as const;
type Sides = Readonly<Record<(typeof SIDES)[number], Judged>>;
export type Relevance = ReadonlyMap<KnownKind, Sides>;

export function judgeAll(engines: Engines, items: readonly KnownItem[]): Relevance {
  return new Map(
    KINDS.map((kind): [KnownKind, Sides] => {
      const own = items.filter((item) => item.kind === kind);
      const by = (side: (typeof SIDES)[number]): Judged => judge(engines[side], own);
      return [
        kind,
        { ours: by('ours'), oursByFullText: by('oursByFullText'), fts: by('fts'), mini: by('mini') },
      ];
    }),
  );
}

function judge(search: (query: string) => number[], items: readonly KnownItem[]): Judged {
  const ranks = items.map(({ query, post }) => search(query).indexOf(post));
  const share = (count: number): number => count / Math.max(1, items.length);
  return {
    queries: items.length,
    first: share(ranks.filter((rank) => rank === 0).length),
    ten: share(ranks.filter((rank) => rank >= 0).length),
    mrr: share(ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0)),
  };
}

const POSTS = 1_000;
const QUERIES = 600;

/** Over the archive of the bench. */
export async function measureRelevance(): Promise<Relevance> {
  const posts = [...generateLargeArchive(POSTS)].map(({ document }) => document);
  const engines = await openEngines(posts);
  try {
    return judgeAll(engines, drawKnownItems(posts, QUERIES, 1));
  } finally {
    await engines.close();
  }
}

const figures = ({ first, ten, mrr }: Judged): string =>
  [first, ten, mrr].map((share) => share.toFixed(3)).join(' / ');

export const relevanceTable = (relevance: Relevance): string =>
  [
    '## Relevance',
    '',
    `Known items: of ${POSTS.toLocaleString('en')} posts one is drawn, and what somebody types who remembers it; which rank has it (\`bench/relevance/\`). success@1 / success@10 / mean of 1/rank. The last word may be half typed, as in the box. Bare FTS5: \`bm25\` with a weight of 10 for the title; MiniSearch: the same boost, all words.`,
    '',
    '| asked | queries | ours | ours by the full text alone | bare FTS5 | MiniSearch |',
    '|---|---|---|---|---|---|',
    ...[...relevance].map(
      ([kind, { ours, oursByFullText, fts, mini }]) =>
        `| ${kind} | ${ours.queries} | **${figures(ours)}** | ${[oursByFullText, fts, mini].map(figures).join(' | ')} |`,
    ),
  ].join('\n');
