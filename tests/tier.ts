/**
 * The two forms of the tests: the quick one (`npm test`) and everything (`npm test -- --all`), told by $ESCALE_TIER. Files
 * named `*.all.test.ts` are of the second alone (vitest.config.mts).
 */

/** Whether this run is `npm test -- --all`. */
export const ALL = process.env.ESCALE_TIER === 'all';

/** How often the long random tests are tried. By hand one asks for more: `npm run plans -- 5000`. */
const ROUNDS = {
  plans: { quick: 15, all: 300 },
  /** On a real WordPress, which only the whole form has. */
  wordpressPlans: { quick: 0, all: 300 },
  folderPlans: { quick: 0, all: 60 },
  queries: { quick: 500, all: 20_000 },
  kills: { quick: 2, all: 20 },
  /** Of each kind of file. */
  files: { quick: 12, all: 500 },
  rows: { quick: 20, all: 500 },
};

/** The quick form tries a property less often than the whole one, by this factor. */
const QUICK_DIVIDES_BY = 8;

/** How often a property is tried that has `all` runs in the whole form; never under five. */
export const times = (all: number): number => (ALL ? all : Math.max(5, Math.ceil(all / QUICK_DIVIDES_BY)));

/** How often one of the long random tests is tried, unless `variable` of the environment says. */
export const rounds = (name: keyof typeof ROUNDS, variable: string): number =>
  Number(process.env[variable] ?? ROUNDS[name][ALL ? 'all' : 'quick']);

/** Of a list of cases, all in the whole form; in the quick one `quick` of them, spread over the list. */
export function cases<Case>(list: readonly Case[], quick: number): readonly Case[] {
  if (ALL || list.length <= quick) return list;
  return Array.from({ length: quick }, (_, at) => list[Math.floor((at * list.length) / quick)] as Case);
}
