import { createContext, useContext, useReducer, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { Notice } from '../Notice.tsx';
import type { NoticeTone } from '../Notice.tsx';
import { isWindowOpen } from '../overlays/Dialog.tsx';
import styles from './notices.module.css';

export type NoticeWords = Readonly<{
  /** A later notice of the same name takes the place of an earlier one. */
  id: string;
  text: string;
  tone?: NoticeTone;
  action?: Readonly<{ label: string; run: () => void }> | undefined;
  /** The author took it away, or did what it offers. */
  onRead?: () => void;
}>;

export type Notices = Readonly<{
  show: (notice: NoticeWords) => void;
  hide: (id: string) => void;
  /** Says something thrown. */
  fail: (id: string, thrown: unknown, action?: NoticeWords['action']) => void;
}>;

const NoticesContext = createContext<Notices | undefined>(undefined);
const ShownContext = createContext<readonly Shown[]>([]);

/** Something thrown is put into words where it is shown, in the language of that moment. */
type Said = NoticeWords | (Omit<NoticeWords, 'text' | 'tone'> & Readonly<{ thrown: unknown }>);
type Shown = Said &
  Readonly<{
    /** Said while a window was open, maybe of what is in it: it stands over it. */
    overWindow: boolean;
  }>;
type Step = Readonly<{ show: Shown } | { hide: string }>;

function noticesAfter(shown: readonly Shown[], step: Step): readonly Shown[] {
  const id = 'show' in step ? step.show.id : step.hide;
  const others = shown.filter((notice) => notice.id !== id);
  if ('hide' in step) return others.length === shown.length ? shown : others;
  return [...others, step.show];
}

type NoticesProviderProps = Readonly<{ children: ReactNode }>;

export function NoticesProvider({ children }: NoticesProviderProps): ReactNode {
  const [shown, dispatch] = useReducer(noticesAfter, []);
  const [notices] = useState<Notices>(() => {
    const say = (notice: Said): void => dispatch({ show: { ...notice, overWindow: isWindowOpen() } });
    return {
      show: say,
      hide: (id) => dispatch({ hide: id }),
      fail: (id, thrown, action) => say({ id, thrown, action }),
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
 * Where notices stand until they are read: over everything, an open window included where they were said while it was open.
 * Earlier ones would only cover it; they wait until it is closed.
 */
export function NoticeRegion(): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const shown = useContext(ShownContext);
  const { hide } = useNotices();
  return createPortal(
    <section
      className={styles.region}
      aria-label={words.regions.messages}
      aria-live="polite"
      data-react-aria-top-layer="true"
    >
      {shown.map((notice) => {
        const { id, action } = notice;
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
          <div key={id} className={styles.notice} data-over-window-too={notice.overWindow || undefined}>
            <Notice
              said
              tone={'thrown' in notice ? 'alert' : (notice.tone ?? 'plain')}
              {...(incident === undefined ? {} : { incident })}
              {...(action === undefined ? {} : { action: { label: action.label, onPress: act } })}
              dismiss={{ label: words.understood, onPress: read }}
            >
              {sentence}
            </Notice>
          </div>
        );
      })}
    </section>,
    document.body,
  );
}
