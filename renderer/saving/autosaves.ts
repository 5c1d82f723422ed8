/**
 * The autosaves of this window. One outlives the editor it served until all it holds is acknowledged: leaving a post
 * while the library does not answer loses nothing, and coming back shows the text that was left.
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
  /** Of posts that are no longer on the screen. */
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

  /** The autosave of a post just read from the library, or the one that still holds unsaved text of it. */
  open(post: OpenPost): Autosave {
    const known = this.#open.get(post.id);
    if (known?.pending === true) {
      this.#left.delete(known);
      return known;
    }
    known?.stop();
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

  /** Saves and lets go of a post that is left; a revision is made of it. What cannot be saved yet stays. */
  async leave(postId: string): Promise<void> {
    const autosave = this.#open.get(postId);
    if (autosave === undefined) return;
    autosave.freeze();
    this.#left.add(autosave);
    if (!(await autosave.flush())) return;
    if (this.#open.get(postId) !== autosave) return;
    // Not one that was opened again meanwhile: the text on the screen tells its changes to it.
    if (this.#left.delete(autosave)) this.forget(postId);
    await call('posts.leave', { id: postId });
  }

  /** Forgets a text the author has put elsewhere. */
  forget(postId: string): void {
    this.#open.get(postId)?.stop();
    this.#open.delete(postId);
  }

  /** Everything, now. True when all of it was acknowledged. */
  async flush(): Promise<boolean> {
    const results = await Promise.all([...this.#open.values()].map((autosave) => autosave.flush()));
    return results.every(Boolean);
  }

  /** Everything, now. Rejects with what keeps a text from being saved. */
  async saved(): Promise<void> {
    await Promise.all([...this.#open.values()].map((autosave) => autosave.saved()));
  }

  /**
   * Another library takes the place of this one: all that was written since the posts were opened is to be saved there too.
   * True where there is any.
   */
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
