/** Dependencies for connecting a blog of any kind. */
import type { Context } from '../../core/context.ts';

export type Connecting = Readonly<{
  context: Context;
  /** Resumes work that waited for a sign-in on these blogs. */
  signedIn(blogIds: readonly string[]): void;
}>;
