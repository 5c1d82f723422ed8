import { useEffect } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { formatMoment } from '../ui/format.ts';

/**
 * Notices about the library that was opened: the result of a restore or a move, once, since the window is reloaded
 * after it; then pending work in a library from elsewhere, which needs the author's consent at each start.
 */
export function useLibraryNotices(): void {
  const { atRest, backups, rescue } = useMessages();
  const language = useLanguage();
  const notices = useNotices();
  useEffect(() => {
    const restored = async (): Promise<void> => {
      const { restored: done } = await call('backups.status', {});
      if (done === undefined) return;
      const date = formatMoment(done.madeAt, Date.now(), language);
      const words = backups.restore;
      const text = done.keptAs === undefined ? words.opened(date) : words.done(date);
      notices.show({ id: 'restored', text, tone: 'good', isPersistent: true });
      await call('backups.restored-seen', {});
    };
    const moved = async (): Promise<void> => {
      const situation = await call('rescue.situation', {});
      if (situation.moved !== true) return;
      notices.show({
        id: 'moved',
        text: rescue.settings.moved(situation.folder),
        tone: 'good',
        isPersistent: true,
        action: {
          label: rescue.reveal,
          run: () => void call('rescue.reveal', {}).catch((thrown: unknown) => notices.fail('moved', thrown)),
        },
      });
      await call('folder.moved-seen', {});
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
        isPersistent: true,
        text: atRest.what(rest),
        action: { label: atRest.goOn, run: () => (goesOn = true) },
        decline: atRest.giveUp,
        // The read callback runs before the offered action.
        onRead: () => queueMicrotask(() => answer(goesOn)),
      });
    };
    // In sequence: the question is shown above the information.
    void restored()
      .catch((thrown: unknown) => notices.fail('restored', thrown))
      .then(moved)
      .catch((thrown: unknown) => notices.fail('moved', thrown))
      .then(waiting)
      .catch((thrown: unknown) => notices.fail('at-rest', thrown));
    // Once for each window that is loaded.
    // oxlint-disable-next-line react/exhaustive-deps -- the language of that moment
  }, []);
}
