import type { Dispatch, ReactNode } from 'react';
import { menu as english } from '#assets/messages/en/menu.ts';
import { menu as french } from '#assets/messages/fr/menu.ts';
import { isPostDialog, COMMAND_ROWS, COMMANDS } from '#contract/commands.ts';
import type { Command } from '#contract/commands.ts';
import type { SearchOrder } from '../search/search-memory.ts';
import { useLibraryNotices } from '../backups/use-backup-notices.ts';
import { useLanguage } from '../bridge/messages.tsx';
import { useSyncedAdvice } from '../rescue/use-synced-advice.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import { HelpDialogs } from '../help/HelpDialogs.tsx';
import { later } from '../ui/window/later.tsx';
import { LibraryMessages } from '../bridge/LibraryMessages.tsx';
import { keysOf } from '../ui/window/shortcuts.ts';

const ExportDialog = later(() => import('../exports/ExportDialog.tsx').then((part) => part.ExportDialog));
const GoTo = later(() => import('../search/GoTo.tsx').then((part) => part.GoTo));
const LibraryLabels = later(() => import('../several/LibraryLabels.tsx').then((part) => part.LibraryLabels));
const PicturesOnline = later(() =>
  import('../publishing/pictures/PicturesOnline.tsx').then((part) => part.PicturesOnline),
);
const SettingsDialog = later(() =>
  import('../settings/SettingsDialog.tsx').then((part) => part.SettingsDialog),
);

type DialogsProps = Readonly<{
  view: View;
  /** The open post is on a blog. */
  isOnABlog: boolean;
  dispatch: Dispatch<ViewAction>;
  /** The screen takes the place of the text: nothing is done in it. */
  covered: boolean;
  /** An act of « Aller à… », which is closing. */
  onChosen: (command: Command) => void;
  onSearch: (query: string, order: SearchOrder) => void;
  /** Everything that is not saved yet, of every post. Rejects with what keeps one from being saved. */
  save: () => Promise<unknown>;
  /** The text of the post that is open may be another in the library: it is read anew. */
  onReplaced: () => void;
}>;

/** The windows over the window that need no open post; those of a post stand with it. */
export function Dialogs({
  view,
  isOnABlog,
  covered,
  dispatch,
  onChosen,
  onSearch,
  save,
  onReplaced,
}: DialogsProps): ReactNode {
  const language = useLanguage();
  const { commands } = language === 'fr' ? french : english;
  useLibraryNotices();
  useSyncedAdvice(() => dispatch({ type: 'dialog', dialog: 'settings', settingsPart: 'folders' }));
  const onClose = (): void => dispatch({ type: 'dialog', dialog: null });
  // Those of a post stand with it.
  if (isPostDialog(view.dialog)) return null;
  switch (view.dialog) {
    case 'settings':
      return (
        <SettingsDialog
          part={view.settingsPart}
          save={save}
          onClose={onClose}
          onPicturesOnline={() => dispatch({ type: 'dialog', dialog: 'pictures-online' })}
        />
      );
    case 'pictures-online':
      return (
        <PicturesOnline onClose={onClose} onOpenPost={(postId) => dispatch({ type: 'open-post', postId })} />
      );
    case 'labels':
      return <LibraryLabels save={save} onReplaced={onReplaced} onClose={onClose} />;
    case 'export-all':
      return (
        <LibraryMessages>
          <ExportDialog of={{ kind: 'all' }} save={save} onClose={onClose} />
        </LibraryMessages>
      );
    case 'about':
    case 'shortcuts':
    case 'guide':
    case 'diagnostic-file':
      return <HelpDialogs dialog={view.dialog} dispatch={dispatch} />;
    case 'go-to':
      return (
        <GoTo
          isOpen
          onClose={onClose}
          actions={namedActs({ hasPost: view.postId !== null, isOnABlog, covered }).map((command) => {
            const keys = keysOf(command, language);
            return { command, label: commands[command], ...(keys === undefined ? {} : { keys }) };
          })}
          onPost={(postId) => dispatch({ type: 'open-post', postId })}
          onPerson={(personId) => dispatch({ type: 'open-person', personId })}
          onSearch={(query, order) => onSearch(query, order)}
          onCommand={onChosen}
        />
      );
    case 'changed-on-web':
    case 'altered':
    case null:
      return null;
  }
}

type Offered = Readonly<{ hasPost: boolean; isOnABlog: boolean; covered: boolean }>;

/**
 * What « Aller à… » can do by name: all that makes sense without the caret in the text; first what it offers before
 * anything is typed. `covered`: another screen takes the place of the text, in which nothing can be done.
 */
export const namedActs = ({ hasPost, isOnABlog, covered }: Offered): Command[] =>
  COMMANDS.filter((command) => {
    const { needs } = COMMAND_ROWS[command];
    if (command === 'go-to' || needs === 'focus') return false;
    if (needs === 'blog') return isOnABlog;
    return (needs === 'nothing' || hasPost) && (needs !== 'text' || !covered);
  }).toSorted((one, other) => rank(one) - rank(other));

const rank = (command: Command): number => (COMMAND_ROWS[command].first === true ? 0 : 1);
