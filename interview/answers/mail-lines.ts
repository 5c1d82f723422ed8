/** Lines that a mail program or good manners put around answers: they belong to no question, and are kept. */
import { foldKey } from '../fold-key.ts';

const FRAME =
  /^(?:-{2,}\s*(?:message (?:d'origine|transfere|original)|original message|forwarded message)|_{10,}$|--\s*$|(?:le|on) .{4,120}(?:a ecrit|wrote)\s*:?$|(?:envoye|sent|expedie) (?:de mon|depuis mon|depuis|a partir de|from my|from)\b.{0,60}$|(?:de|from|envoye|sent|date|a|to|cc|objet|subject)\s*:\s.{0,300}$)/;
const HEADER = /^(?:de|from|envoye|sent|date|a|to|cc|objet|subject)\s*:/;
const CLOSING =
  /^(?:(?:bien|tres|avec)\s)?(?:(?:bien )?cordialement|amicalement|sinceres salutations|salutations|bonne (?:journee|soiree|reception|lecture|continuation|semaine)|belle journee|bien a (?:vous|toi)|a bientot|en esperant|je reste a (?:votre|ta) disposition|n'hesitez pas|(?:best|kind|warm) regards|regards|yours|sincerely|all the best|cheers)(?!\p{L})/u;
const MOST_CLOSING_WORDS = 16;

/** What a line says of the mail around the answers; null when it may be an answer. */
export function mailLine(text: string, next: string | undefined): 'frame' | 'closing' | null {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  if (folded.length > 400) return null;
  if (FRAME.test(folded)) {
    // « À : … » alone may be an answer's own words; two headers in a row are a mail's.
    if (!HEADER.test(folded)) return 'frame';
    return next !== undefined && HEADER.test(foldKey(next.replace(/^\s*(?:>\s*)+/, ''))) ? 'frame' : null;
  }
  // « Le mardi 12 mars à 10:02, Anne Martin <anne@…> » and « a écrit : » under it.
  if (
    next !== undefined &&
    /^(?:le|on) .{4,160}$/.test(folded) &&
    /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(foldKey(next))
  )
    return 'frame';
  return CLOSING.test(folded) && folded.split(' ').length <= MOST_CLOSING_WORDS ? 'closing' : null;
}

/** The second of two lines of which mailLine saw the first: « a écrit : », the last header of a mail. */
export function goesOnFrame(text: string): boolean {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  return /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(folded) || (HEADER.test(folded) && folded.length < 400);
}
