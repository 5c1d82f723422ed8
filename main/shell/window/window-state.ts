/** What the shell remembers in the profile: where the window was, its language and theme before the page has loaded. Pure of Electron. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { THEMES } from '#contract/library.ts';

/** The window's own colour, seen before the page paints: `--paper` of renderer/styles/tokens.css (a test compares). Pure. */
export const backgroundOf = (dark: boolean): string => (dark ? '#13202b' : '#fbf8f3');

export const MINIMUM = { width: 720, height: 500 } as const;
const USUAL = { width: 1_280, height: 800 } as const;

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
const rememberedSchema = z.object({
  bounds: boundsSchema.optional().catch(undefined),
  maximized: z.boolean().catch(false),
  theme: z.enum(THEMES).catch('system'),
  language: z.enum(['fr', 'en']).optional().catch(undefined),
});
export type Bounds = z.infer<typeof boundsSchema>;
export type Remembered = z.infer<typeof rememberedSchema>;

/** A missing or damaged file is a first start: nothing in it is worth a question. */
export function readRemembered(file: string): Remembered {
  let raw: unknown = {};
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    raw = {};
  }
  const parsed = rememberedSchema.safeParse(raw);
  return parsed.success
    ? parsed.data
    : { bounds: undefined, maximized: false, theme: 'system', language: undefined };
}

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

function fit(
  size: Readonly<{ width: number; height: number }>,
  area: Bounds | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(MINIMUM.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(MINIMUM.height, Math.min(size.height, area?.height ?? size.height)),
  };
}
