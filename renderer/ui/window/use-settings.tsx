import { createContext, useContext } from 'react';
import type { BackendInput } from '#contract/backend.ts';
import type { AppError } from '#contract/failure.ts';
import type { Settings } from '#contract/library.ts';
import type { ShellOutput } from '#contract/shell.ts';

export type SettingsValue = Readonly<{
  settings: Settings;
  /** Optimistic update: shown, saved, then replaced by the saved value. */
  change: (part: BackendInput<'settings.set'>) => void;
  about: ShellOutput<'app.about'>;
  /** The failure of the last change. */
  refusal: AppError | undefined;
}>;

export const SettingsContext = createContext<SettingsValue | undefined>(undefined);

/** The author's settings. Only under SettingsGate. */
export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext);
  if (value === undefined) throw new Error('useSettings stands outside SettingsGate');
  return value;
}
