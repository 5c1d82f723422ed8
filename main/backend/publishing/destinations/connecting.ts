/** Connecting a blog and ending its sign-in: what each kind of blog is given for it, and gives. */
import type { PublishingContext } from './publishing-context.ts';

export type Connecting = Readonly<{
  context: PublishingContext;
  /** These blogs can be spoken to again: what waited for that goes on. */
  signedIn(blogIds: readonly string[]): void;
}>;

/** The end of a sign-in, as each kind of account has it. */
export type SignInEnd = Readonly<{
  /** Withdraws it at the other side. Fails as requests there do. */
  revoke(): Promise<void>;
  /** Deletes what is stored here. */
  remove(): Promise<void>;
}>;
