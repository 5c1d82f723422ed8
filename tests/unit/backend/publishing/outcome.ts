import type { DeskBlog, PublishingDesk } from './publishing-desk.ts';

/** A summary of both sides after the last job of a post. */
export async function outcome(blog: DeskBlog, desk: PublishingDesk, postId: string) {
  const job = (await desk.call('jobs.list', {})).items[0];
  const publication = (await desk.publications(postId))[0];
  return {
    blog: blog.posts().map(({ status }) => status),
    job: job?.state,
    failure: job?.failure?.code,
    state: publication?.state,
    post: desk.post(postId).status,
  };
}
