import { useEffect, useRef } from 'react';
import { call, subscribe } from '../bridge/call.ts';

const CALM = 800;

/** Remembers the post last edited and its caret (`caret`: where it was opened); gives the function that takes note of the caret. */
export function usePostPosition(postId: string | null, caret: string | null): (caret: string) => void {
  const first = useRef(caret);
  useEffect(() => {
    first.current = caret;
  }, [caret]);
  const waiting = useRef<Readonly<{ postId: string; caret: string }>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const send = (): void => {
      clearTimeout(timer.current);
      timer.current = undefined;
      const position = waiting.current;
      waiting.current = undefined;
      // Not worth a word to the author: at worst the caret stands a little earlier after a restart.
      if (position !== undefined) call('last-position.set', position).catch(() => undefined);
    };
    if (postId !== null) {
      // Opened at this position, until the caret moves.
      waiting.current = { postId, caret: first.current ?? '' };
      send();
    }
    window.addEventListener('blur', send);
    const closing = subscribe('window.closing', send);
    return () => {
      window.removeEventListener('blur', send);
      closing();
      send();
    };
  }, [postId]);

  return (caret) => {
    if (postId === null) return;
    waiting.current = { postId, caret: caret.slice(0, 2_000) };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const position = waiting.current;
      waiting.current = undefined;
      if (position !== undefined) call('last-position.set', position).catch(() => undefined);
    }, CALM);
  };
}
