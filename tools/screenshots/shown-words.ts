/** Which of the window's own sentences a picture shows: the texts on the screen that stand in the messages word for word. */

/** Every text of a language that has nothing to fill in. */
export function fixedTexts(messages: unknown): Set<string> {
  if (typeof messages === 'string') return new Set([messages]);
  if (typeof messages !== 'object' || messages === null) return new Set();
  return new Set(Object.values(messages).flatMap((each) => [...fixedTexts(each)]));
}

/** What is known of the pictures of the documentation, beside them: docs/screenshots/made.json. */
export type Made = Readonly<{
  pictures: Readonly<
    Record<string, Readonly<{ language: 'fr' | 'en'; sha256: string; words: readonly string[] }>>
  >;
}>;
