/** Which of a post's publications is not on its blog as it was sent. */
import type { Publication } from '#contract/shapes.ts';

/** No longer there, as the sending found. */
const isAway = ({ state, failure }: Publication): boolean =>
  state === 'failed' && failure?.code === 'blogger.not-found';

/** The author is to look at it: what stands on the blog is not what was sent. */
export const isToLookAt = (publication: Publication): boolean =>
  publication.state === 'needs-choice' || publication.state === 'changed-on-blog' || isAway(publication);

/** The first of these, a real blog's before the practice blog's. */
export const toLookAt = (publications: readonly Publication[]): Publication | undefined =>
  publications.filter(isToLookAt).toSorted((one, other) => Number(one.practice) - Number(other.practice))[0];
