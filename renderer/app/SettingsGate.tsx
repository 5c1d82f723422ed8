import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { BackendInput } from '#contract/backend.ts';
import type { AppError } from '#contract/failure.ts';
import type { Settings } from '#contract/library.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { MessagesProvider } from '../bridge/messages.tsx';
import type { AppLanguage } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { later } from '../ui/later.tsx';
import { Opening } from './Opening.tsx';
import { Trouble } from './Trouble.tsx';
import { SettingsContext } from '../ui/use-settings.tsx';

const RescueScreen = later(() => import('../rescue/RescueScreen.tsx').then((part) => part.RescueScreen));

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

/** Without the keys that hold nothing. */
function defined(part: BackendInput<'settings.set'>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
}

/** How far the copy is that is made before the library opens; undefined where none is. */
function useCopying(): number | undefined {
  const [share, setShare] = useState<number>();
  useEffect(() => subscribe('library.copying', (said) => setShare(said.share)), []);
  return share;
}

const isFrench = (tag: string): boolean => /^fr(-|$)/i.test(tag);

/** French where the author or the computer speaks it, English elsewhere. */
export function appLanguage(chosen: Settings['language'], system: string): AppLanguage {
  if (chosen !== 'system') return chosen;
  return isFrench(system) ? 'fr' : 'en';
}

type SettingsGateProps = Readonly<{ children: ReactNode }>;

/** Lets the window in once the library has said its settings; gives it language and theme. */
export function SettingsGate({ children }: SettingsGateProps): ReactNode {
  const asked = useQuery('settings.get', {}, ['settings.changed']);
  const about = useQuery('app.about', {});
  /** Asked of the library, and not answered yet; in their order. */
  const [wishes, setWishes] = useState<readonly Partial<Settings>[]>([]);
  /** Stands in for what was asked until that is asked again: nothing jumps back meanwhile. */
  const [answer, setAnswer] = useState<Readonly<{ settings: Settings; to: Settings | undefined }>>();
  const [refusal, setRefusal] = useState<Readonly<{ why: AppError; turn: number }>>();
  const turns = useRef(0);
  const latest = useRef(asked.value);
  useEffect(() => {
    latest.current = asked.value;
  });
  const copying = useCopying();
  const systemDark = useSystemDark();

  const said = answer !== undefined && answer.to === asked.value ? answer.settings : asked.value;
  const settings =
    said === undefined ? undefined : wishes.reduce<Settings>((shown, wish) => ({ ...shown, ...wish }), said);
  const system = about.value?.language ?? navigator.language;
  const language = appLanguage(settings?.language ?? 'system', system);
  const theme = settings?.theme ?? 'system';

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  }, [language, theme, systemDark]);
  const known = settings !== undefined && about.value !== undefined;
  useEffect(() => {
    if (known)
      call('window.configure', { language, theme }).catch((thrown: unknown) =>
        setRefusal({ why: asAppError(thrown), turn: turns.current }),
      );
  }, [known, language, theme]);

  function change(part: BackendInput<'settings.set'>): void {
    turns.current += 1;
    const turn = turns.current;
    const wish = defined(part);
    const answered = (): void => setWishes((before) => before.filter((other) => other !== wish));
    setWishes((before) => [...before, wish]);
    call('settings.set', part).then(
      (kept) => {
        setAnswer({ settings: kept, to: latest.current });
        answered();
        asked.refresh();
        // What was refused meanwhile is still to be read: it was another choice.
        setRefusal((before) => (before !== undefined && before.turn >= turn ? before : undefined));
      },
      (thrown: unknown) => {
        setRefusal({ why: asAppError(thrown), turn: turns.current });
        answered();
      },
    );
  }

  const failure = asked.failure ?? about.failure;
  const askAgain = (): void => [asked, about].forEach((query) => query.refresh());
  if (!known && failure === undefined && copying === undefined) return null;
  return (
    <MessagesProvider language={language}>
      {!known && failure === undefined ? (
        <Opening share={copying ?? 0} />
      ) : !known ? (
        <RescueScreen fallback={<Trouble failure={failure} onRetry={askAgain} />} onOpen={askAgain} />
      ) : (
        <SettingsContext value={{ settings, change, about: about.value, refusal: refusal?.why }}>
          {children}
        </SettingsContext>
      )}
    </MessagesProvider>
  );
}
