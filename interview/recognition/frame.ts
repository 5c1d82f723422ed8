/** Recognises the lines around the turns: title, picture captions and lead, and the closing note. */
import { foldKey } from '../fold-key.ts';
import { countWords, isOpaque, type Line } from './lines.ts';
import { endsByQuestionMark } from './question-line.ts';
import type { RecognizedBlock } from './recognition.ts';

const BYLINE =
  /^(?:par |propos recueillis|recueilli|entretien (?:realise|mene|conduit)|interview (?:realisee|menee|conduite|by )|publie |mis en ligne|by )/;
const CREDIT =
  /^(?:\(?(?:photo|photos|photographie|credit|credits|legende|illustration|image|dessin|picture)\b.{0,12}[:©]|©|\(c\) )/;
const PICTURE_FILE = /^\S+\.(?:jpe?g|png|gif|webp)$/i;
const FINAL = /[.!?…:;,]["»”)]?$/;
const SITE = '\\s*[|·»–—-]\\s*';

/** The types of the lines above the first turn, and the title among them. */
export function readHead(lines: readonly Line[]): { title: string; types: RecognizedBlock['type'][] } {
  const [first, second] = lines;
  if (first === undefined) return { title: '', types: [] };
  const repeatedTitle = second === undefined || isOpaque(second) ? null : sameTitle(first.text, second.text);
  const title = isOpaque(first) ? '' : (repeatedTitle ?? (mayBeTitle(first.text) ? first.text : ''));
  let next = title === '' ? 0 : repeatedTitle === null ? 1 : 2;
  const types: RecognizedBlock['type'][] = lines.slice(0, next).map(() => 'title');
  let underTitle = true;
  for (; next < lines.length; next += 1) {
    const text = lines[next]?.text ?? '';
    const caption: boolean = isCredit(text) || (underTitle && looksLikeCaption(text));
    underTitle &&= caption;
    types.push(caption ? 'caption' : BYLINE.test(foldKey(text.slice(0, 200))) ? 'text' : 'lead');
  }
  return { title, types };
}

/** The title that two lines share, apart from the site's name before or after it; else null. */
export function sameTitle(one: string, two: string): string | null {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (short.length > 200 || !/\p{L}/u.test(short)) return null;
  const s = foldKey(short);
  const l = foldKey(long);
  if (s === l) return short;
  const escaped = s.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return l.length < s.length + 80 &&
    new RegExp(`^.{1,60}${SITE}${escaped}$|^${escaped}${SITE}.{1,60}$`, 'u').test(l)
    ? short
    : null;
}

export function mayBeTitle(text: string): boolean {
  return (
    text.length <= 200 &&
    countWords(text) <= 30 &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/[.;:,]$/.test(text) &&
    !BYLINE.test(foldKey(text)) &&
    !isCredit(text)
  );
}

const isCredit = (text: string): boolean =>
  text.length <= 300 && (CREDIT.test(foldKey(text)) || PICTURE_FILE.test(text));

/** A few words without final punctuation: an alternative text or caption of a copied page. */
function looksLikeCaption(text: string): boolean {
  return countWords(text) <= 6 && !FINAL.test(text) && !BYLINE.test(foldKey(text));
}

/** A short line between two turns that announces the next. */
export function mayBeHeading(text: string): boolean {
  return text.length <= 100 && /^[\p{Lu}\p{N}]/u.test(text) && !FINAL.test(text) && countWords(text) <= 8;
}

const THANKS = /(?<!\p{L})(?:merci|mercis|remerci\p{L}*|thank|thanks|gratitude)(?!\p{L})/u;
const SPOKEN_THANKS =
  /(?<!\p{L})(?:je|j'|moi|i|my)(?!\p{L})|(?<!\p{L})[jm]'|merci a (?:vous|toi)|thank you for (?:having|inviting)/u;
const NOTE =
  /^(?:propos recueillis|entretien (?:realise|mene|conduit)|interview (?:realisee|menee|conduite|by)|texte (?:et|:)|photos? (?:et|:|credit)|credits?|©|pour en savoir plus|pour aller plus loin|en savoir plus|a lire aussi|lire aussi|retrouvez|retrouver|decouvrez|decouvrir|voir aussi|sources? ?:|a propos|aller plus loin|contacts? ?:|cet entretien|cette interview|read more|find out more|this interview|to find out more|biographie|biography|bio express|about the author|a propos de l'auteur|a propos de|infos? pratiques?|plus d'infos?|further reading|bibliographie|liens? utiles?|le site (?:de|du)|suivez|conclusion(?: ?:|$)|references?(?: ?:|$)|remerciements(?: ?:|$)|\[?ndlr)/;

/** Whether a line is about the interview or links elsewhere: « Propos recueillis par », « Pour en savoir plus ». */
export const isNote = (line: string): boolean => NOTE.test(foldKey(line.slice(0, 200)));

/** Whether a line begins with a greeting: « Bonjour Greg. Tout d’abord, merci… ». */
export const greets = (line: string): boolean =>
  /^\W{0,5}(?:re-?)?(?:bonjour|salut|bonsoir|bienvenue|hello|hi|welcome)(?!\p{L})/u.test(
    foldKey(line.slice(0, 40)),
  );

/** A line of only thanks, without a question: « Merci beaucoup, Anne. », « Thank you so much ! ». */
export const isThanks = (line: string): boolean =>
  line.length <= 80 &&
  countWords(line) <= 8 &&
  !/[?？…]/u.test(line) &&
  /^(?:un grand |mille |alors |bien |so )?(?:merci|mercis|thank you|thanks|many thanks)(?!\p{L})/u.test(
    foldKey(line),
  );

/**
 * Whether a line after the last label starts the closing note: it mentions the interview or thanks one of its people
 * (but not as the last speaker's own words), or it follows more blank lines than any line within a turn.
 */
export function opensClosing(
  line: Line,
  names: readonly string[],
  gaps: { question: number; inside: number },
): boolean {
  if (line.gap >= 2 && line.gap >= gaps.question && line.gap > gaps.inside) return true;
  const text = foldKey(line.text);
  if (NOTE.test(text)) return true;
  if (!THANKS.test(text) || SPOKEN_THANKS.test(text) || endsByQuestionMark(line.text)) return false;
  const named = names.some((name) =>
    foldKey(name)
      .split(' ')
      .some((word) => word.length > 2 && text.split(/[^\p{L}\p{N}-]+/u).includes(word)),
  );
  return (
    named ||
    /^(?:toute )?l'equipe|^la redaction|^nous remercions|^toute l'equipe|^the (?:whole )?team/.test(text)
  );
}
