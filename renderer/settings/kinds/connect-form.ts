/** Props of the forms that connect a blog, common to all kinds. */
import type { Account } from '#contract/blogs.ts';

export type ConnectFormProps = Readonly<{
  /** Signed out: it signs in again. Signed in: another blog of it is added. Absent: a new blog. */
  account?: Account | undefined;
  onDone: () => void;
  /** The blog is connected, or its account is signed in again. */
  onConnected: () => void;
  /** Publishes to a blog by hand instead. */
  onByHand: () => void;
  /** Absent if the practice blog is already connected. */
  onPractice?: (() => void) | undefined;
}>;
