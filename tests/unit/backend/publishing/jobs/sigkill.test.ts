/** Escale’s backend in a process of its own, killed by SIGKILL between two steps, then restarted. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cases } from '#tests/tier.ts';
import { openDeskBlog, openDesk, deskFolder, interview } from '../publishing-desk.ts';

const SCRIPT = join(import.meta.dirname, '../publisher-process.ts');

/** Runs the publisher to its end; resolves with the signal or the exit code. */
function run(environment: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 || signal !== null ? resolve(signal ?? 'ended') : reject(new Error(stderr)),
    );
  });
}

test.each(cases(['publish:job-committed', 'publish:inserted', 'publish:published'], 1))(
  'SIGKILL at %s: one public post',
  async (point) => {
    const blog = await openDeskBlog({ at: Date.now() });
    const folder = deskFolder();
    const secrets = new Map<string, string>();
    const desk = await openDesk(blog, { folder, secrets });
    const { blogId } = await desk.signIn();
    const postId = desk.write(interview());
    await desk.close();

    const marker = join(deskFolder(), 'died');
    const environment = {
      TEST_FOLDER: folder,
      TEST_SECRETS: JSON.stringify([...secrets]),
      TEST_POST: postId,
      TEST_BLOG: blogId,
      ESCALE_DEVELOPMENT: '1',
      ESCALE_GOOGLE_BASE: blog.apiOrigin,
      ESCALE_TEST_DIE_AT: point,
      ESCALE_TEST_DIE_MARKER: marker,
    };
    expect(await run(environment)).toBe('SIGKILL');
    expect(existsSync(marker)).toBe(true);
    expect(await run(environment)).toBe('ended');

    expect(blog.posts().map((post) => post.status)).toEqual(['LIVE']);
    const after = await openDesk(blog, { folder, secrets });
    expect(await after.publications(postId)).toEqual([
      expect.objectContaining({ state: 'online', remoteId: blog.live()[0]?.id }),
    ]);
    expect(after.post(postId).status).toBe('published');
  },
  30_000,
);
