import type { Dispatch, ReactNode } from 'react';
import { isPostDialog, type Command } from '#contract/commands.ts';
import type { SearchOrder } from '../search/search-memory.ts';
import { useLibraryNotices } from '../backups/use-backup-notices.ts';
import { useSyncedAdvice } from '../rescue/use-synced-advice.ts';
import type { ScreenId } from '../ui/window/screens.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import { HelpDialogs } from '../help/HelpDialogs.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { LibraryMessages } from '../bridge/LibraryMessages.tsx';
import { useGoToLists } from './use-go-to-lists.ts';

const ExportDialog = lazyPart(() => import('../exports/ExportDialog.tsx').then((part) => part.ExportDialog));
const GoTo = lazyPart(() => import('../search/GoTo.tsx').then((part) => part.GoTo));
const LibraryLabels = lazyPart(() =>
  import('../several/LibraryLabels.tsx').then((part) => part.LibraryLabels),
);
const PicturesOnline = lazyPart(() =>
  import('../publishing/pictures/PicturesOnline.tsx').then((part) => part.PicturesOnline),
);
const SettingsDialog = lazyPart(() =>
  import('../settings/SettingsDialog.tsx').then((part) => part.SettingsDialog),
);

type DialogsProps = Readonly<{
  view: View;
  /** Whether the open post is on a blog. */
  isOnABlog: boolean;
  dispatch: Dispatch<ViewAction>;
  /** Whether a screen covers the text, so that its commands are disabled. */
  isCovered: boolean;
  /** Runs a command chosen in « Aller à… », which is closing. */
  onChosen: (command: Command) => void;
  onSearch: (query: string, order?: SearchOrder) => void;
  onGo: (screen: ScreenId) => void;
  /** Saves all posts. Rejects with the error that prevents saving. */
  save: () => Promise<unknown>;
  /** The open post may have changed in the library, and is read again. */
  onReplaced: () => void;
}>;

/** The dialogs that do not depend on an open post; the others are in PostDialogs. */
export function Dialogs({
  view,
  isOnABlog,
  isCovered,
  dispatch,
  onChosen,
  onSearch,
  onGo,
  save,
  onReplaced,
}: DialogsProps): ReactNode {
  useLibraryNotices();
  useSyncedAdvice(() => dispatch({ type: 'dialog', dialog: 'settings', settingsPart: 'folders' }));
  const onClose = (): void => dispatch({ type: 'dialog', dialog: null });
  const listed = useGoToLists({
    hasPost: view.postId !== null,
    isOnABlog,
    isCovered,
    dispatch,
    onGo,
    onChosen,
  });
  // Rendered by PostDialogs.
  if (isPostDialog(view.dialog)) return null;
  switch (view.dialog) {
    case 'settings':
      return (
        <SettingsDialog
          part={view.settingsPart}
          setting={view.dialogPlace.setting}
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
          <ExportDialog
            of={{ kind: 'all' }}
            save={save}
            opensWith={view.dialogPlace.format}
            onClose={onClose}
          />
        </LibraryMessages>
      );
    case 'about':
    case 'shortcuts':
    case 'guide':
    case 'diagnostic-file':
      return <HelpDialogs dialog={view.dialog} place={view.dialogPlace} dispatch={dispatch} />;
    case 'go-to':
      return (
        <GoTo
          onClose={onClose}
          listed={listed}
          acts={{
            onPost: ({ postId, ...spot }) => dispatch({ type: 'open-post', postId, position: spot }),
            onPerson: (personId) => dispatch({ type: 'open-person', personId }),
            onSearch,
            onGuide: (subject, anchor) =>
              dispatch({ type: 'dialog', dialog: 'guide', position: { guide: { subject, anchor } } }),
          }}
        />
      );
    case 'changed-on-web':
    case 'altered':
    case null:
      return null;
  }
}
