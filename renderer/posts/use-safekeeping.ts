import { useEffect, useRef } from 'react';
import { call, subscribe } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../frame/notices.tsx';
import type { Autosaves } from './autosaves.ts';

/**
 * Everything that must be saved at once: the window loses the focus, is hidden, wants to close; the library stops and
 * comes back. Trouble is announced in a notice that stays until read, and taken back when all is saved again.
 */
export function useSafekeeping(autosaves: Autosaves, onKeepCopy: (postId: string) => void): void {
  const words = useMessages().window;
  const notices = useNotices();
  const keepCopy = useRef(onKeepCopy);
  useEffect(() => {
    keepCopy.current = onKeepCopy;
  });

  useEffect(() => {
    const flush = (): void => void autosaves.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('blur', flush);
    document.addEventListener('visibilitychange', hidden);
    const ends = [
      subscribe('window.closing', () => {
        void autosaves.flush().then((saved) => call('window.flushed', { saved }));
      }),
      subscribe('backend.lost', () =>
        notices.show({ id: 'backend', text: words.saving.backendLost, tone: 'alert' }),
      ),
      subscribe('backend.restarted', () => {
        notices.show({ id: 'backend', text: words.saving.backendBack, tone: 'good' });
        autosaves.retry();
      }),
    ];
    return () => {
      window.removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', hidden);
      for (const end of ends) end();
    };
  }, [autosaves, notices, words]);

  useEffect(() => {
    const inTrouble = new Set<string>();
    return autosaves.listen({
      onRead: () => undefined,
      onSaved: () => undefined,
      onState: (postId, state) => {
        if (state.kind === 'failed' && !inTrouble.has(postId)) {
          inTrouble.add(postId);
          if (state.failure.code === 'backend.unavailable')
            notices.show({ id: 'save', text: words.saving.trouble, tone: 'alert' });
          else notices.fail('save', state.failure, { label: words.retry, run: () => autosaves.retry() });
        } else if (state.kind === 'refused') {
          notices.fail('save', state.failure, {
            label: words.saving.keepCopy,
            run: () => keepCopy.current(postId),
          });
        } else if (state.kind === 'saved' && inTrouble.delete(postId) && inTrouble.size === 0) {
          notices.show({ id: 'save', text: words.saving.again, tone: 'good' });
        }
      },
    });
  }, [autosaves, notices, words]);
}
