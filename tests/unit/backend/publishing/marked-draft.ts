/** A draft with a mark on a blog, and the search for that mark among all its posts. */
import { randomUUID } from 'node:crypto';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { Backend } from '#backend/app/backend.ts';

export async function addMarkedDraft(backend: Backend, blogId: string) {
  const destination = await publishingOf(backend).destinations.open(blogId);
  const publicationId = randomUUID();
  const content = `<div class="iv-post" id="${publicationMark(publicationId)}"><p>Un.</p></div>`;
  const { id } = await destination.insertDraft({ title: 'Un', labels: [], content });
  return {
    destination,
    id,
    /** The ids of the matching posts. */
    find: async (): Promise<string[]> => {
      const posts = await destination.findMarked({
        publicationId,
        since: 0,
        status: ['live', 'scheduled', 'draft'],
        alive: () => undefined,
      });
      return posts.map((post) => post.id);
    },
  };
}
