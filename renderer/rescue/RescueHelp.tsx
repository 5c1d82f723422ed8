import { useReducer } from 'react';
import type { ReactNode } from 'react';
import type { Command } from '../../preload/contract/events.ts';
import { HelpDialogs } from '../frame/HelpDialogs.tsx';
import { NoticeRegion, NoticesProvider } from '../frame/notices.tsx';
import { useCommands } from '../frame/use-commands.ts';
import { WINDOW_DIALOGS } from '../frame/window-dialogs.ts';
import { FIRST_VIEW, viewAfter } from '../view.ts';
import { isWindowOpen } from '../widgets/is-window-open.ts';

/** What helps without a library. */
const HELP: readonly Command[] = ['guide', 'shortcuts', 'diagnostic-file', 'about'];

/** The help menu and its keys: never needed more than where the library does not open. */
export function RescueHelp(): ReactNode {
  const [view, dispatch] = useReducer(viewAfter, FIRST_VIEW);
  useCommands((command) => {
    const window = WINDOW_DIALOGS[command];
    if (window === undefined || !HELP.includes(command) || isWindowOpen()) return false;
    dispatch({ type: 'dialog', ...window });
    return true;
  });
  return (
    <NoticesProvider>
      <HelpDialogs dialog={view.dialog} dispatch={dispatch} />
      <NoticeRegion />
    </NoticesProvider>
  );
}
