import { useReducer } from 'react';
import type { ReactNode } from 'react';
import { COMMAND_ROWS } from '#contract/commands.ts';
import { HelpDialogs } from '../help/HelpDialogs.tsx';
import { NoticeRegion, NoticesProvider } from '../ui/notices.tsx';
import { useCommands } from '../ui/use-commands.ts';
import { FIRST_VIEW, viewAfter } from '../ui/view.ts';
import { isWindowOpen } from '../ui/is-window-open.ts';

/** The help menu and its keys: never needed more than where the library does not open. */
export function RescueHelp(): ReactNode {
  const [view, dispatch] = useReducer(viewAfter, FIRST_VIEW);
  useCommands((command) => {
    const { menu, dialog } = COMMAND_ROWS[command];
    if (dialog === undefined || !menu.startsWith('help.') || isWindowOpen()) return false;
    dispatch({ type: 'dialog', dialog });
    return true;
  });
  return (
    <NoticesProvider>
      <HelpDialogs dialog={view.dialog} dispatch={dispatch} />
      <NoticeRegion />
    </NoticesProvider>
  );
}
