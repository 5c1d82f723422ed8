/** What the form that connects a blog is given, whatever its kind. */
import type { Account } from '#contract/blogs.ts';

export type ConnectFormProps = Readonly<{
  /** Signed out: it signs in again. Signed in: another blog of it is added. Absent: a new blog. */
  account?: Account | undefined;
  onDone: () => void;
  /** The blog is connected, or its account is signed in again. */
  onConnected: () => void;
  /** A blog is written to by hand instead. */
  onByHand: () => void;
  /** Absent where the practice blog is there already. */
  onPractice?: (() => void) | undefined;
}>;
