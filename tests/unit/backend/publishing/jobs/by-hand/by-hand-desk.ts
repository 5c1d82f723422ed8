/** A desk whose blog is known only by its public address, and an author who pastes in Blogger’s own editor. */
import { onTestFinished } from 'vitest';
import type { ByHandJob } from '#contract/publishing/by-hand.ts';
import { BLOG_ADDRESS, startPublicBlog } from '#tests/builders/public-blog.ts';
import { openDeskBlog, openDesk, interview } from '../../publishing-desk.ts';
import type { DeskBlog, DeskOptions } from '../../publishing-desk.ts';

export async function startPublicPages(blog: DeskBlog) {
  const web = await startPublicBlog(blog.pagesOrigin);
  const before = process.env.ESCALE_TEST_OUTSIDE;
  process.env.ESCALE_TEST_OUTSIDE = web.origin;
  Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });
  onTestFinished(() => {
    web.close();
    if (before === undefined) delete process.env.ESCALE_TEST_OUTSIDE;
    else process.env.ESCALE_TEST_OUTSIDE = before;
    Reflect.deleteProperty(globalThis, '__ESCALE_TEST_HOOKS__');
  });
  return web;
}

/** A desk with one interview, and a blog added by its address. */
export async function openByHandDesk(options: DeskOptions = {}, openedBlog?: DeskBlog) {
  const blog = openedBlog ?? (await openDeskBlog());
  const web = await startPublicPages(blog);
  const desk = await openDesk(blog, options);
  const { id: blogId } = await desk.call('by-hand.add-blog', { address: BLOG_ADDRESS });
  const postId = desk.write(interview());

  const guide = (jobId: string): Promise<ByHandJob> => desk.call('by-hand.get', { jobId });
  const text = async (jobId: string, what: 'title' | 'text' | 'labels'): Promise<string> =>
    (await desk.call('by-hand.text', { jobId, what })).text;
  /** The copied parts, as pasted into Blogger’s editor. */
  const copied = async (jobId: string) => ({
    title: await text(jobId, 'title'),
    content: await text(jobId, 'text'),
    labels: (await text(jobId, 'labels')).split(', ').filter((label) => label !== ''),
  });
  return {
    blog,
    web,
    desk,
    blogId,
    postId,
    guide,
    text,
    copied,
    /** Pastes all of it into a new post of the blog, and publishes there; returns the post’s public address. */
    paste: async (jobId: string, change: (html: string) => string = (html) => html): Promise<string> => {
      const { title, content, labels } = await copied(jobId);
      const { path = '' } = await blog.elsewhere.insert(
        { title, content: change(content), labels },
        { draft: false },
      );
      return new URL(path, BLOG_ADDRESS).href;
    },
    /** Replaces the contents of the blog’s only public post. */
    replace: async (jobId: string): Promise<void> => {
      const [post] = blog.live();
      if (post === undefined) throw new Error('no post to replace');
      await blog.elsewhere.write(post.id, await copied(jobId), { whole: false });
    },
    look: (jobId: string, address?: string) =>
      desk.call('by-hand.read-back', { jobId, ...(address === undefined ? {} : { address }) }),
    failureCode: async (jobId: string): Promise<string | undefined> => (await guide(jobId)).failure?.code,
    state: async (): Promise<string | undefined> => (await desk.publications(postId))[0]?.state,
  };
}
