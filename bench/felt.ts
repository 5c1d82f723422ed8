/**
 * Speed as felt by an author: the rows that measure it, their wording and their aims, in the order of docs/BENCH.md.
 */

/**
 * At most: `ratio` of the medians against the reference of the same run, milliseconds of ours at the median or the 95th
 * percentile, or memory of ours in MiB.
 */
export type Aim = Readonly<{ ratio: number } | { median: number } | { p95: number } | { memory: number }>;

/**
 * `row`: of rows.ts, or `archive N: question` of the archive with N posts, whose ratio is that of the 95th percentiles.
 */
export type Felt = Readonly<{ row: string; says: string; aim?: Aim }>;

export const FELT: Readonly<Record<string, readonly Felt[]>> = {
  'A key': [
    { row: 'keys-1,000', says: 'until it is on the screen, 1,000 words', aim: { ratio: 1.15 } },
    { row: 'keys-10,000', says: 'the same, 10,000 words', aim: { ratio: 1.15 } },
    { row: 'keys-50,000', says: 'the same, 50,000 words', aim: { ratio: 1.2 } },
    ...(['1,000', '10,000', '50,000'] as const).flatMap((words) => [
      { row: `keys-${words}-koenig`, says: `beside Koenig, ${words} words`, aim: { ratio: 1 } },
      { row: `keys-${words}-tiptap`, says: `beside TipTap (ProseMirror), ${words} words`, aim: { ratio: 1 } },
    ]),
    { row: 'paste-10,000', says: 'an article of 10,000 words pasted' },
  ],
  'Opening a post': [
    { row: 'open-1,000', says: '1,000 words', aim: { ratio: 2 } },
    { row: 'open-10,000', says: '10,000 words', aim: { ratio: 2 } },
    { row: 'open-50,000', says: '50,000 words', aim: { ratio: 1.5 } },
    { row: 'first-screen-1,000', says: 'the first screen of 1,000 words', aim: { ratio: 1.5 } },
    { row: 'first-screen-10,000', says: 'the first screen of 10,000 words', aim: { ratio: 1.5 } },
    { row: 'first-screen-50,000', says: 'the first screen of 50,000 words', aim: { ratio: 1.5 } },
    { row: 'press-to-rows', says: 'the list of 100,000 posts', aim: { ratio: 1 } },
  ],
  Searching: [
    {
      row: 'archive 10,000: all but filters and one or two letters',
      says: '10,000 posts',
      aim: { ratio: 0.6 },
    },
    {
      row: 'archive 100,000: all but filters and one or two letters',
      says: '100,000 posts',
      aim: { ratio: 0.15 },
    },
    { row: 'archive 100,000: word being typed', says: 'each key of a word, 100,000 posts', aim: { p95: 15 } },
    { row: 'archive 100,000: one letter', says: 'its first letter', aim: { p95: 15 } },
    { row: 'archive 100,000: two letters', says: 'its second letter', aim: { p95: 15 } },
    { row: 'archive 100,000: three letters', says: 'its third letter', aim: { p95: 15 } },
    { row: 'archive 100,000: phrase', says: 'a phrase, 100,000 posts', aim: { ratio: 0.4 } },
    { row: 'archive 100,000: one post changed', says: 'a change found again', aim: { ratio: 1.5 } },
  ],
  Saving: [{ row: 'autosave', says: 'an interview of 3,000 words', aim: { p95: 8 } }],
  Publishing: [
    { row: 'publish', says: 'an interview, the blog answering at once', aim: { ratio: 1.4 } },
    { row: 'mirror', says: 'a blog read whole, from a near server', aim: { ratio: 4 } },
    { row: 'mirror-far', says: 'the same from a far one', aim: { ratio: 1.25 } },
    { row: 'publish-wordpress', says: 'an interview, on a real WordPress', aim: { ratio: 1.3 } },
    // 0.7 of the rate.
    { row: 'mirror-wordpress', says: 'a WordPress of 2,000 posts read whole', aim: { ratio: 1.43 } },
  ],
  Starting: [
    { row: 'first-paint', says: 'until something is drawn', aim: { ratio: 1.5 } },
    { row: 'first-rows', says: 'until the list is', aim: { ratio: 1.6 } },
    { row: 'first-rows-large', says: 'the same with 100,000 posts', aim: { ratio: 1.6 } },
    { row: 'package-start', says: 'the package', aim: { ratio: 1.6 } },
  ],
  'Bringing in': [
    { row: 'import', says: '2,000 posts of a backup', aim: { median: 3_333 } },
    { row: 'first-100', says: 'its first hundred posts in the list', aim: { median: 1_000 } },
    { row: 'recognition', says: 'questions found in 10,000 words', aim: { ratio: 5 } },
    { row: 'typography', says: 'the typography of 50,000 words', aim: { ratio: 25 } },
  ],
  'What it takes of the computer': [
    { row: 'idle-memory', says: 'memory, 400 posts', aim: { ratio: 1.2 } },
    { row: 'idle-memory-large', says: 'memory, 100,000 posts, against 400', aim: { memory: 350 } },
    { row: 'growth', says: 'memory after 10,000 saves', aim: { ratio: 1 } },
    { row: 'package-size', says: 'size of the package' },
  ],
};
