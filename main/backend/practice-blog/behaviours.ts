/** Ways a real blog or a real consent screen may differ. The product runs with the usual ones; tests change them. */

import type { Person } from './stored.ts';

export type Behaviours = {
  /** What the person answers on the consent screen; `partial`: leaves the blog's box unticked. */
  consent: 'accept' | 'deny' | 'partial';
  /** Who sits at the browser when somebody consents; undefined: the person whose blog it is. */
  person: Person | undefined;
  /** Blogs that a signed-in person also has; they can be chosen, and hold nothing. */
  otherBlogs: readonly Readonly<{ id: string; name: string }>[];
  /** The Blogger API was never enabled in the client's Google project. */
  apiDisabled: boolean;
  /** The signed-in person's role on the blog: an AUTHOR may change posts of their own only. */
  role: 'ADMIN' | 'AUTHOR' | 'READER';
  /** Labels and names come back with &amp; (seen by importers). */
  escapedLabels: boolean;
  /** Old setting of the blog: a newline in the text becomes a line break. */
  breakLines: boolean;
  /** Reported by clients: a write to a draft is answered by 404. */
  draftsRefuseWrites: boolean;
  /** Consent screens "in testing" give refresh tokens of seven days. */
  refreshTokenDays: number | undefined;
};

export const usualBehaviours = (): Behaviours => ({
  consent: 'accept',
  person: undefined,
  otherBlogs: [],
  apiDisabled: false,
  role: 'ADMIN',
  escapedLabels: false,
  breakLines: false,
  draftsRefuseWrites: false,
  refreshTokenDays: undefined,
});
