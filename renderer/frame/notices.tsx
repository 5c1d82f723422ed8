import { createContext, useContext, useReducer, useRef } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../widgets/Notice.tsx';
import type { NoticeTone } from '../widgets/Notice.tsx';
import styles from './notices.module.css';

export type NoticeWords = Readonly<{
  /** A later notice of the same name takes the place of an earlier one. */
  id: string;
  text: string;
  tone?: NoticeTone;
  incident?: string | undefined;
  action?: Readonly<{ label: string; run: () => void }> | undefined;
}>;

export type Notices = Readonly<{
  show: (notice: NoticeWords) => void;
  hide: (id: string) => void;
  /** Says something thrown. */
  fail: (id: string, thrown: unknown, action?: NoticeWords['action']) => void;
}>;

const NoticesContext = createContext<Notices | undefined>(undefined);
const ShownContext = createContext<readonly NoticeWords[]>([]);

type Step = Readonly<{ show: NoticeWords } | { hide: string }>;

function noticesAfter(shown: readonly NoticeWords[], step: Step): readonly NoticeWords[] {
  const id = 'show' in step ? step.show.id : step.hide;
  const others = shown.filter((notice) => notice.id !== id);
  if ('hide' in step) return others.length === shown.length ? shown : others;
  return [...others, step.show];
}

type NoticesProviderProps = Readonly<{ children: ReactNode }>;

export function NoticesProvider({ children }: NoticesProviderProps): ReactNode {
  const [shown, dispatch] = useReducer(noticesAfter, []);
  const say = useFailureWords();
  const latestSay = useRef(say);
  latestSay.current = say;
  const [notices] = useReducer((same: Notices) => same, {
    show: (notice) => dispatch({ show: notice }),
    hide: (id) => dispatch({ hide: id }),
    fail: (id, thrown, action) => {
      const { sentence, incident } = latestSay.current(thrown);
      dispatch({ show: { id, text: sentence, tone: 'alert', incident, action } });
    },
  } satisfies Notices);
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

/** Where notices stand until they are read. */
export function NoticeRegion(): ReactNode {
  const words = useMessages().window;
  const shown = useContext(ShownContext);
  const { hide } = useNotices();
  return (
    <section className={styles.region} aria-label={words.regions.messages} aria-live="polite">
      {shown.map(({ id, text, tone, incident, action }) => (
        <Notice
          key={id}
          tone={tone ?? 'plain'}
          {...(incident === undefined ? {} : { incident })}
          {...(action === undefined
            ? {}
            : {
                action: {
                  label: action.label,
                  onPress: () => {
                    hide(id);
                    action.run();
                  },
                },
              })}
          dismiss={{ label: words.understood, onPress: () => hide(id) }}
        >
          {text}
        </Notice>
      ))}
    </section>
  );
}
