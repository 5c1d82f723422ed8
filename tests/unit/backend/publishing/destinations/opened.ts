import { randomUUID } from 'node:crypto';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { ADesk } from '../a-desk.ts';
import type { Opened } from './contract.ts';

/** Of a blog to which one sends: the post that the contract asks for is sent. */
export async function opened(desk: ADesk, blogId: string): Promise<Opened> {
  const destination = await publishingOf(desk.backend).destinations.open(blogId);
  return {
    destination,
    now: () => desk.clock.at,
    tick: (milliseconds) => void (desk.clock.at += milliseconds),
    async publicPost() {
      const publicationId = randomUUID();
      const content = `<div class="iv-post" id="${publicationMark(publicationId)}"><p>Un.</p></div>`;
      const { id } = await destination.insertDraft({ title: 'Un', labels: [], content });
      await destination.publish(id);
      return { publicationId, title: 'Un' };
    },
  };
}
