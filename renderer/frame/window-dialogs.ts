import type { Command } from '../../preload/contract/events.ts';
import type { View } from '../view.ts';

/** Commands that open a window over the window, whatever is open. */
export const WINDOW_DIALOGS: Readonly<
  Partial<Record<Command, Readonly<{ dialog: View['dialog']; settingsPart?: View['settingsPart'] }>>>
> = {
  settings: { dialog: 'settings' },
  backups: { dialog: 'settings', settingsPart: 'backups' },
  about: { dialog: 'about' },
  shortcuts: { dialog: 'shortcuts' },
  guide: { dialog: 'guide' },
  'diagnostic-file': { dialog: 'diagnostic-file' },
  'pictures-online': { dialog: 'pictures-online' },
  'go-to': { dialog: 'go-to' },
};

const POST_DIALOGS = [
  'publish',
  'take-down',
  'preview',
  'add-answers',
  'export',
  'share-post',
  'send-for-review',
  'history',
  'approve',
] as const satisfies readonly Command[];

/** Whether the command opens a window about the open post. */
export const isPostDialog = (command: Command): command is (typeof POST_DIALOGS)[number] =>
  POST_DIALOGS.some((dialog) => dialog === command);
