/**
 * Which window has which post open: a post is written in one window at a time (docs/design/processes.md#windows). Takes part in
 * `conflicts.hold`, the request of a page that opens or has left a post. Pure: windows are ids, the backend is a function.
 */
import type { BackendName } from '#contract/backend.ts';
import type { Envelope } from '#contract/failure.ts';
import { fail } from '../answers.ts';

type PostHoldsOptions = Readonly<{
  callBackend(name: BackendName, input: unknown): Promise<Envelope<unknown>>;
  /** Brings a window to the front. */
  show(windowId: number): void;
  /** Posts that other windows than this one may open now. */
  onLeft(postIds: readonly string[], windowId: number): void;
}>;

/** Posts of all windows together: a page that goes wrong cannot fill the memory of the shell. */
const MOST = 1_000;
const LONGEST_ID = 200;

export function createPostHolds({ callBackend, show, onLeft }: PostHoldsOptions) {
  /** Post id → id of the window that has it open. */
  const owners = new Map<string, number>();
  const forward = (input: unknown): Promise<Envelope<unknown>> => callBackend('conflicts.hold', input);

  function take(postId: string, windowId: number): boolean {
    const owner = owners.get(postId) ?? windowId;
    if (owner !== windowId) return false;
    if (owners.size < MOST) owners.set(postId, windowId);
    return true;
  }

  async function left(postId: string, windowId: number, input: unknown): Promise<Envelope<unknown>> {
    // It was moved to another window, which holds it.
    if ((owners.get(postId) ?? windowId) !== windowId) return { ok: true, value: {} };
    const answer = await forward(input);
    if (owners.get(postId) !== windowId) return answer;
    owners.delete(postId);
    onLeft([postId], windowId);
    return answer;
  }

  return {
    /** Answers `conflicts.hold` of a page. A post of another window is refused, and that window comes to the front. */
    async hold(input: unknown, windowId: number): Promise<Envelope<unknown>> {
      const { postId, open } = Object(input) as Record<string, unknown>;
      // Whatever has not its shape meets the backend's schema.
      if (typeof postId !== 'string' || postId.length > LONGEST_ID) return forward(input);
      if (open !== true) return left(postId, windowId, input);
      if (take(postId, windowId)) return forward(input);
      show(owners.get(postId) ?? windowId);
      return fail('post.open-elsewhere');
    },
    /** The window that has it open. */
    ownerOf: (postId: string): number | undefined => owners.get(postId),
    /** A window is opened for it: the one that had it open leaves it. */
    move(postId: string, windowId: number): void {
      owners.set(postId, windowId);
    },
    /** The page of this window is no longer there. `closed`: its window neither, while others are: a state is kept of its posts. */
    async gone(windowId: number, closed: boolean): Promise<void> {
      const postIds = [...owners].flatMap(([postId, owner]) => (owner === windowId ? postId : []));
      await Promise.all(
        postIds.map(async (postId) => {
          owners.delete(postId);
          if (closed) await callBackend('posts.leave', { id: postId });
          // Another window may have opened it meanwhile.
          if (!owners.has(postId)) await forward({ postId, open: false });
        }),
      );
      if (postIds.length > 0) onLeft(postIds, windowId);
    },
  };
}
