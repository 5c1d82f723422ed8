/** What the window shows, in one reducer. Nothing here is data: data comes by hooks. */
import type { CheckSpot } from '#interview/checks/check.ts';
import type { PassageHit } from '#contract/archive.ts';
import type { DialogId } from '#contract/commands.ts';
import type { ExportFormat } from '#contract/exports.ts';
import type { ScreenId } from './screens.ts';
import { screenOf } from './screens.ts';

/** Where to go in the post that is opened. */
export type Spot = Readonly<{
  questionId?: string | undefined;
  answerId?: string | undefined;
  find?: string;
  /** The line around those words, to tell one place from another. */
  context?: string;
  heading?: number | undefined;
  part?: CheckSpot['part'];
}>;

/** Over the blogs of the settings: a blog of Blogger, one of WordPress, a site in a folder, or again the account that is signed out. */
export type ConnectingScreen = 'connect' | 'connect-wordpress' | 'connect-folder' | 'sign-in';

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

/** The part of a dialog that it opens at. */
export type DialogPlace = Readonly<{
  /** The label of a setting, which takes the focus. */
  setting?: string;
  /** The format of an export. */
  format?: ExportFormat;
  /** A heading of a page of the guide. */
  guide?: Readonly<{ subject: string; anchor: string }>;
}>;

export type View = Readonly<{
  screen: ScreenId;
  postId: string | null;
  /** How many times a post was closed or replaced: the same one is read anew. */
  closed: number;
  /** The post was opened at the start: the list beside it is not one that the author chose. */
  isBackAtStart: boolean;
  /** Where the caret was when the post was left, in the editor's own words. */
  caret: string | null;
  /** A place to show once the post is open; `turn` makes each request new. */
  spot: Readonly<{ postId: string; place: Spot; turn: number }> | null;
  personId: string | null;
  /** The import that its screen shows; null for its first view. */
  importId: string | null;
  /** « Modifié sur le web » and « Modifié par le site » are reached from what they speak of, by no command. */
  dialog: DialogId | 'changed-on-web' | 'altered' | null;
  /** Which part of settings stands first; one of `ConnectingScreen`: the blogs, with that screen over them. */
  settingsPart: SettingsPageId | ConnectingScreen;
  /** The part that the dialog opens at. */
  dialogPlace: DialogPlace;
  /** What slides over the text in a window too narrow to hold it. */
  over: 'list' | 'panel' | null;
  focusMode: boolean;
  /** The preview stands beside the text, in the place of the panel. */
  preview: boolean;
  /** Another post, to read beside the text, in the place of the panel; `passage`: what the search found in it. */
  beside: Readonly<{ postId: string; passage?: PassageHit | undefined }> | null;
  /** The outline of questions has been asked for, and takes the focus once it is there. */
  outline: boolean;
}>;

export const FIRST_VIEW: View = {
  screen: 'drafts',
  postId: null,
  closed: 0,
  isBackAtStart: false,
  caret: null,
  spot: null,
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
      place?: Spot;
      screen?: ScreenId;
    }>
  /** At the start, where nothing else was opened meanwhile. */
  | Readonly<{ type: 'back-to-post'; postId: string; caret: string }>
  /**
   * It went from one list to another: the list follows, if it is one that the post left. `atStart`: the list where the post
   * is when Escale starts.
   */
  | Readonly<{ type: 'post-moved'; postId: string; screen: MovedTo; atStart?: boolean }>
  /** With a post: only where that one is still open. */
  | Readonly<{ type: 'close-post'; postId?: string }>
  /** The text of the open post is another in the library now. */
  | Readonly<{ type: 'read-anew' }>
  | Readonly<{ type: 'open-person'; personId: string | null }>
  /** Shown no longer, if it still is. */
  | Readonly<{ type: 'person-gone'; personId: string }>
  | Readonly<{ type: 'open-import'; importId: string | null }>
  | Readonly<{
      type: 'dialog';
      dialog: View['dialog'];
      settingsPart?: View['settingsPart'];
      place?: DialogPlace;
    }>
  | Readonly<{ type: 'over'; over: View['over'] }>
  | Readonly<{ type: 'focus-mode'; on: boolean }>
  | Readonly<{ type: 'preview'; on: boolean }>
  /** Shows a post beside the open one, or opens it if none is open. Null closes it. */
  | Readonly<{ type: 'beside'; beside: View['beside'] }>
  | Readonly<{ type: 'outline'; asked: boolean; over: boolean }>;

/** A list that a post comes to when it is sent or taken off. */
export type MovedTo = 'drafts' | 'published' | 'scheduled';

/** The lists that a post is no longer in when it comes to this one. */
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
          action.place === undefined
            ? null
            : { postId: action.postId, place: action.place, turn: (view.spot?.turn ?? 0) + 1 },
        over: null,
        dialog: null,
      };
    }
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
        dialogPlace: action.place ?? {},
      };
    case 'over':
      return { ...view, over: action.over };
    case 'outline':
      return {
        ...view,
        outline: action.asked,
        ...(action.asked
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
