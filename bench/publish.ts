/** Publishes an interview to a blog that answers at once; reference: the same requests with the same bodies only. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { countPost } from '#interview/words.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { LoggedRequest } from '#tests/builders/practice-blog/faults.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { startPracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { connected, type Connected } from './connected.ts';
import { generateArchive } from './generate-archive.ts';
import type { Row } from './harness.ts';

/** Typical length of an interview on these blogs. */
const interview = [...generateArchive(200)]
  .map((generated) => generated.document)
  .find((document) => countPost(document).words > 1_500);

/** Milliseconds from the click to « En ligne, vérifié »; also returns the post's id. */
export async function publish({
  backend,
  blogId,
}: Pick<Connected, 'backend' | 'blogId'>): Promise<{ ms: number; remoteId: string }> {
  const { db, now } = backend.backend;
  assert.ok(interview !== undefined);
  const post = insertPost(db, interview, { now: now(), newId: randomUUID });
  const started = performance.now();
  await backend.call('publications.send', {
    postId: post.id,
    blogId,
    saveNumber: post.saveNumber,
    holdSeconds: 0,
  });
  await publishingOf(backend.backend).outbox.settledOn(blogId);
  const ms = performance.now() - started;
  const [publication] = (await backend.call('publications.of-post', { postId: post.id })).items;
  assert.equal(publication?.state, 'online');
  return { ms, remoteId: publication?.remoteId ?? '' };
}

const idOf = (answer: unknown): string => (answer as { id: string }).id;

/** Replays the recorded requests with the new post's id. */
async function replay(
  { apiOrigin }: PracticeBlogProcess,
  requests: readonly LoggedRequest[],
  authorization: string,
): Promise<number> {
  const then = idOf(requests.find(({ method }) => method === 'posts.insert')?.answer);
  let newId = then;
  const started = performance.now();
  for (const { method, verb, path, query, body, status } of requests) {
    const response = await fetch(`${apiOrigin}${path.replace(then, newId)}${query}`, {
      method: verb,
      headers: { authorization, ...(body === '' ? {} : { 'content-type': 'application/json' }) },
      ...(body === '' ? {} : { body }),
    });
    const answer: unknown = await response.json();
    assert.equal(response.status, status);
    if (method === 'posts.insert') newId = idOf(answer);
  }
  return performance.now() - started;
}

export const publishRow: Row = {
  name: 'publish',
  what: 'an interview of 1,500 words published for the first time (looked for, inserted as a draft, made public, read back and compared, every step committed) on a blog that answers at once, against the same requests with the same bodies',
  rounds: 20,
  async prepare() {
    const folder = temporaryFolder('bench-publish');
    const blog = await startPracticeBlogProcess(folder);
    const escale = await connected(blog);
    const token = (await blog.log()).find(({ method }) => method === 'oauth.token')?.answer;
    const authorization = `Bearer ${(token as { access_token: string }).access_token}`;
    await blog.tell({ do: 'clear-log' });
    await publish(escale);
    const requests = (await blog.log()).filter(({ method }) => method.startsWith('posts.'));
    return {
      async ours() {
        const { ms } = await publish(escale);
        await blog.tell({ do: 'clear-log' });
        return [ms];
      },
      async reference() {
        const ms = await replay(blog, requests, authorization);
        await blog.tell({ do: 'clear-log' });
        return [ms];
      },
      verify() {
        const methods = requests.map(({ method }) => method);
        assert.ok(methods.includes('posts.insert') && methods.includes('posts.publish'), methods.join(' '));
      },
      async close() {
        await escale.backend.dispose();
        await blog.close();
        fs.rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
