/** What each kind of blog is given to connect one. */
import type { Context } from '../../core/context.ts';

export type Connecting = Readonly<{
  context: Context;
  /** These blogs can be spoken to again: what waited for that goes on. */
  signedIn(blogIds: readonly string[]): void;
}>;
