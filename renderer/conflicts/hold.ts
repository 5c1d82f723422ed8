import { asAppError, call } from '../bridge/call.ts';

/** The save number of the text that is held. Undefined: the library does not say. */
type Held = number | 'elsewhere' | undefined;

/** Posts open here: how often, since one may be opened again before it was let go, and what the library answered. */
const open = new Map<string, Readonly<{ times: number; answer: Promise<Held> }>>();

const tell = (postId: string, open: boolean): Promise<Held> =>
  call('conflicts.hold', { postId, open }).then(
    ({ saveNumber }) => saveNumber,
    // Other failures: the next opening asks again. Until then a stale save is refused, which protects the text.
    (thrown: unknown) => (asAppError(thrown).code === 'post.open-elsewhere' ? 'elsewhere' : undefined),
  );

/**
 * Marks a post as open in the editor: only the author replaces its text, and no other window opens it. Gives
 * `elsewhere` where another window has it open, which comes to the front.
 */
export function holdPost(postId: string): Promise<Held> {
  const before = open.get(postId);
  const answer = before?.answer ?? tell(postId, true);
  open.set(postId, { times: (before?.times ?? 0) + 1, answer });
  return answer;
}

/** The same; and which text of it is held now. */
export function holdText(postId: string): Promise<Held> {
  const answer = tell(postId, true);
  open.set(postId, { times: (open.get(postId)?.times ?? 0) + 1, answer });
  return answer;
}

/** Asks again, after the library was restarted or another window has left the post. */
export function holdAgain(postId: string): Promise<Held> {
  const before = open.get(postId);
  if (before === undefined) return Promise.resolve(undefined);
  const answer = tell(postId, true);
  open.set(postId, { ...before, answer });
  return answer;
}

/** The post is left, and all of it is saved. */
export function releasePost(postId: string): void {
  const before = open.get(postId);
  const times = (before?.times ?? 0) - 1;
  if (before !== undefined && times > 0) open.set(postId, { ...before, times });
  else if (open.delete(postId)) void tell(postId, false);
}
