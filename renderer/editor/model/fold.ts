/**
 * Text as it is looked for in a post: accents and case apart or not, kinds of apostrophe and space never. Apart from
 * foldKey (interview/fold-key.ts): each unit has its way back to the text, so blanks stay, and it goes character by character.
 */
import { withoutAccents } from '#interview/fold-key.ts';

export type Folding = Readonly<{
  /** Accents and ligatures tell words apart: `cote` is not `côté`. */
  accents?: boolean;
  /** Capitals tell words apart. */
  capitals?: boolean;
}>;

/** What one character, with the marks combined to it, folds to; the same few thousand come again and again. */
const caches = new Map<string, Map<string, string>>();

function foldCharacter(character: string, { accents = false, capitals = false }: Folding): string {
  const apart = accents ? character.normalize('NFC') : withoutAccents(character);
  const plain = apart.replace(/[’ʼ]/gu, "'").replace(/\s/gu, ' ');
  return capitals ? plain : plain.toLowerCase();
}

const isCombining = (code: number): boolean => code >= 0x300 && code <= 0x36f;

/** `at[i]` is where in `text` the i-th unit of the folded text comes from; one more stands for the end. */
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
