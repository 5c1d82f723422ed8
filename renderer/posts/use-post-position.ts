import { useEffect, useRef, useState } from 'react';
import { call, subscribe } from '../bridge/call.ts';

/** Delays in ms: a caret is stored once it rests; an opened post soon, but after its text was requested. */
const CALM = 800;
const SOON = 100;

type Position = Readonly<{ postId: string; caret: string }>;

/** The last position, to be stored. */
class LastPosition {
  #waiting: Position | undefined;
  /** The time to send, as performance.now(). */
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentPost: string | undefined;

  tell(position: Position): void {
    const isNew = position.postId !== this.#sentPost;
    const before = this.#waiting;
    this.#waiting = position;
    // Continuous typing does not delay the storage of a newly opened post.
    if (isNew && before?.postId === position.postId) return;
    this.#due = performance.now() + (isNew ? SOON : CALM);
    // The pending timer checks the time again when it ends: a new timer at each key would be noticeable.
    if (before === undefined || isNew) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#sendWhenDue, this.#due - performance.now());
  }

  readonly #sendWhenDue = (): void => {
    // Timers may fire slightly early.
    if (performance.now() < this.#due - 1) this.#wait();
    else this.send();
  };

  readonly send = (): void => {
    clearTimeout(this.#timer);
    const position = this.#waiting;
    this.#waiting = undefined;
    this.#sentPost = position?.postId ?? this.#sentPost;
    // A failure is ignored: at worst the caret is a little earlier after a restart.
    if (position !== undefined) call('last-position.set', position).catch(() => undefined);
  };
}

/**
 * Stores the last edited post and its caret (`caret`: the initial one); returns the function that records the caret.
 */
export function usePostPosition(postId: string | null, caret: string | null): (caret: string) => void {
  const [last] = useState(() => new LastPosition());
  const first = useRef(caret);
  useEffect(() => {
    first.current = caret;
  }, [caret]);

  useEffect(() => {
    // Delayed: the text requested at the same time would wait for this write.
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
