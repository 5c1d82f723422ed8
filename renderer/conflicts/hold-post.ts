import { asAppError, call } from '../bridge/call.ts';

/** The save number of the open text, if the library gives one. */
type Held = number | 'elsewhere' | undefined;

/**
 * Posts open in this window: the number of holders (a post can be reopened before it is released) and the library's
 * answer.
 */
const open = new Map<string, Readonly<{ times: number; answer: Promise<Held> }>>();

const tell = (postId: string, open: boolean): Promise<Held> =>
  call('conflicts.hold', { postId, open }).then(
    ({ saveNumber }) => saveNumber,
    // Other failures: the next opening asks again. Until then a stale save is refused, which protects the text.
    (thrown: unknown) => (asAppError(thrown).code === 'post.open-elsewhere' ? 'elsewhere' : undefined),
  );

/**
 * Marks a post as open in the editor: only the author changes its text, and no other window opens it. Gives `elsewhere`
 * if another window has it open, which is brought to the front.
 */
export function holdPost(postId: string): Promise<Held> {
  const before = open.get(postId);
  const answer = before?.answer ?? tell(postId, true);
  open.set(postId, { times: (before?.times ?? 0) + 1, answer });
  return answer;
}

/** Marks a post as open, and gives the version of its text. */
export function holdText(postId: string): Promise<Held> {
  const answer = tell(postId, true);
  open.set(postId, { times: (open.get(postId)?.times ?? 0) + 1, answer });
  return answer;
}

/** Asks again, after the library was restarted or another window closed the post. */
export function holdAgain(postId: string): Promise<Held> {
  const before = open.get(postId);
  if (before === undefined) return Promise.resolve(undefined);
  const answer = tell(postId, true);
  open.set(postId, { ...before, answer });
  return answer;
}

/** Releases a post that was closed and saved. */
export function releasePost(postId: string): void {
  const before = open.get(postId);
  const times = (before?.times ?? 0) - 1;
  if (before !== undefined && times > 0) open.set(postId, { ...before, times });
  else if (open.delete(postId)) void tell(postId, false);
}
