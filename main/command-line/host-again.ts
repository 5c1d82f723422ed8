/**
 * `escale host-again BLOG`: lists the dead pictures of a blog and, with `--yes`, prepares the updates that upload them
 * again, with the code of the window. Secrets are not available here, so nothing is sent: Escale sends the updates,
 * pictures first, the next time it runs.
 */
import type { BackendOutput } from '#contract/backend.ts';
import type { PicturePlace } from '#contract/pictures.ts';
import type { Blog } from '#contract/blogs.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { noteJob } from '#backend/publishing/jobs/paused-blogs.ts';
import { pictureHostOf } from '#backend/publishing/pictures/blog-pictures.ts';
import { type DeadPost, everyDeadPost, linkCheck } from '#backend/publishing/pictures/check-links.ts';
import { hostAgain as putAgain } from '#backend/publishing/jobs/pictures/host-again.ts';
import { createPictures } from '#backend/publishing/pictures/picture-addresses.ts';
import { startBackend } from '#backend/app/start.ts';
import { findBlog, blogJson } from './find-blog.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';
import { hostWithoutShell } from './host-without-shell.ts';
import { WORDS, type AllWords, type Words } from './words.ts';

type Outcome = BackendOutput<'pictures.host-again'>;
type Situation = Readonly<{
  blog: Blog;
  host: PicturePlace | undefined;
  /** The end of the last complete check; undefined if none was completed. */
  checkedAt: number | undefined;
  posts: readonly DeadPost[];
}>;

/** `--yes` prepares the updates. Without it, only reports them. */
export const hostAgain = command({
  name: 'host-again',
  takes: { what: 'blog', how: 'one' },
  options: { yes: { type: 'flag' } },
  one: 'failed',
  example: ['garden.example', '--yes'],
  json: '{blog: {id, remoteId, name, url}, host, checkedAt, dead, curable, posts: [{id, title, pictures: [{address, kept}]}], prepared}',
  async run({ positionals: [reference], options: { yes } }, context) {
    const { words, language, json, env } = context;
    const folder = chosenFolder(context);
    const library = await openForReading(folder);
    const situation = ((): Situation => {
      try {
        return inspect(library.db, reference);
      } finally {
        library.close();
      }
    })();
    const prepared = yes ? await prepare(folder, situation.blog, env) : undefined;
    await context.out(
      json
        ? `${JSON.stringify(toJson(situation, prepared))}\n`
        : describeSituation(situation, prepared, words, WORDS[language].photos),
    );
  },
});

function inspect(db: ReadableDb, reference: string): Situation {
  const blog = findBlog(db, reference);
  const { state, endedAt } = linkCheck(db);
  return {
    blog,
    host: pictureHostOf(db, blog.id),
    checkedAt: state === 'done' ? endedAt : undefined,
    posts: [...everyDeadPost(db, blog.id)],
  };
}

async function prepare(
  folder: string,
  blog: Blog,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const started = await startBackend({
    folder,
    emit: () => undefined,
    host: hostWithoutShell(env),
    log: silentLog,
    publishing: false,
  });
  const { backend } = started;
  try {
    const outbox = { added: () => noteJob(backend) };
    return await putAgain({ context: backend, pictures: createPictures(backend), outbox }, blog.id, 'later');
  } finally {
    await started.close();
  }
}

const addressesOf = (posts: Situation['posts'], which: (dead: DeadPost['dead'][number]) => boolean): number =>
  new Set(posts.flatMap(({ dead }) => dead.filter(which).map(({ address }) => address))).size;

/** The number of pictures that an update of each post would upload again; 0 for posts the outbox may not write. */
const countCurable = (posts: Situation['posts']): number =>
  addressesOf(
    posts.filter(({ writable }) => writable),
    ({ kept }) => kept,
  );

function toJson({ blog, host, checkedAt, posts }: Situation, prepared: Outcome | undefined): object {
  return {
    blog: blogJson(blog),
    host: host ?? null,
    checkedAt: checkedAt === undefined ? null : new Date(checkedAt).toISOString(),
    dead: addressesOf(posts, () => true),
    curable: countCurable(posts),
    posts: posts.map(({ postId, title, dead }) => ({ id: postId, title, pictures: dead })),
    prepared: prepared ?? null,
  };
}

/** The result of the last check, post by post, then the prepared updates or how to prepare them. */
function describeSituation(
  { blog, host, checkedAt, posts }: Situation,
  prepared: Outcome | undefined,
  words: Words,
  { online, hosts }: AllWords['photos'],
): string {
  const own = words.hostAgain;
  const dead = addressesOf(posts, () => true);
  const curable = countCurable(posts);
  const lines = [
    `${blog.name} — ${checkedAt === undefined ? own.neverChecked : own.checked(new Date(checkedAt).toISOString().slice(0, 10))}`,
    ...(dead > 0 ? [online.dead(dead)] : checkedAt === undefined ? [] : [own.noneDead]),
    ...posts.flatMap(({ title, dead: pictures }) => [
      title === '' ? words.untitled : title,
      ...pictures.map(({ address, kept }) => `  ${address} — ${kept ? online.kept : online.lost}`),
    ]),
  ];
  if (prepared !== undefined) {
    if (prepared.posts > 0) lines.push(own.prepared(prepared.posts, prepared.pictures), own.sentLater);
    else if (prepared.byHand + prepared.busy === 0) lines.push(own.nothing);
    if (prepared.byHand > 0) lines.push(online.byHand(prepared.byHand));
    if (prepared.busy > 0) lines.push(online.busy(prepared.busy));
  } else if (curable > 0) {
    lines.push(host === undefined ? own.noHost : own.would(curable, hosts[host]));
    if (host !== undefined) lines.push(own.how);
  } else if (dead > 0) lines.push(own.nothing);
  return `${lines.join('\n')}\n`;
}
