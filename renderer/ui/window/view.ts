/** The state of the window's view, in one reducer. It holds no data; hooks load that. */
import type { DestinationKind } from '#interview/destinations.ts';
import type { CheckSpot } from '#interview/checks/check.ts';
import type { PassageHit } from '#contract/search.ts';
import type { DialogId } from '#contract/commands.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { ExportFormat } from '#contract/exports.ts';
import type { ScreenId } from './screens.ts';
import { screenOf } from './screens.ts';

/** A position in the opened post. */
export type Spot = Readonly<{
  questionId?: string | undefined;
  answerId?: string | undefined;
  find?: string;
  /** The line around the words, to distinguish repeated words. */
  context?: string;
  heading?: number | undefined;
  part?: CheckSpot['part'];
}>;

/** Screens over the settings of blogs: connecting a blog of a kind, or signing in again. */
export type ConnectingScreen = Readonly<{ connect: DestinationKind }> | 'sign-in';

export type SettingsPageId =
  | 'general'
  | 'writing'
  | 'blogs'
  | 'publishing'
  | 'folders'
  | 'backups'
  | 'search'
  | 'bin'
  | 'updates';

/** The initial position in a dialog. */
export type DialogPlace = Readonly<{
  /** The label of a setting to focus. */
  setting?: string;
  /** The format of an export. */
  format?: ExportFormat;
  /** A heading of a page of the guide. */
  guide?: Readonly<{ subject: string; anchor: string }>;
}>;

export type View = Readonly<{
  screen: ScreenId;
  postId: string | null;
  /** Counts posts closed or replaced, so that the same post is reloaded. */
  closed: number;
  /** Whether the post was opened at startup, so that the list beside it was not chosen by the author. */
  isBackAtStart: boolean;
  /** The caret when the post was closed, in the editor's format. */
  caret: string | null;
  /** A position to show once the post is open; `turn` makes each request unique. */
  spot: Readonly<{ postId: string; position: Spot; turn: number }> | null;
  /** A return about a post, to take once it is open. */
  returned: Readonly<{ postId: string; document: ReadDocument }> | null;
  personId: string | null;
  /** The import shown; null for the start view. */
  importId: string | null;
  /** « Modifié sur le web » and « Modifié par le site » open from notices, without a command. */
  dialog: DialogId | 'changed-on-web' | 'altered' | null;
  /** The initial page of the settings; a `ConnectingScreen` opens over the page of blogs. */
  settingsPart: SettingsPageId | ConnectingScreen;
  /** The initial position in the dialog. */
  dialogPlace: DialogPlace;
  /** The region that slides over the text in a narrow window. */
  over: 'list' | 'panel' | null;
  focusMode: boolean;
  /** Whether the preview replaces the panel beside the text. */
  preview: boolean;
  /** Another post to read beside the text, instead of the panel; `passage`: the passage found by the search. */
  beside: Readonly<{ postId: string; passage?: PassageHit | undefined }> | null;
  /** Whether the outline was requested and takes the focus once mounted. */
  outline: boolean;
}>;

export const FIRST_VIEW: View = {
  screen: 'drafts',
  postId: null,
  closed: 0,
  isBackAtStart: false,
  caret: null,
  spot: null,
  returned: null,
  personId: null,
  importId: null,
  dialog: null,
  settingsPart: 'general',
  dialogPlace: {},
  over: null,
  focusMode: false,
  preview: false,
  beside: null,
  outline: false,
};

export type ViewAction =
  | Readonly<{ type: 'go'; screen: ScreenId; over?: boolean }>
  | Readonly<{
      type: 'open-post';
      postId: string;
      caret?: string;
      position?: Spot;
      screen?: ScreenId;
    }>
  /** Opens a post with a return about it; `return-taken`: the open post has it. */
  | Readonly<{ type: 'open-return'; postId: string; document: ReadDocument }>
  | Readonly<{ type: 'return-taken' }>
  /** At startup, if no other post was opened meanwhile. */
  | Readonly<{ type: 'back-to-post'; postId: string; caret: string }>
  /** The post moved to another list, which replaces the list it left. `atStart`: the post's list at startup. */
  | Readonly<{ type: 'post-moved'; postId: string; screen: MovedTo; atStart?: boolean }>
  /** With an id: only if that post is still open. */
  | Readonly<{ type: 'close-post'; postId?: string }>
  /** The open post's text changed in the library. */
  | Readonly<{ type: 'read-anew' }>
  | Readonly<{ type: 'open-person'; personId: string | null }>
  /** Closes the person, if still shown. */
  | Readonly<{ type: 'person-gone'; personId: string }>
  | Readonly<{ type: 'open-import'; importId: string | null }>
  | Readonly<{
      type: 'dialog';
      dialog: View['dialog'];
      settingsPart?: View['settingsPart'];
      position?: DialogPlace;
    }>
  | Readonly<{ type: 'over'; over: View['over'] }>
  | Readonly<{ type: 'focus-mode'; on: boolean }>
  | Readonly<{ type: 'preview'; on: boolean }>
  /** Shows a post beside the open one, or opens it if none is open. Null closes it. */
  | Readonly<{ type: 'beside'; beside: View['beside'] }>
  | Readonly<{ type: 'outline'; focused: boolean; over: boolean }>;

/** A list that receives sent or taken-down posts. */
export type MovedTo = 'drafts' | 'published' | 'scheduled';

/** The lists that a post has left when it is in this one. */
const LEFT_FOR: Readonly<Record<MovedTo, readonly ScreenId[]>> = {
  drafts: ['published', 'scheduled'],
  published: ['drafts', 'reading', 'scheduled'],
  scheduled: ['drafts', 'reading', 'scheduled'],
};

/** From a screen that covers the text to a list beside it. */
const listScreenOf = ({ screen }: View): ScreenId => (screenOf(screen).kind === 'list' ? screen : 'all');

export function viewAfter(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'go':
      return {
        ...view,
        screen: action.screen,
        isBackAtStart: false,
        over: action.over === true ? 'list' : null,
        focusMode: false,
        personId: null,
      };
    case 'open-post': {
      const screen = action.screen ?? listScreenOf(view);
      return {
        ...view,
        screen,
        postId: action.postId,
        isBackAtStart: false,
        caret: action.caret ?? null,
        spot:
          action.position === undefined
            ? null
            : { postId: action.postId, position: action.position, turn: (view.spot?.turn ?? 0) + 1 },
        over: null,
        dialog: null,
      };
    }
    case 'open-return': {
      const { postId, document } = action;
      const opened = postId === view.postId ? view : viewAfter(view, { type: 'open-post', postId });
      return { ...opened, screen: listScreenOf(view), returned: { postId, document } };
    }
    case 'return-taken':
      return { ...view, returned: null, dialog: 'add-answers' };
    case 'back-to-post':
      return view.postId !== null || view.closed > 0
        ? view
        : { ...view, postId: action.postId, caret: action.caret, isBackAtStart: true };
    case 'close-post':
      if (action.postId !== undefined && action.postId !== view.postId) return view;
      return { ...view, postId: null, closed: view.closed + 1, spot: null, focusMode: false };
    case 'post-moved':
      return view.postId === action.postId &&
        LEFT_FOR[action.screen].includes(view.screen) &&
        (action.atStart !== true || view.isBackAtStart)
        ? { ...view, screen: action.screen, isBackAtStart: false }
        : view;
    case 'read-anew':
      return { ...view, closed: view.closed + 1 };
    case 'open-person':
      return { ...view, screen: 'people', personId: action.personId, over: null, dialog: null };
    case 'person-gone':
      return view.personId === action.personId ? { ...view, personId: null } : view;
    case 'open-import':
      return {
        ...view,
        screen: 'import',
        importId: action.importId,
        personId: null,
        over: null,
        dialog: null,
        focusMode: false,
      };
    case 'dialog':
      return {
        ...view,
        dialog: action.dialog,
        settingsPart: action.settingsPart ?? 'general',
        dialogPlace: action.position ?? {},
      };
    case 'over':
      return { ...view, over: action.over };
    case 'outline':
      return {
        ...view,
        outline: action.focused,
        ...(action.focused
          ? {
              preview: false,
              beside: null,
              focusMode: false,
              over: action.over ? ('panel' as const) : view.over,
            }
          : {}),
      };
    case 'preview':
      return { ...view, preview: action.on, beside: null, over: null, dialog: null };
    case 'beside':
      if (action.beside === null) return { ...view, beside: null };
      if (view.postId === null) return viewAfter(view, { type: 'open-post', postId: action.beside.postId });
      return {
        ...view,
        screen: listScreenOf(view),
        beside: action.beside,
        preview: false,
        focusMode: false,
        over: null,
        dialog: null,
      };
    case 'focus-mode':
      return { ...view, focusMode: action.on, over: null };
  }
}
