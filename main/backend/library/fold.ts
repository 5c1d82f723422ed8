/** `text` without case, accents or ligatures, blanks as one space: how a name is looked up (« Œuvré » as « oeuvre »). */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the directory says, folded lately: it is asked again at each key pressed. */
const kept = new Map<string, string>();
export function folded(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= 50_000) kept.clear();
  const value = fold(text);
  kept.set(text, value);
  return value;
}
