/** A published post, changed here and on the blog. */
import type { Post, TopBlock } from '#interview/document.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { openConnectedDesk, interview } from '../publishing-desk.ts';
import type { DeskBlog, PublishingDesk, DeskOptions } from '../publishing-desk.ts';

type ConflictView = BackendOutput<'conflicts.get'>;
export type Keeping = { id: string; keep: 'mine' | 'theirs' | 'both'; text?: string };

/** Replaces `find`, which must be in some paragraph of the post. */
export function withWords(post: Post, find: string, by: string): Post {
  const text = JSON.stringify(post.body);
  if (!text.includes(find)) throw new Error(`« ${find} » does not stand in the post`);
  return { ...post, body: JSON.parse(text.replace(find, by)) as TopBlock[] };
}

export const wordsOf = (post: Post): string => JSON.stringify(post);

/** A published interview, unchanged on both sides. */
export async function onlinePost(options: DeskOptions = {}, post: Post = interview(), openedBlog?: DeskBlog) {
  const ready = await openConnectedDesk(options, openedBlog);
  const { desk, blog, blogId } = ready;
  const postId = desk.write(post);
  await desk.send(postId, blogId);
  await desk.finish();
  blog.faults.clearLog();
  const [remote] = blog.live();
  if (remote === undefined) throw new Error('not published');
  return { ...ready, postId, remote, ...tools(desk, blog, postId, blogId, remote.id) };
}

function tools(desk: PublishingDesk, blog: DeskBlog, postId: string, blogId: string, remoteId: string) {
  const stands = () => {
    const post = blog.posts().find(({ id }) => id === remoteId);
    if (post === undefined) throw new Error('no longer there');
    return post;
  };
  return {
    /** The post as readers get it now. */
    stands,
    /** An edit in Blogger’s own editor. */
    elsewhere: async (find: string, by: string) => {
      const { content } = stands();
      if (!content.includes(find)) throw new Error(`« ${find} » does not stand on the blog`);
      await blog.elsewhere.write(remoteId, { content: content.replace(find, by) }, { whole: false });
    },
    editHere: (find: string, by: string) => desk.rewrite(postId, (post) => withWords(post, find, by)),
    /** Sends until the job ends; returns it. */
    update: async () => {
      const jobId = await desk.send(postId, blogId);
      await desk.finish();
      return desk.job(jobId);
    },
    readConflict: (): Promise<ConflictView> => desk.call('conflicts.get', { postId, blogId }),
    settle: async (decisions: Keeping[], send = true, conflict?: ConflictView) => {
      const { saveNumber, remoteHash } = conflict ?? (await desk.call('conflicts.get', { postId, blogId }));
      const settled = await desk.call('conflicts.settle', {
        postId,
        blogId,
        saveNumber,
        remoteHash: remoteHash ?? '',
        decisions,
        send,
      });
      await desk.finish();
      return settled;
    },
    revisions: async (reason: string): Promise<Post[]> => {
      const { items } = await desk.call('revisions.list', { postId });
      const own = items.filter((item) => item.reason === reason);
      return Promise.all(own.map(async ({ id }) => (await desk.call('revisions.get', { id })).document));
    },
    state: async () => (await desk.publications(postId))[0]?.state,
    text: () => wordsOf(desk.post(postId).document),
  };
}
