import { useEffect, useRef } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { call, subscribe } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { PersonSaves } from '../people/person-saves.ts';
import { isMet, type MetCode } from '../rescue/kinds.ts';
import { UNACCEPTABLE } from '../saving/autosave.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import type { PostActions } from './use-post-actions.ts';

/** Trying again will hardly help: the text can at least be taken elsewhere. The status line tries again all the same. */
const STUCK: ReadonlySet<FailureCode> = new Set([...UNACCEPTABLE, 'unexpected']);

/**
 * Everything that must be saved at once: the window loses the focus, is hidden, wants to close; the library stops and
 * comes back. Trouble is announced in a notice that stays until read, and taken back when all is saved again.
 */
export function useSafekeeping(
  autosaves: Autosaves,
  { keepCopy: onKeepCopy, copyText: onCopyText }: Pick<PostActions, 'keepCopy' | 'copyText'>,
  people: PersonSaves,
  onRescue: (met: MetCode) => void,
): void {
  const { window: words, rescue } = useMessages();
  const notices = useNotices();
  const keepCopy = useRef(onKeepCopy);
  const copyText = useRef(onCopyText);
  useEffect(() => {
    keepCopy.current = onKeepCopy;
    copyText.current = onCopyText;
  });

  useEffect(() => {
    /** The texts, and what is written of people. */
    const flushAll = async (): Promise<boolean> => {
      const saved = await Promise.all([autosaves.flush(), people.flushAll()]);
      return saved.every(Boolean);
    };
    const flush = (): void => void flushAll();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('blur', flush);
    document.addEventListener('visibilitychange', hidden);
    const ends = [
      subscribe('window.closing', () => {
        // Once more at the end: the window goes at this word, with what was written since the texts were read.
        void Promise.all([sendsWaiting(), flushAll()]).then(async ([waiting]) =>
          call('window.flushed', { saved: await flushAll(), waiting }),
        );
      }),
      subscribe('library.replaced', () => {
        if (!autosaves.saveAgain()) window.location.reload();
      }),
      subscribe('backend.lost', () =>
        notices.show({ id: 'backend', text: words.saving.backendLost, tone: 'alert' }),
      ),
      subscribe('backend.restarted', () => {
        notices.show({ id: 'backend', text: words.saving.backendBack, tone: 'good' });
        autosaves.retry();
        people.retry();
      }),
    ];
    return () => {
      window.removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', hidden);
      for (const end of ends) end();
    };
  }, [autosaves, people, notices, words]);

  useEffect(() => {
    /** Post id -> what was last said of it. */
    const inTrouble = new Map<string, FailureCode>();
    return autosaves.listen({
      onRead: () => undefined,
      onSaved: () => undefined,
      onState: (postId, state) => {
        if (state.kind === 'failed') {
          const { code } = state.failure;
          if (inTrouble.get(postId) === code) return;
          inTrouble.set(postId, code);
          const copy = { label: words.saving.copyText, run: () => copyText.current(postId) };
          if (code === 'backend.unavailable')
            notices.show({ id: 'save', text: words.saving.trouble, tone: 'alert' });
          else if (UNACCEPTABLE.has(code))
            notices.show({ id: 'save', text: words.saving.unacceptable, tone: 'alert', action: copy });
          else if (isMet(code))
            notices.fail('save', state.failure, { label: rescue.met.open, run: () => onRescue(code) });
          else if (STUCK.has(code)) notices.fail('save', state.failure, copy);
          else notices.fail('save', state.failure, { label: words.retry, run: () => autosaves.retry() });
        } else if (state.kind === 'refused') {
          notices.fail('save', state.failure, {
            label: words.saving.keepCopy,
            run: () => keepCopy.current(postId),
          });
        } else if (state.kind === 'saved') {
          const trouble = inTrouble.get(postId);
          if (!inTrouble.delete(postId) || inTrouble.size > 0) return;
          // Of a library that started again it is said that the text is intact.
          if (trouble === 'backend.unavailable') notices.hide('save');
          else notices.show({ id: 'save', text: words.saving.again, tone: 'good' });
        }
      },
    });
  }, [autosaves, notices, words, rescue, onRescue]);
}

/** Longer than this nobody waits for a window to close. */
const ANSWER_MS = 1_500;

/** Sends that have not left. Of a library that does not answer nothing can be said here; its text is what counts then. */
function sendsWaiting(): Promise<number> {
  const silence = new Promise<number>((resolve) => setTimeout(() => resolve(0), ANSWER_MS));
  const waiting = call('jobs.list', {}).then(
    ({ items }) => items.filter((job) => job.finishedAt === undefined && job.state !== 'needs-author').length,
    () => 0,
  );
  return Promise.race([waiting, silence]);
}
