/** A library connected to a practice blog that runs as a process of its own. */
import { openTestBackend } from '#tests/builders/test-backend.ts';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';

export type Connected = Awaited<ReturnType<typeof connected>>;

/** A new library, connected to that blog. */
export async function connected(blog: PracticeBlogProcess) {
  const secrets = new Map<string, string>();
  const host = async (name: string, input: Record<string, string>) => {
    if (name === 'secrets.store') secrets.set(input['key'] ?? '', input['value'] ?? '');
    if (name === 'secrets.store') return { kept: true };
    if (name === 'secrets.load') return { value: secrets.get(input['key'] ?? '') };
    if (name === 'browser.open') await (await fetch(input['url'] ?? '')).arrayBuffer();
    return {};
  };
  const backend = await openTestBackend({
    host: host as never,
    now: Date.now(),
    publishing: {
      googleBase: blog.apiOrigin,
      packaged: false,
      mirrors: { byItself: false },
    },
  });
  await backend.call('accounts.use-client', blog.client);
  const { accountId } = await backend.call('accounts.sign-in', {});
  const { id } = await backend.call('blogs.add', { accountId, remoteId: blog.blogRemoteId });
  return { backend, blogId: id };
}
