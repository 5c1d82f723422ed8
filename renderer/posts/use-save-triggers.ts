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

/** Errors for which a retry rarely helps: the text can be saved elsewhere. The status line retries anyway. */
const STUCK: ReadonlySet<FailureCode> = new Set([...UNACCEPTABLE, 'unexpected']);

/**
 * Saves everything when the window loses the focus, is hidden or closes, and when the library restarts. A failure is
 * shown in a notice until it is read or all is saved.
 */
export function useSaveTriggers(
  autosaves: Autosaves,
  { keepCopy: onKeepCopy, copyText: onCopyText }: Pick<PostActions, 'keepCopy' | 'copyText'>,
  people: PersonSaves,
  onRescue: (code: MetCode) => void,
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
    /** Saves the texts and the people. */
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
        // Saves once more at the end: the window closes on this message, including changes since the first save.
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
    /** The last reported failure by post id. */
    const failures = new Map<string, FailureCode>();
    return autosaves.listen({
      onRead: () => undefined,
      onSaved: () => undefined,
      onState: (postId, state) => {
        if (state.kind === 'failed') {
          const { code } = state.failure;
          if (failures.get(postId) === code) return;
          failures.set(postId, code);
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
          const trouble = failures.get(postId);
          if (!failures.delete(postId) || failures.size > 0) return;
          // After a restart of the library, the notice only needs to be hidden.
          if (trouble === 'backend.unavailable') notices.hide('save');
          else notices.show({ id: 'save', text: words.saving.again, tone: 'good' });
        }
      },
    });
  }, [autosaves, notices, words, rescue, onRescue]);
}

/** The longest delay in ms before the window closes. */
const ANSWER_MS = 1_500;

/** The number of waiting sends; 0 if the library does not answer, since then only its text matters. */
function sendsWaiting(): Promise<number> {
  const silence = new Promise<number>((resolve) => setTimeout(() => resolve(0), ANSWER_MS));
  const waiting = call('jobs.list', {}).then(
    ({ items }) => items.filter((job) => job.finishedAt === undefined && job.state !== 'needs-author').length,
    () => 0,
  );
  return Promise.race([waiting, silence]);
}
