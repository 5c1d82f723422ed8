import type { Dispatch, RefObject } from 'react';
import { COMMAND_ROWS, givesWay, type Command } from '#contract/commands.ts';
import type { Settings } from '#contract/library.ts';
import type { SearchActs } from '../search/use-search-acts.ts';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import type { ImportWatch } from '../imports/use-import-watch.ts';
import { POST_ACTS } from '../posts/use-post-actions.ts';
import type { NewFromDocument } from '../posts/use-new-from-document.ts';
import type { PostActions } from '../posts/use-post-actions.ts';
import { isTextFocused, type PostUndo } from '../ui/window/post-undo.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import { isWindowOpen } from '../ui/overlays/over-window.ts';
import { pressF6 } from './use-restored-focus.ts';
import type { Layout } from './use-layout.ts';

/** The state and handlers that window commands use. */
type CommandContext = Readonly<{
  view: View;
  /** Whether the open post is on a blog. */
  isOnABlog: boolean;
  layout: Layout;
  settings: Settings;
  change: (settings: Partial<Settings>) => void;
  dispatch: Dispatch<ViewAction>;
  actions: PostActions;
  undos: PostUndo;
  fromDocument: NewFromDocument;
  search: SearchActs;
  imports: ImportWatch;
  /** Asks for the file of a post from another Escale. */
  receivePost: () => void;
  editorRef: RefObject<EditorHandle | null>;
}>;

/**
 * Runs a command; returns whether this window handles it. `closing`: the dialog it was chosen in is about to close and
 * does not block it.
 */
export function runCommand(command: Command, context: CommandContext, closing = false): boolean {
  const { view, layout, settings, change, dispatch, actions, search, imports, editorRef } = context;
  const { postId } = view;
  const busy = !closing && isWindowOpen();
  const { needs, dialog, part } = COMMAND_ROWS[command];
  const open = (): true => {
    if (dialog !== undefined)
      dispatch({ type: 'dialog', dialog, ...(part === undefined ? {} : { settingsPart: part }) });
    return true;
  };
  if (dialog !== undefined && needs === 'nothing') return busy && !givesWay(view.dialog) ? false : open();
  switch (command) {
    case 'next-region':
    case 'previous-region':
      pressF6(command === 'next-region' ? 'next' : 'previous');
      return true;
    case 'toggle-sidebar':
      change({ sidebarShown: !settings.sidebarShown });
      return true;
    case 'toggle-list':
    case 'toggle-panel':
      toggle(command === 'toggle-list' ? 'list' : 'panel', context);
      return true;
    default:
      break;
  }
  if (busy) return false;
  if (command === 'undo' && !isTextFocused() && context.undos.undoLast()) return true;
  if ((needs === 'post' && postId === null) || (needs === 'blog' && !context.isOnABlog)) return true;
  if ((needs === 'text' || needs === 'focus') && (postId === null || layout.isCovered)) return false;
  if (dialog !== undefined) return open();
  switch (command) {
    case 'new-interview':
    case 'new-article':
      void actions.create(command === 'new-interview' ? 'interview' : 'article');
      return true;
    case 'new-from-document':
      context.fromDocument.choose();
      return true;
    case 'example':
      void actions.example();
      return true;
    case 'search':
      search.open();
      return true;
    case 'proposals':
      dispatch({ type: 'go', screen: 'proposals' });
      return true;
    case 'copy-quotation':
      search.copyQuotation();
      return true;
    case 'import':
      imports.open();
      return true;
    case 'receive-post':
      context.receivePost();
      return true;
    case 'focus-mode':
      dispatch({ type: 'focus-mode', on: !view.focusMode });
      return true;
    case 'preview-beside':
      dispatch({ type: 'preview', on: !view.preview });
      return true;
    case 'outline':
      if (layout.width === 'wide') change({ panelShown: true });
      if (layout.width === 'medium') change({ panelFoldsList: true });
      dispatch({
        type: 'outline',
        focused: true,
        over: layout.width === 'small' || layout.width === 'narrow',
      });
      return true;
    case 'copy-html':
    case 'bin-post':
    case 'same-questions':
    case 'duplicate-post':
    case 'open-window':
      if (postId !== null) actions[POST_ACTS[command]](postId);
      return true;
    default:
      editorRef.current?.run(command);
      return true;
  }
}

function toggle(part: 'list' | 'panel', { view, layout, settings, change, dispatch }: CommandContext): void {
  const { width, folded } = layout;
  const slides = part === 'list' ? folded : width === 'small' || width === 'narrow';
  const closesPreview = part === 'panel' && (layout.panel === 'preview' || layout.panel === 'post');
  if (closesPreview) dispatch({ type: 'preview', on: false });
  if (slides) dispatch({ type: 'over', over: view.over === part ? null : part });
  else if (part === 'list') change({ listShown: !settings.listShown });
  else if (width === 'wide') change({ panelShown: closesPreview || !settings.panelShown });
  else change({ panelFoldsList: closesPreview || !settings.panelFoldsList });
}
