import { useState } from 'react';
import type { Blog } from '#contract/publishing.ts';
import type { Publication } from '#contract/shapes.ts';

export type InHands = Readonly<{
  /** The blog is one to which one publishes by hand. */
  blog: boolean;
  /** The job in the author's hands: the one that is open, or that ended while this was shown. */
  jobId: string | undefined;
  /** The publication that is online there, with nothing under way. */
  standing: string | undefined;
}>;

/** What of the chosen blog goes through the author's hands. */
export function useInHands(blog: Blog | undefined, publication: Publication | undefined): InHands {
  const byHand = blog?.state === 'by-hand';
  const open = byHand ? publication?.jobId : undefined;
  const [shown, setShown] = useState<Readonly<{ blogId: string; jobId: string }> | undefined>(undefined);
  // It stays in view once it is done: what was read on the blog is what the author waited for.
  if (blog !== undefined && open !== undefined && shown?.jobId !== open)
    setShown({ blogId: blog.id, jobId: open });
  return {
    blog: byHand,
    jobId: open ?? (byHand && shown?.blogId === blog.id ? shown.jobId : undefined),
    standing:
      byHand && open === undefined && publication?.state.startsWith('online') === true
        ? publication.id
        : undefined,
  };
}
