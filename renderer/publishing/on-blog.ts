import type { Publication } from '#contract/shapes.ts';

/** Whether something of this post is on that blog, which can be taken down there. */
export const isOnBlog = ({ state, remoteId }: Publication): boolean =>
  remoteId !== undefined &&
  [
    'online',
    'online-changed',
    'online-unverified',
    'scheduled',
    'to-verify',
    'deposited',
    'needs-choice',
    'changed-on-blog',
  ].includes(state);
