import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { BackendInput } from '#contract/backend.ts';
import type { AppError } from '#contract/failure.ts';
import type { Settings } from '#contract/library.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { appLanguageOf, type AppLanguage } from '#interview/app-languages.ts';
import { loadWords, MessagesProvider, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { SettingsContext } from '../ui/window/use-settings.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import styles from './SettingsGate.module.css';

const RescueScreen = lazyPart(() => import('../rescue/RescueScreen.tsx').then((part) => part.RescueScreen));

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = dark();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => dark().matches,
  );
}

/** The part without undefined values. */
function defined(part: BackendInput<'settings.set'>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
}

/** The progress of the copy made before the library opens; undefined without one. */
function useCopying(): number | undefined {
  const [share, setShare] = useState<number>();
  useEffect(() => subscribe('library.copying', (progress) => setShare(progress.share)), []);
  return share;
}

/** The chosen language, else the system's, else English. */
const languageOf = (chosen: Settings['language'], system: string): AppLanguage =>
  chosen === 'system' ? (appLanguageOf(system) ?? 'en') : chosen;

type SettingsGateProps = Readonly<{ children: ReactNode }>;

/** Renders the window once the settings are loaded, and applies language and theme. */
export function SettingsGate({ children }: SettingsGateProps): ReactNode {
  const settingsQuery = useQuery('settings.get', {}, ['settings.changed']);
  const about = useQuery('app.about', {});
  /** Changes sent to the library and not answered yet, in order. */
  const [wishes, setWishes] = useState<readonly Partial<Settings>[]>([]);
  /** The saved settings, used until the query refreshes, so that values do not jump back. */
  const [answer, setAnswer] = useState<Readonly<{ settings: Settings; to: Settings | undefined }>>();
  const [refusal, setRefusal] = useState<Readonly<{ why: AppError; turn: number }>>();
  const turns = useRef(0);
  const latest = useRef(settingsQuery.value);
  useEffect(() => {
    latest.current = settingsQuery.value;
  });
  const copying = useCopying();
  const systemDark = useSystemDark();

  const savedSettings =
    answer !== undefined && answer.to === settingsQuery.value ? answer.settings : settingsQuery.value;
  const settings =
    savedSettings === undefined
      ? undefined
      : wishes.reduce<Settings>((merged, wish) => ({ ...merged, ...wish }), savedSettings);
  const system = about.value?.language ?? navigator.language;
  const language = languageOf(settings?.language ?? 'system', system);
  const theme = settings?.theme ?? 'system';
  // Loads the words of the system's language, which is usually the chosen one, before the settings arrive.
  useEffect(() => {
    void loadWords(language);
  }, [language]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  }, [language, theme, systemDark]);
  const isLoaded = settings !== undefined && about.value !== undefined;
  useEffect(() => {
    if (isLoaded)
      call('window.configure', { language, theme }).catch((thrown: unknown) =>
        setRefusal({ why: asAppError(thrown), turn: turns.current }),
      );
  }, [isLoaded, language, theme]);

  function change(part: BackendInput<'settings.set'>): void {
    turns.current += 1;
    const turn = turns.current;
    const wish = defined(part);
    const answered = (): void => setWishes((before) => before.filter((other) => other !== wish));
    setWishes((before) => [...before, wish]);
    call('settings.set', part).then(
      (saved) => {
        setAnswer({ settings: saved, to: latest.current });
        answered();
        settingsQuery.refresh();
        // An error of a later change stays visible.
        setRefusal((before) => (before !== undefined && before.turn >= turn ? before : undefined));
      },
      (thrown: unknown) => {
        setRefusal({ why: asAppError(thrown), turn: turns.current });
        answered();
      },
    );
  }

  const failure = settingsQuery.failure ?? about.failure;
  const askAgain = (): void => [settingsQuery, about].forEach((query) => query.refresh());
  if (!isLoaded && failure === undefined && copying === undefined) return null;
  return (
    <MessagesProvider language={language}>
      {!isLoaded && failure === undefined ? (
        <Opening share={copying ?? 0} />
      ) : !isLoaded ? (
        <RescueScreen fallback={<Trouble failure={failure} onRetry={askAgain} />} onOpen={askAgain} />
      ) : (
        <SettingsContext value={{ settings, change, about: about.value, refusal: refusal?.why }}>
          {children}
        </SettingsContext>
      )}
    </MessagesProvider>
  );
}

type OpeningProps = Readonly<{ share: number }>;

/** The screen shown while the library is copied before a new version changes it. */
function Opening({ share }: OpeningProps): ReactNode {
  const words = useMessages().updates.copying;
  return (
    <main className={styles.trouble}>
      <Icon name="copy" />
      <h1 className={styles.title}>{words.title}</h1>
      <p>{words.why}</p>
      <div className={styles.progress}>
        <Progress label={words.progress} value={share} />
      </div>
    </main>
  );
}

type TroubleProps = Readonly<{ failure: AppError | undefined; onRetry: () => void }>;

/** The screen shown if the library cannot be opened. */
function Trouble({ failure, onRetry }: TroubleProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const { sentence, incident } = say(failure);
  const [unseen, setUnseen] = useState<unknown>(undefined);
  return (
    <main className={styles.trouble}>
      <Icon name="lifebuoy" />
      <h1 className={styles.title}>{words.trouble.title}</h1>
      <p>{sentence}</p>
      {incident !== undefined && <p className={styles.incident}>{incident}</p>}
      <div className={styles.actions}>
        <Button kind="primary" onPress={onRetry}>
          {words.retry}
        </Button>
        <Button onPress={() => void call('log.reveal', {}).then(() => setUnseen(undefined), setUnseen)}>
          {words.showLog}
        </Button>
      </div>
      {unseen !== undefined && <p role="alert">{say(unseen).sentence}</p>}
    </main>
  );
}
