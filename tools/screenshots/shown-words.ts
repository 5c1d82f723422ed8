/** Finds the window's own sentences on a screenshot: texts on the screen that match a message exactly. */

/** Every message of a language without parameters. */
export function fixedTexts(messages: unknown): Set<string> {
  if (typeof messages === 'string') return new Set([messages]);
  if (typeof messages !== 'object' || messages === null) return new Set();
  return new Set(Object.values(messages).flatMap((each) => [...fixedTexts(each)]));
}

/** Metadata of the documentation's screenshots, stored with them: docs/screenshots/made.json. */
export type Made = Readonly<{
  pictures: Readonly<
    Record<string, Readonly<{ language: 'fr' | 'en'; sha256: string; words: readonly string[] }>>
  >;
}>;
