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
  /** A later notice with the same id replaces it. */
  id: string;
  text: string;
  tone?: NoticeTone;
  action?: Readonly<{ label: string; run: () => void }> | undefined;
  /** Whether it stays until it is decided, since its action exists nowhere else. Failures (`alert`) stay too. */
  isPersistent?: boolean;
  /** The post it is about: shown only with it, and removed when another is opened. */
  postId?: string;
  /** The screen it is about: shown only there. */
  screen?: ScreenId;
  /** The label of the close button, if closing is an answer too. */
  decline?: string;
  /** Called when the author closes it or runs its action. */
  onRead?: () => void;
}>;

export type Notices = Readonly<{
  show: (notice: NoticeWords) => void;
  hide: (id: string) => void;
  /** Shows an error. */
  fail: (id: string, thrown: unknown, action?: NoticeWords['action']) => void;
  /** Sets the visible screen, and the open post; null if a screen covers it or none is open. */
  inSight: (screen: ScreenId, postId: string | null) => void;
}>;

/** Display time of a notice in ms, and of one with a button. */
export const NOTICE_MS = 10_000;
export const OFFER_MS = 30_000;

const NoticesContext = createContext<Notices | undefined>(undefined);
const ShownContext = createContext<NoticesState>({ waiting: [], screen: FIRST_VIEW.screen, postId: null });

/** Errors are formatted when shown, in the current language. */
type NoticeInput = NoticeWords | (Omit<NoticeWords, 'text' | 'tone'> & Readonly<{ thrown: unknown }>);
/** `slot`: of the modal open when it was added at `at`. */
type Waiting = NoticeInput & Readonly<{ slot: HTMLElement | undefined; at: number }>;
type Sight = Readonly<{ screen: ScreenId; postId: string | null }>;
type NoticesState = Sight & Readonly<{ waiting: readonly Waiting[] }>;
type Step = Readonly<{ show: Waiting } | { hide: string } | { sight: Sight }>;

function noticesAfter(state: NoticesState, step: Step): NoticesState {
  const { waiting } = state;
  if ('show' in step)
    return { ...state, waiting: [...waiting.filter(({ id }) => id !== step.show.id), step.show] };
  if ('hide' in step) {
    const left = waiting.filter(({ id }) => id !== step.hide);
    return left.length === waiting.length ? state : { ...state, waiting: left };
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

/** Shows messages without a place of their own; a message beside its subject is better if possible. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === undefined) throw new Error('useNotices stands outside NoticesProvider');
  return notices;
}

/**
 * Shows one notice at a time, the latest: beside the text, never over the caret's line; in a modal if it was added
 * there. Others wait, including those added before the modal opened.
 */
export function NoticeRegion(): ReactNode {
  const words = useMessages().window;
  const slot = useNoticeSlot();
  const sight = useContext(ShownContext);
  const visibleNotice = sight.waiting.findLast(
    (notice) => isInSight(notice, sight) && (slot === undefined || notice.slot === slot),
  );
  return createPortal(
    // A landmark of the window, or part of a modal.
    <div
      role={slot === undefined ? 'region' : 'group'}
      aria-label={words.regions.messages}
      aria-live="polite"
    >
      {visibleNotice !== undefined && (
        <ShownNotice
          key={`${visibleNotice.id} ${visibleNotice.at}`}
          notice={visibleNotice}
          overText={slot === undefined}
        />
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
  // Without a library there are no settings.
  const stay = useContext(SettingsContext)?.settings.noticesStay ?? false;
  const [attended, setAttended] = useState({ pointed: false, focused: false });
  const { id, action } = notice;
  const offers = action !== undefined;
  const failed = 'thrown' in notice || notice.tone === 'alert';
  const lasts = stay || failed || notice.isPersistent === true || attended.pointed || attended.focused;
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
        isAnnounced
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
 * Moves an overlay from the bottom of the text to the top (`data-at="top"`) while it would cover the caret's line. A
 * `ref`.
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

/** The line with the caret, as wide as its paragraph; undefined outside texts. */
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
