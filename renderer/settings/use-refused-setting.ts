import { useEffect, useRef } from 'react';
import { useNotices } from '../ui/window/notices.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';

/**
 * Says that a choice could not be kept, wherever it was made: a search that was given a name, a column put away. The
 * settings say it themselves while they are open.
 */
export function useRefusedSetting(settingsOpen: boolean): void {
  const { refusal } = useSettings();
  const notices = useNotices();
  const open = useRef(settingsOpen);
  useEffect(() => {
    open.current = settingsOpen;
  });
  useEffect(() => {
    if (refusal === undefined) notices.hide('settings');
    else if (!open.current) notices.fail('settings', refusal);
  }, [refusal, notices]);
}
