/** Posts with few titles, dates, labels and people in a library, and the expected lists in plain JavaScript. */
import * as fc from 'fast-check';
import type { Post } from '#interview/document.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { run, sql, type WritableDb } from '#backend/core/sql.ts';
import { LIST_SORTS } from '#contract/plain-values.ts';
import { LISTS } from '#contract/posts.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

/** Titles with their sort keys; the last is shown as « Sans titre ». */
export const TITLES: readonly (readonly [title: string, key: string])[] = [
  ['Le guichet', 'le guichet'],
  ['le Guichét', 'le guichet'],
  ['« Écluse » et canal', 'ecluse » et canal'],
  ['ÉCLUSES', 'ecluses'],
  ['L’œuvre commune', "l'oeuvre commune"],
  ['L\u2019oe\u0301tang', "l'oetang"],
  ['Zone\u00a02', 'zone 0002'],
  ['zone 10', 'zone 0010'],
  ['', '\u{10ffff}'],
];
export const YEARS = [2019, 2024, 2025];

/** Few instants, titles and dates, so that many posts share one: the order must be stable there too. */
export const arbitraryListedPost = fc.record({
  at: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom('draft', 'queued', 'scheduled', 'published', 'changed', 'binned'),
  title: fc.nat({ max: TITLES.length - 1 }),
  publishedIn: fc.option(fc.constantFrom(...YEARS)),
  labels: fc.subarray(['École', 'ecole', 'Eau douce']),
  people: fc.subarray(['Anne Martin', 'Karim Benali']),
});
export type ListedPost = typeof arbitraryListedPost extends fc.Arbitrary<infer Value> ? Value : never;

/** A time in 2026. */
export const timeIn2026 = (at: number): number => Date.UTC(2026, 5, 1, 12) + at;
const publishedTime = (year: number): number => Date.UTC(year, 5, 1, 12);

/** The builder numbers the people of each post separately. */
function ofOneDirectory(post: Post): Post {
  return post.participants.reduceRight(
    (text, { id, name }) =>
      JSON.parse(JSON.stringify(text).replaceAll(`"${id}"`, `"${PEOPLE[name]}"`)) as Post,
    post,
  );
}
const PEOPLE: Readonly<Record<string, string>> = { 'Anne Martin': 'anne', 'Karim Benali': 'karim' };

export function fillPosts(db: WritableDb, posts: readonly ListedPost[]): void {
  run(db, sql`DELETE FROM posts`);
  posts.forEach(({ at, status, title, publishedIn, labels, people }, index) => {
    let document = buildInterview()
      .titled(TITLES[title]?.[0] ?? '')
      .labelled(...labels);
    for (const name of people) document = document.answering(name, 'Oui.');
    const { id } = insertPost(db, ofOneDirectory(document.post), {
      now: timeIn2026(at),
      newId: () => `post-${index}`,
    });
    run(
      db,
      sql`
      UPDATE posts SET status = ${status}, binned_at = ${status === 'binned' ? 1 : null},
        published_at = ${publishedIn === null ? null : publishedTime(publishedIn)} WHERE id = ${id}`,
    );
  });
}

export const arbitraryListInput = fc.record(
  {
    list: fc.constantFrom(...LISTS),
    sort: fc.constantFrom(...LIST_SORTS),
    status: fc.constantFrom('draft' as const, 'published' as const),
    label: fc.constantFrom('École', 'ecole', 'Nulle part'),
    year: fc.constantFrom(...YEARS, 2026),
    participant: fc.constantFrom('Anne Martin', 'Karim Benali'),
  },
  { requiredKeys: ['list'] },
);

const STATUSES_SHOWN: Readonly<Record<string, readonly string[]>> = {
  all: ['draft', 'queued', 'scheduled', 'published', 'changed'],
  drafts: ['draft', 'queued'],
  // Without pending approvals, which tests/unit/backend/library/posts/for-approval.test.ts covers.
  reading: [],
  changed: ['changed'],
  scheduled: ['scheduled'],
  published: ['published', 'changed'],
  bin: ['binned'],
};

type Filters = Partial<Record<'status' | 'label' | 'participant', string>> &
  Readonly<{ list: string; year?: number; sort?: string }>;

/** The ids, in plain JavaScript. */
export function expectedIds(posts: readonly ListedPost[], input: Filters): string[] {
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : Number(a > b));
  const sort = input.sort ?? 'changed';
  const rows = posts.map((post, index) => ({
    ...post,
    index,
    dated: post.publishedIn === null ? timeIn2026(post.at) : publishedTime(post.publishedIn),
  }));
  return rows
    .filter(
      (post) =>
        STATUSES_SHOWN[input.list]?.includes(post.status) === true &&
        (input.status === undefined || post.status === input.status) &&
        (input.label === undefined || post.labels.includes(input.label)) &&
        (input.year === undefined || (post.publishedIn ?? 2026) === input.year) &&
        (input.participant === undefined || post.people.includes(input.participant)),
    )
    .toSorted((a, b) => {
      switch (sort) {
        case 'title':
          return compare(TITLES[a.title]?.[1] ?? '', TITLES[b.title]?.[1] ?? '') || a.index - b.index;
        case 'oldest':
          return a.dated - b.dated || a.index - b.index;
        case 'newest':
          return b.dated - a.dated || b.index - a.index;
        default:
          return b.at - a.at || b.index - a.index;
      }
    })
    .map(({ index }) => `post-${index}`);
}

export const withPerson = <Input extends Readonly<{ participant?: string }>>(input: Input): Input =>
  input.participant === undefined ? input : { ...input, participant: PEOPLE[input.participant] ?? '' };

export const draft = (at: number): ListedPost => ({
  at,
  status: 'draft',
  title: at % TITLES.length,
  publishedIn: null,
  labels: ['École'],
  people: [],
});
