import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { BackendInput } from '../../preload/contract/backend.ts';
import type { AppError } from '../../preload/contract/failure.ts';
import type { Settings } from '../../preload/contract/library.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { MessagesProvider } from '../bridge/messages.tsx';
import type { AppLanguage } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { later } from '../frame/later.tsx';
import { Opening } from '../frame/Opening.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { SettingsContext } from './use-settings.tsx';

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
  const [wish, setWish] = useState<Partial<Settings>>({});
  const [refusal, setRefusal] = useState<AppError>();
  const wishes = useRef(0);
  const copying = useCopying();
  const systemDark = useSystemDark();

  const settings = asked.value === undefined ? undefined : { ...asked.value, ...wish };
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
        setRefusal(asAppError(thrown)),
      );
  }, [known, language, theme]);

  function change(part: BackendInput<'settings.set'>): void {
    wishes.current += 1;
    const turn = wishes.current;
    setWish((before) => ({ ...before, ...defined(part) }));
    call('settings.set', part).then(
      () => {
        asked.refresh();
        setRefusal(undefined);
      },
      (thrown: unknown) => {
        setRefusal(asAppError(thrown));
        if (turn === wishes.current) setWish({});
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
        <SettingsContext value={{ settings, change, about: about.value, refusal }}>
          {children}
        </SettingsContext>
      )}
    </MessagesProvider>
  );
}
