import { useReducer, type ReactNode } from 'react';
import { COMMAND_ROWS } from '#contract/commands.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Icon } from '../ui/Icon.tsx';
import { HelpDialogs } from '../help/HelpDialogs.tsx';
import { NoticeRegion, NoticesProvider } from '../ui/window/notices.tsx';
import { useCommands } from '../ui/window/use-commands.ts';
import { FIRST_VIEW, viewAfter } from '../ui/window/view.ts';
import { isWindowOpen } from '../ui/overlays/over-window.ts';
import { kindOf } from './kinds.ts';
import { RescueParts } from './RescueParts.tsx';
import { useRescue } from './use-rescue.tsx';
import styles from './Rescue.module.css';

type RescueScreenProps = Readonly<{
  /** Shown if the rescue does not answer either. */
  fallback: ReactNode;
  /** The library may have been opened. */
  onOpen: () => void;
}>;

const nothingWritten = (): boolean => false;

/** The screen for a library that cannot be opened. */
export function RescueScreen({ fallback, onOpen }: RescueScreenProps): ReactNode {
  const words = useMessages().rescue;
  const rescue = useRescue({ saveAgain: nothingWritten, onOpen });
  const { situation } = rescue;
  if (situation === undefined) return rescue.failed === undefined ? null : fallback;
  const { failure } = situation;
  if (failure === undefined) return fallback;
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <Icon name="lifebuoy" />
        <h1 className={styles.title}>{words.titles[kindOf(failure)]}</h1>
      </div>
      <RescueParts rescue={rescue} failure={failure} situation={situation} over={false} />
      <RescueHelp />
    </main>
  );
}

/** The help menu and its keys, for a window without a library. */
function RescueHelp(): ReactNode {
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
