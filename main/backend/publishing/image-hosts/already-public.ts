import type { ImageHost } from './image-host.ts';

/** A picture that came from the web stays where it is: its address is kept as it stands in the document. */
export const alreadyPublic: ImageHost = {
  id: 'already-public',
  put: async ({ address }) => address,
};
