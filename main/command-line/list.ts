import { KINDS } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { LIST_SORTS } from '#contract/plain-values.ts';
import type { PostSummary, Publication, ShownStatus } from '#contract/shapes.ts';
import { SHOWN_STATUSES } from '#contract/shapes.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { listParticipants } from '#backend/library/people/participants.ts';
import { publicationsOfPost } from '#backend/library/publications/shown-publications.ts';
import { listWindow, type WindowInput } from '#backend/search/facts/list-window.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();

const LONGEST_STATUS = Math.max(...SHOWN_STATUSES.map(({ length }) => length));

/**
 * Lists all posts outside the bin; `--status binned` lists the bin. `--participant` is a name (ignoring case and
 * accents) or an id of the directory.
 */
export const list = command({
  name: 'list',
  takes: undefined,
  options: {
    status: { type: 'choice', values: SHOWN_STATUSES },
    kind: { type: 'choice', values: KINDS },
    label: { type: 'text', value: 'label' },
    year: { type: 'number', value: 'year', least: 1, most: 9_999 },
    participant: { type: 'text', value: 'person' },
    sort: { type: 'choice', values: LIST_SORTS },
  },
  one: 'failed',
  example: ['--status', 'draft', '--sort', 'title'],
  json: '[{id, remoteId, blogId, title, kind, status, labels, publishedAt, createdAt, updatedAt, url, words, questions, answers, publications: [{id, blogId, blogName, practice, state, remoteId, url, publishedAt}]}]',
  jsonNote: 'remoteId, blogId and url are those of the first publication',
  async run({ options: { status, kind, participant: person, label, year, sort } }, context) {
    const filters = { label, year, sort };
    const library = await openForReading(chosenFolder(context));
    try {
      const { db } = library;
      const matchingPosts = findPeople(db, person)
        .flatMap((participant) => everyPost(db, status, { ...filters, participant }))
        .filter((post) => kind === undefined || post.kind === kind);
      const posts = [...new Map(matchingPosts.map((post) => [post.id, post])).values()];
      if (context.json)
        await context.out(
          `${JSON.stringify(posts.map((post) => toJson(post, publicationsOfPost(db, post.id, Date.now()))))}\n`,
        );
      else if (posts.length === 0) await context.out(`${context.words.nothingListed}\n`);
      else
        await context.out(
          posts
            .map(
              (post) =>
                `${post.id}  ${new Date(post.updatedAt).toISOString().slice(0, 10)}  ${post.status.padEnd(LONGEST_STATUS)}  ${post.title === '' ? context.words.untitled : post.title}\n`,
            )
            .join(''),
        );
    } finally {
      library.close();
    }
  },
});

/** Reads all posts in one query, so that no change can fall between two pages. */
const everyPost = (
  db: ReadableDb,
  status: ShownStatus | undefined,
  filters: Omit<WindowInput, 'list' | 'limit'>,
): PostSummary[] =>
  listWindow(db, {
    list: status === 'binned' ? 'bin' : 'all',
    ...filters,
    status: status === 'binned' ? undefined : status,
    limit: Number.MAX_SAFE_INTEGER,
  }).items;

/** The ids of the matching people, the most recently used first; `[undefined]` without a filter. */
function findPeople(db: ReadableDb, person: string | undefined): (string | undefined)[] {
  if (person === undefined) return [undefined];
  const entries = listParticipants(db, { query: person, limit: 200 });
  const called = entries.filter(({ name }) => foldKey(name) === foldKey(person)).map(({ id }) => id);
  return called.length > 0 ? called : [person];
}

/** The JSON documented in docs/COMMAND-LINE.md. */
function toJson(post: PostSummary, publications: readonly Publication[]): Record<string, unknown> {
  const [first] = publications;
  return {
    id: post.id,
    remoteId: first?.remoteId ?? null,
    blogId: first?.blogId ?? null,
    title: post.title,
    kind: post.kind,
    status: post.status,
    labels: post.labels,
    publishedAt: iso(post.publishedAt),
    createdAt: iso(post.createdAt),
    updatedAt: iso(post.updatedAt),
    url: first?.url ?? null,
    words: post.words,
    questions: post.questions,
    answers: post.answers,
    publications: publications.map((publication) => ({
      id: publication.id,
      blogId: publication.blogId,
      blogName: publication.blogName,
      practice: publication.practice,
      state: publication.state,
      remoteId: publication.remoteId ?? null,
      url: publication.url ?? null,
      publishedAt: iso(publication.publishedAt),
    })),
  };
}
