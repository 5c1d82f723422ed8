import type { PostSummary, Publication } from '../../preload/contract/shapes.ts';
import { STATUSES, kindSchema } from '../../preload/contract/shapes.ts';
import type { ReadableDb } from '../backend/library/sql.ts';
import { listPosts } from '../backend/library/post-lists.ts';
import { publicationsOfPost } from '../backend/publishing/shown-publications.ts';
import { chosenFolder, openForReading } from './library.ts';
import type { Command } from './run.ts';

const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();

/** Every post but those in the bin, which `--status binned` lists. */
export const list: Command = {
  options: { status: { type: 'string' }, kind: { type: 'string' } },
  async run(args, context) {
    const status = args.oneOf('status', STATUSES);
    const kind = args.oneOf('kind', kindSchema.options);
    const library = await openForReading(chosenFolder(args.text('library'), context));
    try {
      const { db } = library;
      const posts = everyPost(db, status === 'binned' ? 'bin' : 'all').filter(
        (post) =>
          (status === undefined || post.status === status) && (kind === undefined || post.kind === kind),
      );
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
                `${post.id}  ${new Date(post.updatedAt).toISOString().slice(0, 10)}  ${post.status.padEnd(9)}  ${post.title === '' ? context.words.untitled : post.title}\n`,
            )
            .join(''),
        );
    } finally {
      library.close();
    }
  },
};

function everyPost(db: ReadableDb, name: 'all' | 'bin'): PostSummary[] {
  const posts: PostSummary[] = [];
  for (let after: string | undefined; ;) {
    const page = listPosts(db, { list: name, limit: 200, after });
    posts.push(...page.items);
    after = page.after;
    if (after === undefined) return posts;
  }
}

/** The shape of DESIGN section 11. */
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
