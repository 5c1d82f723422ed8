import { useEffect } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';

/** Warns about a library in a synchronised folder, once for each service until it is read. */
export function useSyncedAdvice(onSee: () => void): void {
  const words = useMessages().rescue.advice;
  const notices = useNotices();
  const { settings, change } = useSettings();
  const seenServices = settings.syncedAdvice;
  useEffect(() => {
    call('rescue.situation', {}).then(
      ({ synced }) => {
        if (synced === undefined || synced === seenServices) return;
        notices.show({
          id: 'synced',
          text: words.synced(synced),
          action: { label: words.see, run: onSee },
          onRead: () => change({ syncedAdvice: synced }),
        });
      },
      (thrown: unknown) => notices.fail('synced', thrown),
    );
    // Once for each load of the window.
    // oxlint-disable-next-line react/exhaustive-deps -- the language and the settings of that moment
  }, []);
}
