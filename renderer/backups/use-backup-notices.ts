import { useEffect } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { formatMoment } from '../ui/format.ts';

/**
 * What there is to say of the library that was opened. After a restore the window is loaded anew: what came of it is said
 * here, once. Then what was under way in a library from elsewhere: it waits for the author's word, asked at each start until
 * it is given.
 */
export function useLibraryNotices(): void {
  const { atRest, backups } = useMessages();
  const language = useLanguage();
  const notices = useNotices();
  useEffect(() => {
    const restored = async (): Promise<void> => {
      const { restored: done } = await call('backups.status', {});
      if (done === undefined) return;
      const date = formatMoment(done.madeAt, Date.now(), language);
      const words = backups.restore;
      const text = done.keptAs === undefined ? words.opened(date) : words.done(date);
      notices.show({ id: 'restored', text, tone: 'good', stays: true });
      await call('backups.restored-seen', {});
    };
    const answer = (goOn: boolean): void => {
      call('library.answer-rest', { goOn }).catch((thrown: unknown) => notices.fail('at-rest', thrown));
    };
    const waiting = async (): Promise<void> => {
      const { rest } = await call('library.at-rest', {});
      if (rest === undefined) return;
      let goesOn = false;
      notices.show({
        id: 'at-rest',
        stays: true,
        text: atRest.what(rest),
        action: { label: atRest.goOn, run: () => (goesOn = true) },
        decline: atRest.giveUp,
        // Read comes before what it offers is done.
        onRead: () => queueMicrotask(() => answer(goesOn)),
      });
    };
    // One after the other: the question stands over what is only told.
    void restored()
      .catch((thrown: unknown) => notices.fail('restored', thrown))
      .then(waiting)
      .catch((thrown: unknown) => notices.fail('at-rest', thrown));
    // Once for each window that is loaded.
    // oxlint-disable-next-line react/exhaustive-deps -- the language of that moment
  }, []);
}
