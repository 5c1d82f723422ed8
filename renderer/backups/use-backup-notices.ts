import { useEffect } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { formatMoment } from '../ui/format.ts';

/** What was under way in a library from elsewhere waits for the author's word: asked at each start until it is given. */
export function useAtRestNotice(): void {
  const words = useMessages().atRest;
  const notices = useNotices();
  useEffect(() => {
    const answer = (goOn: boolean): void => {
      call('library.answer-rest', { goOn }).catch((thrown: unknown) => notices.fail('at-rest', thrown));
    };
    call('library.at-rest', {}).then(
      ({ rest }) => {
        if (rest === undefined) return;
        let goesOn = false;
        notices.show({
          id: 'at-rest',
          text: words.what(rest),
          action: { label: words.goOn, run: () => (goesOn = true) },
          // Read comes before what it offers is done.
          onRead: () => queueMicrotask(() => answer(goesOn)),
        });
      },
      (thrown: unknown) => notices.fail('at-rest', thrown),
    );
    // Asked once for each window that is loaded.
    // oxlint-disable-next-line react/exhaustive-deps -- the language of that moment
  }, []);
}

/** After a restore the window is loaded anew: what came of it is said there, once. */
export function useRestoredNotice(): void {
  const words = useMessages().backups.restore;
  const language = useLanguage();
  const notices = useNotices();
  useEffect(() => {
    call('backups.status', {}).then(
      async ({ restored }) => {
        if (restored === undefined) return;
        const date = formatMoment(restored.madeAt, Date.now(), language);
        const text = restored.keptAs === undefined ? words.opened(date) : words.done(date);
        notices.show({ id: 'restored', text, tone: 'good' });
        await call('backups.restored-seen', {});
      },
      (thrown: unknown) => notices.fail('restored', thrown),
    );
    // Said once for each window that is loaded.
    // oxlint-disable-next-line react/exhaustive-deps -- the language of that moment
  }, []);
}
