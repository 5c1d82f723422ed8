import type { PersonData } from '../../../preload/contract/person-data.ts';

type Post = PersonData['posts'][number];

export const onlineBlogs = ({ online }: Post): string =>
  [...new Set(online.map(({ blogName }) => blogName))].join(', ');

/** Online where Escale may not, or does not, write. */
export const isLeftToAuthor = ({ online }: Post): boolean =>
  online.some(({ readOnly, byHand }) => readOnly || byHand);
