import type { Blog } from '../../../../preload/contract/publishing.ts';

/** The account whose Drive may hold a blog's pictures: of a blog written to by hand nobody's consent is used. */
export const driveAccountOf = ({
  practice,
  state,
  accountId,
}: Pick<Blog, 'practice' | 'state' | 'accountId'>): string | undefined =>
  practice || state === 'by-hand' ? undefined : accountId;
