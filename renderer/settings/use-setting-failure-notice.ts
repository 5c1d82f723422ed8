import { useEffect, useRef } from 'react';
import { useNotices } from '../ui/window/notices.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';

/**
 * Shows a notice when a setting changed elsewhere could not be saved, such as a saved search or a hidden column. The
 * open settings show it themselves.
 */
export function useSettingFailureNotice(settingsOpen: boolean): void {
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
