/**
 * The autosaves of this window. Each outlives its editor until everything is acknowledged: leaving a post while the
 * library does not answer loses nothing, and returning shows the same text.
 */
import type { Post } from '#interview/document.ts';
import type { OpenPost } from '#contract/posts.ts';
import { call } from '../bridge/call.ts';
import { Autosave } from './autosave.ts';
import type { SaveState } from './autosave.ts';

type SaveListener = Readonly<{
  onState: (postId: string, state: SaveState) => void;
  onRead: (postId: string, document: Post) => void;
  onSaved: (
    postId: string,
    result: Readonly<{
      saveNumber: number;
      savedAt: number;
      status: OpenPost['status'];
      pinned?: string | undefined;
    }>,
  ) => void;
}>;

export class Autosaves {
  readonly #open = new Map<string, Autosave>();
  /** Autosaves of closed posts. */
  readonly #left = new WeakSet<Autosave>();
  readonly #listeners = new Set<SaveListener>();

  listen(listener: SaveListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  get(postId: string): Autosave | undefined {
    return this.#open.get(postId);
  }

  /** The autosave of a post just loaded, or the existing one with its unsaved text. */
  open(post: OpenPost): Autosave {
    const existing = this.#open.get(post.id);
    if (existing?.pending === true) {
      this.#left.delete(existing);
      return existing;
    }
    existing?.stop();
    const autosave = new Autosave({
      postId: post.id,
      saveNumber: post.saveNumber,
      savedAt: post.updatedAt,
      save: (input) => call('posts.save', input),
      newId: () => crypto.randomUUID(),
      onState: (state) => this.#tell((listener) => listener.onState(post.id, state)),
      onRead: (document) => this.#tell((listener) => listener.onRead(post.id, document)),
      onSaved: (result) => this.#tell((listener) => listener.onSaved(post.id, result)),
    });
    this.#open.set(post.id, autosave);
    return autosave;
  }

  /** Saves and releases a closed post, with a revision. Unsaved text is kept. */
  async leave(postId: string): Promise<void> {
    const autosave = this.#open.get(postId);
    if (autosave === undefined) return;
    autosave.freeze();
    this.#left.add(autosave);
    if (!(await autosave.flush())) return;
    if (this.#open.get(postId) !== autosave) return;
    // Not if the post was reopened meanwhile: its editor uses the same autosave.
    if (this.#left.delete(autosave)) this.forget(postId);
    await call('posts.leave', { id: postId });
  }

  /** Forgets a text that the author has stored elsewhere. */
  forget(postId: string): void {
    this.#open.get(postId)?.stop();
    this.#open.delete(postId);
  }

  /** Saves all posts now. True if all were acknowledged. */
  async flush(): Promise<boolean> {
    const results = await Promise.all([...this.#open.values()].map((autosave) => autosave.flush()));
    return results.every(Boolean);
  }

  /** Saves all posts now. Rejects with the error that prevents saving. */
  async saved(): Promise<void> {
    await Promise.all([...this.#open.values()].map((autosave) => autosave.saved()));
  }

  /** Marks all open posts as unsaved, since another library replaces this one. True if there is any. */
  saveAgain(): boolean {
    const open = [...this.#open.values()];
    for (const autosave of open) autosave.saveAgain();
    return open.some((autosave) => autosave.pending);
  }

  retry(): void {
    for (const autosave of this.#open.values()) autosave.retry();
  }

  #tell(say: (listener: SaveListener) => void): void {
    for (const listener of this.#listeners) say(listener);
  }
}
