/**
 * The two forms of the tests: the quick one (`npm test`) and everything (`npm test -- --all`), set by $ESCALE_TIER.
 * Only the second has files named `*.all.test.ts` (vitest.config.mts).
 */

/** Whether this run is `npm test -- --all`. */
export const ALL = process.env.ESCALE_TIER === 'all';

/** All cases of a list in the whole form; `quick` of them, spread over it, in the quick one. */
export function cases<Case>(list: readonly Case[], quick: number): readonly Case[] {
  if (ALL || list.length <= quick) return list;
  return Array.from({ length: quick }, (_, at) => list[Math.floor((at * list.length) / quick)] as Case);
}
