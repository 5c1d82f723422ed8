import { useEffect, useRef, useState } from 'react';
import { call, subscribe } from '../bridge/call.ts';

/** In milliseconds: a caret that moves is told once it rests; the post opened soon, but after its text was asked for. */
const CALM = 800;
const SOON = 100;

type Position = Readonly<{ postId: string; caret: string }>;

/** The one position that is remembered: the last one told. */
class LastPosition {
  #waiting: Position | undefined;
  /** When it is to be sent, as performance.now(). */
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentPost: string | undefined;

  tell(position: Position): void {
    const isNew = position.postId !== this.#sentPost;
    const before = this.#waiting;
    this.#waiting = position;
    // Who types without a pause does not put off that this post is open.
    if (isNew && before?.postId === position.postId) return;
    this.#due = performance.now() + (isNew ? SOON : CALM);
    // A timer that is made anew at each key is felt: one that waits looks at its end whether there is longer to wait.
    if (before === undefined || isNew) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#sendWhenDue, this.#due - performance.now());
  }

  readonly #sendWhenDue = (): void => {
    // A timer may come a little early.
    if (performance.now() < this.#due - 1) this.#wait();
    else this.send();
  };

  readonly send = (): void => {
    clearTimeout(this.#timer);
    const position = this.#waiting;
    this.#waiting = undefined;
    this.#sentPost = position?.postId ?? this.#sentPost;
    // Not worth a word to the author: at worst the caret stands a little earlier after a restart.
    if (position !== undefined) call('last-position.set', position).catch(() => undefined);
  };
}

/** Remembers the post last edited and its caret (`caret`: where it was opened); gives the function that takes note of the caret. */
export function usePostPosition(postId: string | null, caret: string | null): (caret: string) => void {
  const [last] = useState(() => new LastPosition());
  const first = useRef(caret);
  useEffect(() => {
    first.current = caret;
  }, [caret]);

  useEffect(() => {
    // Not at once: the text that is asked for in the same moment would wait until this is written.
    if (postId !== null) last.tell({ postId, caret: first.current ?? '' });
    else last.send();
  }, [last, postId]);

  useEffect(() => {
    window.addEventListener('blur', last.send);
    const closing = subscribe('window.closing', last.send);
    return () => {
      window.removeEventListener('blur', last.send);
      closing();
      last.send();
    };
  }, [last]);

  return (at) => {
    if (postId !== null) last.tell({ postId, caret: at.slice(0, 2_000) });
  };
}
