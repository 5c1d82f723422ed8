/**
 * `escale publish ID --blog BLOG`: the same as the window's button, up to the row in the outbox. Secrets are not
 * available here, so nothing is sent: the post is frozen in its current state, and Escale sends it the next time it
 * runs.
 */
import type { Intent } from '#contract/publishing/publishing.ts';
import { startBackend } from '#backend/app/start.ts';
import { silentLog } from '#backend/core/log.ts';
import { testHook } from '#backend/core/test-hooks.ts';
import { findOpenJob } from '#backend/library/publications/jobs.ts';
import { workingCopy } from '#backend/library/publications/working-copy.ts';
import { noteJob } from '#backend/publishing/jobs/paused-blogs.ts';
import { createPictures } from '#backend/publishing/pictures/picture-addresses.ts';
import { send } from '#backend/publishing/jobs/send.ts';
import { findBlog, blogJson } from './find-blog.ts';
import { command } from './command.ts';
import { chosenFolder } from './library.ts';
import { hostWithoutShell } from './host-without-shell.ts';

function saidOf(intent: Intent | undefined, draft: boolean): 'publish' | 'propose' | 'update' | 'deposit' {
  if (intent === 'update' || intent === 'propose') return intent;
  return draft ? 'deposit' : 'publish';
}

/**
 * `--draft` keeps it a draft on the blog. Refused for blogs written by hand, whose texts are copied from the window.
 */
export const publish = command({
  name: 'publish',
  takes: { what: 'id', how: 'one' },
  options: { blog: { type: 'text', value: 'blog', required: true }, draft: { type: 'flag' } },
  one: 'failed',
  example: ['01890a5d-ac96-774b-bcce-b302099a8057', '--blog', 'garden.example'],
  json: '{id, blog: {id, remoteId, name, url}, job, intent}',
  jsonNote: 'intent is publish, propose, update or deposit',
  async run({ positionals: [postId], options }, context) {
    const { words, json, env } = context;
    const started = await startBackend({
      folder: chosenFolder(context),
      emit: () => undefined,
      host: hostWithoutShell(env),
      log: silentLog,
      publishing: false,
    });
    const { backend } = started;
    const { db } = backend;
    try {
      const blog = findBlog(db, options.blog);
      if (!blog.capabilities.canSend) {
        context.error(`${words.publish.byHand(blog.name)}\n`);
        return 1;
      }
      const { jobId } = await send(
        {
          context: backend,
          pictures: createPictures(backend),
          outbox: { added: () => noteJob(backend) },
          point: testHook,
        },
        {
          postId,
          blogId: blog.id,
          saveNumber: workingCopy(db, postId).saveNumber,
          holdSeconds: 0,
          ...(options.draft ? { act: 'deposit' } : {}),
        },
      );
      const intent = findOpenJob(db, jobId)?.intent;
      await context.out(
        json
          ? `${JSON.stringify({ id: postId, blog: blogJson(blog), job: jobId, intent: intent ?? null })}\n`
          : `${words.publish.prepared[saidOf(intent, options.draft)](blog.name)}\n${words.publish.sentLater}\n`,
      );
      return 0;
    } finally {
      await started.close();
    }
  },
});
