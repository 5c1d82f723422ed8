/** What the shell remembers in the profile: where the window was, its language and theme before the page has loaded. Pure of Electron. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { THEMES } from '#contract/library.ts';
import { APP_LANGUAGES, type AppLanguage } from '#interview/app-languages.ts';

/** The window's own colour, seen before the page paints: `--paper` of renderer/styles/tokens.css (a test compares). Pure. */
export const backgroundOf = (dark: boolean): string => (dark ? '#13202b' : '#fbf8f3');

export const MINIMUM = { width: 720, height: 500 } as const;
const USUAL = { width: 1_280, height: 800 } as const;

export type Bounds = Readonly<{ x: number; y: number; width: number; height: number }>;
type Theme = (typeof THEMES)[number];
export type Remembered = Readonly<{
  bounds: Bounds | undefined;
  maximized: boolean;
  theme: Theme;
  language: AppLanguage | undefined;
}>;

/**
 * A missing or damaged file is a first start: nothing in it is worth a question. Read by hand: the window waits for it, and
 * zod is loaded while that opens.
 */
export function readRemembered(file: string): Remembered {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    raw = undefined;
  }
  const { bounds, maximized, theme, language } = Object(raw) as Record<string, unknown>;
  return {
    bounds: asBounds(bounds),
    maximized: maximized === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: APP_LANGUAGES.find((one) => one === language),
  };
}

function asBounds(raw: unknown): Bounds | undefined {
  const { x, y, width, height } = Object(raw) as Record<string, unknown>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return width < 1 || height < 1 ? undefined : { x, y, width, height };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

export function writeRemembered(file: string, remembered: Remembered): void {
  writeFileSync(`${file}.new`, JSON.stringify(remembered));
  renameSync(`${file}.new`, file);
}

/**
 * Where to open: as it was, if enough of the title bar is on a screen that is still there; never larger than that
 * screen's work area. Without bounds the system chooses it.
 */
export function boundsOnScreens(
  bounds: Bounds | undefined,
  workAreas: readonly Bounds[],
): Partial<Bounds> & { width: number; height: number } {
  const first = workAreas[0];
  if (bounds === undefined || first === undefined) return fit(USUAL, first);
  const shown = workAreas.find((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    return across >= 120 && bounds.y >= area.y && bounds.y <= area.y + area.height - 40;
  });
  if (shown === undefined) return fit(bounds, first);
  return { x: bounds.x, y: bounds.y, ...fit(bounds, shown) };
}

/** Offset of a new window from the one it was opened from, in CSS pixels, so that both are seen. */
const BESIDE = 32;

export const besideBounds = ({ x, y, width, height }: Bounds): Bounds => ({
  x: x + BESIDE,
  y: y + BESIDE,
  width,
  height,
});

function fit(
  size: Readonly<{ width: number; height: number }>,
  area: Bounds | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(MINIMUM.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(MINIMUM.height, Math.min(size.height, area?.height ?? size.height)),
  };
}
