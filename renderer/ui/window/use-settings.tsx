import { createContext, useContext } from 'react';
import type { BackendInput } from '#contract/backend.ts';
import type { AppError } from '#contract/failure.ts';
import type { Settings } from '#contract/library.ts';
import type { ShellOutput } from '#contract/shell.ts';

export type SettingsValue = Readonly<{
  settings: Settings;
  /** Shown at once; asked of the library; the answer has the last word. */
  change: (part: BackendInput<'settings.set'>) => void;
  about: ShellOutput<'app.about'>;
  /** Why the last change could not be kept. */
  refusal: AppError | undefined;
}>;

export const SettingsContext = createContext<SettingsValue | undefined>(undefined);

/** What the author chose. Only under SettingsGate. */
export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext);
  if (value === undefined) throw new Error('useSettings stands outside SettingsGate');
  return value;
}
