import { createContext, useContext, useEffect, useReducer, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { Notice, type NoticeTone } from '../Notice.tsx';
import { currentNoticeSlot, useNoticeSlot } from '../overlays/notice-slot.ts';
import { overWindow } from '../overlays/over-window.ts';
import type { ScreenId } from './screens.ts';
import { SettingsContext } from './use-settings.tsx';
import { FIRST_VIEW } from './view.ts';
import styles from './notices.module.css';

type NoticeWords = Readonly<{
  /** A later notice of the same name takes the place of an earlier one. */
  id: string;
  text: string;
  tone?: NoticeTone;
  action?: Readonly<{ label: string; run: () => void }> | undefined;
  /** What it offers can be done nowhere else: it is shown until that is decided. So is a failure (`alert`). */
  stays?: boolean;
  /** The post it is about: shown while that is in sight, removed when another is opened. */
  postId?: string;
  /** The screen it is about: shown on that one alone. */
  screen?: ScreenId;
  /** On the button that takes it away, where that is an answer too. */
  decline?: string;
  /** The author took it away, or did what it offers. */
  onRead?: () => void;
}>;

export type Notices = Readonly<{
  show: (notice: NoticeWords) => void;
  hide: (id: string) => void;
  /** Says something thrown. */
  fail: (id: string, thrown: unknown, action?: NoticeWords['action']) => void;
  /** The screen in sight, and the post whose text is; null where a screen covers it or none is open. */
  inSight: (screen: ScreenId, postId: string | null) => void;
}>;

/** How long a notice is shown, and how long one with a button. */
export const NOTICE_MS = 10_000;
export const OFFER_MS = 30_000;

const NoticesContext = createContext<Notices | undefined>(undefined);
const ShownContext = createContext<Shown>({ waiting: [], screen: FIRST_VIEW.screen, postId: null });

/** Something thrown is put into words where it is shown, in the language of that moment. */
type NoticeInput = NoticeWords | (Omit<NoticeWords, 'text' | 'tone'> & Readonly<{ thrown: unknown }>);
/** `slot`: that of the window over the window that was open when it was said, at `at`. */
type Waiting = NoticeInput & Readonly<{ slot: HTMLElement | undefined; at: number }>;
type Sight = Readonly<{ screen: ScreenId; postId: string | null }>;
type Shown = Sight & Readonly<{ waiting: readonly Waiting[] }>;
type Step = Readonly<{ show: Waiting } | { hide: string } | { sight: Sight }>;

function noticesAfter(shown: Shown, step: Step): Shown {
  const { waiting } = shown;
  if ('show' in step)
    return { ...shown, waiting: [...waiting.filter(({ id }) => id !== step.show.id), step.show] };
  if ('hide' in step) {
    const left = waiting.filter(({ id }) => id !== step.hide);
    return left.length === waiting.length ? shown : { ...shown, waiting: left };
  }
  const { postId } = step.sight;
  return {
    ...step.sight,
    waiting: waiting.filter((one) => one.postId === undefined || postId === null || one.postId === postId),
  };
}

const isInSight = ({ screen, postId }: Waiting, sight: Sight): boolean =>
  (screen === undefined || screen === sight.screen) && (postId === undefined || postId === sight.postId);

type NoticesProviderProps = Readonly<{ children: ReactNode }>;

export function NoticesProvider({ children }: NoticesProviderProps): ReactNode {
  const [shown, dispatch] = useReducer(noticesAfter, {
    waiting: [],
    screen: FIRST_VIEW.screen,
    postId: null,
  });
  const [notices] = useState<Notices>(() => {
    const say = (notice: NoticeInput): void =>
      dispatch({ show: { ...notice, slot: currentNoticeSlot(), at: performance.now() } });
    return {
      show: say,
      hide: (id) => dispatch({ hide: id }),
      fail: (id, thrown, action) => say({ id, thrown, action }),
      inSight: (screen, postId) => dispatch({ sight: { screen, postId } }),
    };
  });
  return (
    <NoticesContext value={notices}>
      <ShownContext value={shown}>{children}</ShownContext>
    </NoticesContext>
  );
}

/** Says things that have no place of their own; beside the thing is better where there is one. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === undefined) throw new Error('useNotices stands outside NoticesProvider');
  return notices;
}

/**
 * One notice at a time, the latest: beside the text, never on the line of the caret; in the window over the window where
 * it was said in that. The others wait their turn, and so does what was said before that window opened.
 */
export function NoticeRegion(): ReactNode {
  const words = useMessages().window;
  const slot = useNoticeSlot();
  const sight = useContext(ShownContext);
  const shown = sight.waiting.findLast(
    (notice) => isInSight(notice, sight) && (slot === undefined || notice.slot === slot),
  );
  return createPortal(
    // A landmark of the window; in a window over it, a part of that.
    <div
      role={slot === undefined ? 'region' : 'group'}
      aria-label={words.regions.messages}
      aria-live="polite"
    >
      {shown !== undefined && (
        <ShownNotice key={`${shown.id} ${shown.at}`} notice={shown} overText={slot === undefined} />
      )}
    </div>,
    slot ?? overWindow(),
  );
}

type ShownNoticeProps = Readonly<{ notice: Waiting; overText: boolean }>;

function ShownNotice({ notice, overText }: ShownNoticeProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const { hide } = useNotices();
  // Where there is no library there are no settings.
  const stay = useContext(SettingsContext)?.settings.noticesStay ?? false;
  const [attended, setAttended] = useState({ pointed: false, focused: false });
  const { id, action } = notice;
  const offers = action !== undefined;
  const failed = 'thrown' in notice || notice.tone === 'alert';
  const lasts = stay || failed || notice.stays === true || attended.pointed || attended.focused;
  useEffect(() => {
    if (lasts) return undefined;
    const timer = setTimeout(() => hide(id), offers ? OFFER_MS : NOTICE_MS);
    return () => clearTimeout(timer);
  }, [lasts, offers, id, hide]);
  const { sentence, incident } =
    'thrown' in notice ? say(notice.thrown) : { sentence: notice.text, incident: undefined };
  const read = (): void => {
    hide(id);
    notice.onRead?.();
  };
  const act = (): void => {
    read();
    action?.run();
  };
  return (
    <div
      ref={overText ? keepAwayFromCaret : undefined}
      className={overText ? styles.overText : undefined}
      onPointerEnter={() => setAttended((before) => ({ ...before, pointed: true }))}
      onPointerLeave={() => setAttended((before) => ({ ...before, pointed: false }))}
      onFocus={() => setAttended((before) => ({ ...before, focused: true }))}
      onBlur={() => setAttended((before) => ({ ...before, focused: false }))}
    >
      <Notice
        said
        tone={failed ? 'alert' : (notice.tone ?? 'plain')}
        {...(incident === undefined ? {} : { incident })}
        {...(action === undefined ? {} : { action: { label: action.label, onPress: act } })}
        dismiss={{ label: notice.decline ?? words.understood, onPress: read }}
      >
        {sentence}
      </Notice>
    </div>
  );
}

/**
 * What lies over the text at its bottom goes to the top (`data-at="top"`) while it would cover the caret's line.
 * A `ref`.
 */
function keepAwayFromCaret(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const settle = (): void => {
    const caret = caretLine();
    delete element.dataset['at'];
    const bottom = element.getBoundingClientRect();
    if (caret !== undefined && overlap(caret, bottom)) element.dataset['at'] = 'top';
  };
  settle();
  document.addEventListener('selectionchange', settle);
  document.addEventListener('scroll', settle, { capture: true, passive: true });
  window.addEventListener('resize', settle);
  return () => {
    document.removeEventListener('selectionchange', settle);
    document.removeEventListener('scroll', settle, { capture: true });
    window.removeEventListener('resize', settle);
  };
}

const overlap = (one: DOMRect, other: DOMRect): boolean =>
  one.bottom > other.top && one.top < other.bottom && one.right > other.left && one.left < other.right;

/** The line of text in which the caret blinks, as wide as its paragraph; undefined where one does not write. */
function caretLine(): DOMRect | undefined {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement)
    return activeElement.getBoundingClientRect();
  if (!(activeElement instanceof HTMLElement) || !activeElement.isContentEditable) return undefined;
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { focusNode } = selection;
  const around = focusNode instanceof Element ? focusNode : (focusNode?.parentElement ?? activeElement);
  const paragraph = (
    around.closest('p, li, h1, h2, h3, h4, pre, td, th, figcaption') ?? around
  ).getBoundingClientRect();
  // An empty paragraph has no rectangle of its range.
  const line = range.getClientRects().item(0) ?? paragraph;
  return new DOMRect(paragraph.left, line.top, paragraph.width, line.height);
}
