/**
 * Folding for a search in a post: accents and case are optional, kinds of apostrophe and space are ignored. Unlike
 * foldKey (interview/fold-key.ts) it works by character, keeps blanks and maps each unit back to the text.
 */
import { withoutAccents } from '#interview/fold-key.ts';

export type Folding = Readonly<{
  /** Whether accents and ligatures matter: `cote` is not `côté`. */
  accents?: boolean;
  /** Whether case matters. */
  capitals?: boolean;
}>;

/** The folded form of one character with its combining marks, cached. */
const caches = new Map<string, Map<string, string>>();

function foldCharacter(character: string, { accents = false, capitals = false }: Folding): string {
  const apart = accents ? character.normalize('NFC') : withoutAccents(character);
  const plain = apart.replace(/[’ʼ]/gu, "'").replace(/\s/gu, ' ');
  return capitals ? plain : plain.toLowerCase();
}

const isCombining = (code: number): boolean => code >= 0x300 && code <= 0x36f;

/** `at[i]` is the offset in `text` of unit i of the folded text; the last entry is the end. */
export function foldForFind(text: string, folding: Folding = {}): { text: string; at: number[] } {
  const key = `${folding.accents === true}${folding.capitals === true}`;
  const cache = caches.get(key) ?? new Map<string, string>();
  caches.set(key, cache);
  let folded = '';
  const at: number[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
    while (to < text.length && isCombining(text.charCodeAt(to))) to += 1;
    const character = text.slice(from, to);
    let plain = cache.get(character);
    if (plain === undefined) {
      plain = foldCharacter(character, folding);
      if (cache.size < 10_000) cache.set(character, plain);
    }
    for (let unit = 0; unit < plain.length; unit += 1) at.push(from);
    folded += plain;
    from = to;
  }
  at.push(text.length);
  return { text: folded, at };
}
