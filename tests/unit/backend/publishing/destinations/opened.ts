import { randomUUID } from 'node:crypto';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { PublishingDesk } from '../publishing-desk.ts';
import type { PracticeBlog } from '#backend/practice-blog/start.ts';
import type { Opened, Written, WrittenPage } from './contract.ts';

/** A reader of the practice blog, as on Blogger. */
export const readerOf =
  ({ elsewhere }: Pick<PracticeBlog, 'elsewhere'>) =>
  async ({ html, pending, ...written }: Written): Promise<string> =>
    (await elsewhere.comment({ ...written, content: html, ...(pending === true && { status: 'PENDING' }) }))
      .id;

const PAGE_STATUSES = { live: 'LIVE', draft: 'DRAFT', binned: 'SOFT_TRASHED' } as const;
/** Creates pages on the practice blog. */
export const pageMakerOf =
  ({ elsewhere }: Pick<PracticeBlog, 'elsewhere'>) =>
  async ({ html, status, ...page }: WrittenPage): Promise<string> =>
    (await elsewhere.savePage({ ...page, content: html, status: PAGE_STATUSES[status] })).id;

/** A blog that accepts sends: sends the post that the contract needs. */
export async function openForContract(desk: PublishingDesk, blogId: string): Promise<Opened> {
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
