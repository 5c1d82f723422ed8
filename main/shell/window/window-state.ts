/** The window state in the profile: position, language and theme, needed before the page loads. Without Electron. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { THEMES } from '#contract/library.ts';
import { APP_LANGUAGES, type AppLanguage } from '#interview/app-languages.ts';

/** The window's background before the page paints: `--paper` of renderer/styles/tokens.css (a test compares). */
export const backgroundOf = (dark: boolean): string => (dark ? '#13202b' : '#fbf8f3');

export const MINIMUM = { width: 720, height: 500 } as const;
const DEFAULT_SIZE = { width: 1_280, height: 800 } as const;

export type Bounds = Readonly<{ x: number; y: number; width: number; height: number }>;
type Theme = (typeof THEMES)[number];
export type WindowState = Readonly<{
  bounds: Bounds | undefined;
  maximized: boolean;
  theme: Theme;
  language: AppLanguage | undefined;
}>;

/** A missing or damaged file is treated as a first start. Parsed without zod, because the window waits for it. */
export function readWindowState(file: string): WindowState {
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

export function writeWindowState(file: string, remembered: WindowState): void {
  writeFileSync(`${file}.new`, JSON.stringify(remembered));
  renameSync(`${file}.new`, file);
}

/**
 * The remembered bounds, if enough of the title bar is on a connected screen; never larger than its work area. Without
 * bounds the system chooses the position.
 */
export function boundsOnScreens(
  bounds: Bounds | undefined,
  workAreas: readonly Bounds[],
): Partial<Bounds> & { width: number; height: number } {
  const first = workAreas[0];
  if (bounds === undefined || first === undefined) return fit(DEFAULT_SIZE, first);
  const screen = workAreas.find((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    return across >= 120 && bounds.y >= area.y && bounds.y <= area.y + area.height - 40;
  });
  if (screen === undefined) return fit(bounds, first);
  return { x: bounds.x, y: bounds.y, ...fit(bounds, screen) };
}

/** Offset between a new window and its opener, in CSS pixels. */
const WINDOW_OFFSET = 32;

export const offsetBounds = ({ x, y, width, height }: Bounds): Bounds => ({
  x: x + WINDOW_OFFSET,
  y: y + WINDOW_OFFSET,
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
