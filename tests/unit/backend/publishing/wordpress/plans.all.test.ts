/**
 * Random plans on a real WordPress: what an author, a colleague, the network and restarts do, in any order. Never two public
 * posts, never a success that is none, never a colleague's words gone from both sides.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { aBlog, aDesk, aFolder, interview } from '../a-desk.ts';
import { aSite, colleague, siteClock } from './a-wordpress-desk.ts';

const RUNS = Number(process.env['ESCALE_WORDPRESS_PLANS'] ?? 20);
const FAULTS = ['drop-before', 'store-then-drop', 'ill', 'quota'] as const;
type Fault = (typeof FAULTS)[number];
const ACTS = ['publish', 'update', 'deposit', 'run', 'restart', 'edit', 'retry'] as const;

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  /** What becomes of the next requests, one after the other. */
  faults: fc.array(fc.option(fc.constantFrom(...FAULTS), { freq: 2 }), { maxLength: 5 }),
});
const plan = fc.array(step, { minLength: 2, maxLength: 7 });

const site = aSite();

/** The line to the site, with what is to happen on it. */
function aLine() {
  const waiting: (Fault | null)[] = [];
  const reset = () =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
  const line: typeof fetch = async (input, init) => {
    const fault = waiting.shift() ?? null;
    if (fault === 'drop-before') throw reset();
    if (fault === 'ill') return new Response('<h1>503</h1>', { status: 503 });
    if (fault === 'quota') return new Response('{"code":"slow_down"}', { status: 429 });
    const answer = await fetch(input, init);
    if (fault !== 'store-then-drop') return answer;
    await answer.arrayBuffer();
    throw reset();
  };
  return { line, waiting };
}

/** Expected refusals are answers, not failures. */
async function allowed(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

test('random plans', { timeout: RUNS * 30_000 + 60_000 }, async () => {
  const tried = fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      await site().empty();
      const blog = await aBlog(siteClock(site()));
      const [folder, secrets] = [aFolder(), new Map<string, string>()];
      const { line, waiting } = aLine();
      const open = () => aDesk(blog, { folder, secrets, fetch: line });
      let desk = await open();
      const given = { address: site().url, user: 'lise', password: site().passwords['lise'] ?? '' };
      const blogId = (await desk.call('wordpress.sign-in', given)).blog.id;
      const postId = desk.write(interview());
      const theirs: string[] = [];
      for (const { act, faults } of steps) {
        waiting.splice(0, waiting.length, ...faults);
        if (act === 'edit') {
          const [post] = await colleague(site()).posts();
          if (post === undefined) continue;
          const word = `mot${randomUUID().slice(0, 8)}`;
          theirs.push(word);
          await colleague(site()).edit(post.id, { content: `${post.content.raw}<p>${word}</p>` });
        } else if (act === 'run') await desk.finish(60);
        else if (act === 'restart') {
          await desk.close();
          desk = await open();
        } else if (act === 'retry') {
          const job = (await desk.call('jobs.list', {})).items.find(
            ({ finishedAt }) => finishedAt === undefined,
          );
          if (job !== undefined) await desk.call('jobs.retry', { id: job.id });
        } else {
          if (act === 'update') desk.rewrite(postId, (post) => ({ ...post, title: `Titre ${randomUUID()}` }));
          await allowed(desk.send(postId, blogId, 0, act === 'update' ? {} : { act }));
        }
        await desk.settled();
      }
      waiting.splice(0);
      desk.backend.lifecycle.resume();
      await desk.finish(60);

      const posts = await colleague(site()).posts();
      const shown = posts.filter(({ status }) => status === 'publish' || status === 'future');
      const marks = shown.flatMap(({ content }) => findPublicationMarks(content.raw));
      expect(new Set(marks).size).toBe(marks.length);
      const online = (await desk.publications(postId)).filter(({ state }) => state === 'online');
      const ids = shown.map(({ id }) => String(id));
      expect(online.filter(({ remoteId }) => !ids.includes(remoteId ?? ''))).toEqual([]);
      const kept = JSON.stringify(
        desk.backend.db.prepare('SELECT remote_content, base_content FROM publications').all(),
      );
      const everywhere = posts.map(({ content }) => content.raw).join('') + kept;
      expect(theirs.filter((word) => !everywhere.includes(word))).toEqual([]);
      await desk.close();
      await blog.close();
    }),
    { numRuns: RUNS },
  );
  await expect(tried).resolves.toBeUndefined();
});
