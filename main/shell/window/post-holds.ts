/**
 * Tracks which window has which post open, since a post is edited in one window at a time
 * (docs/design/processes.md#windows). Handles `conflicts.hold`, sent by a page that opens or leaves a post. Pure.
 */
import type { BackendName } from '#contract/backend.ts';
import type { Envelope } from '#contract/failure.ts';
import { fail } from '../answers.ts';

type PostHoldsOptions = Readonly<{
  callBackend(name: BackendName, input: unknown): Promise<Envelope<unknown>>;
  show(windowId: number): void;
  /** Called with posts that windows other than this one may now open. */
  onLeft(postIds: readonly string[], windowId: number): void;
}>;

/** Limit over all windows, so that a faulty page cannot fill the memory. */
const MOST = 1_000;
const LONGEST_ID = 200;

export function createPostHolds({ callBackend, show, onLeft }: PostHoldsOptions) {
  /** Post id → id of the window that has it open. */
  const owners = new Map<string, number>();
  const forward = (input: unknown): Promise<Envelope<unknown>> => callBackend('conflicts.hold', input);

  function claim(postId: string, windowId: number): boolean {
    const owner = owners.get(postId) ?? windowId;
    if (owner !== windowId) return false;
    if (owners.size < MOST) owners.set(postId, windowId);
    return true;
  }

  async function release(postId: string, windowId: number, input: unknown): Promise<Envelope<unknown>> {
    if ((owners.get(postId) ?? windowId) !== windowId) return { ok: true, value: {} };
    const answer = await forward(input);
    if (owners.get(postId) !== windowId) return answer;
    owners.delete(postId);
    onLeft([postId], windowId);
    return answer;
  }

  return {
    /** Answers `conflicts.hold`. If another window has the post, fails and brings that window to the front. */
    async hold(input: unknown, windowId: number): Promise<Envelope<unknown>> {
      const { postId, open } = Object(input) as Record<string, unknown>;
      // The backend's schema rejects a malformed input.
      if (typeof postId !== 'string' || postId.length > LONGEST_ID) return forward(input);
      if (open !== true) return release(postId, windowId, input);
      if (claim(postId, windowId)) return forward(input);
      show(owners.get(postId) ?? windowId);
      return fail('post.open-elsewhere');
    },
    ownerOf: (postId: string): number | undefined => owners.get(postId),
    /** Moves the post to a newly opened window. */
    move(postId: string, windowId: number): void {
      owners.set(postId, windowId);
    },
    /**
     * Releases the posts of a window whose page ended. `closed` means that the window closed while others stay open; a
     * revision of its posts is then saved.
     */
    async releaseWindow(windowId: number, closed: boolean): Promise<void> {
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
