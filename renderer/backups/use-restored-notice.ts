import { useEffect } from 'react';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';

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
