import { foldKey } from '../fold-key.ts';
import { countWords } from './lines.ts';

const ADDRESSED = /(?<![\p{L}'])(?:vous|votre|vos|tu|toi|ton|ta|tes|te|you|your|t'\p{L}+)(?![\p{L}])/u;
const I_SPEAK = /(?<![\p{L}])(?:je|j'|m'|mon|ma|mes|moi|i|my)(?![\p{L}])|(?<![\p{L}])[jm]'/u;
const WE_SPEAK = /(?<![\p{L}-])(?:nous|notre|nos|on|we|us|our|me)(?![\p{L}])/u;
const INTERROGATIVE =
  /^(?:et |alors,? |mais |enfin,? |and |so )?(?:comment|pourquoi|quel(?:le)?s?|qu'|que |qui|quoi|ou |quand|combien|est-ce|en quoi|a quoi|de quoi|y a-t-il|faut-il|\p{L}+-(?:vous|tu|t-il|t-elle|il|elle|on|ce)(?![\p{L}])|how|why|what|which|who|where|when|do |does |did |is |are |was |were |can |could |would |have |has )/u;
const IMPERATIVE =
  /^(?:parlez|racontez|dites|decrivez|expliquez|presentez|pouvez-vous|parle|raconte|decris|explique|presente|tell (?:me|us)|describe|introduce)(?![\p{L}])/u;
const NUMBERED = /^(?:question\s*)?\d{1,3}\s*(?:[.)°]|[-–—/])\s*\p{L}/iu;
const BULLET = /^(?:>[>\s]*)?(?:[-–—•*▪]\s+|\d{1,3}\s*[.)]\s+)?/;

/** Whether the line ends by a question mark, closing signs apart. */
export function endsByQuestionMark(line: string): boolean {
  // Only the end is looked at: a line may be as long as a book.
  return /[?？](?:[\s!?…»"”’)\]*_]|\.{2,3})*$/u.test(line.slice(-40));
}

export function isNumbered(line: string): boolean {
  return NUMBERED.test(line);
}

/** A question put to someone: « vous », « tu », an order to tell; not one that the speaker asks of themself. */
export function isAddressed(line: string): boolean {
  const text = foldKey(line).replace(BULLET, '');
  return (ADDRESSED.test(text) || IMPERATIVE.test(text)) && !I_SPEAK.test(text);
}

/** Whether the line may be a question at all: by its mark, or because it asks to tell or is numbered. */
export function mayBeQuestion(line: string): boolean {
  if (endsByQuestionMark(line)) return countWords(line) <= 90;
  if (orders(line)) return countWords(line) <= 40;
  return /[?？]\s/.test(line) && countWords(line) <= 40 && isAddressed(line);
}

/** « Parlez-nous de… »: known by its first words; a whole sentence, so that no line of a list or of code is one. */
const orders = (line: string): boolean =>
  /[.?!…:]\s*$/.test(line.slice(-4)) &&
  /^[^\p{L}]*\p{Lu}/u.test(line.slice(0, 40)) &&
  IMPERATIVE.test(foldKey(line.slice(0, 40)).replace(BULLET, ''));

/**
 * How much the line's own words say that it is put to someone: from about -4 (a question that an answer asks itself)
 * to 5. Two or more is a question; place and order add to it (turns.ts).
 */
export function scoreQuestion(line: string): number {
  const text = foldKey(line).replace(BULLET, '');
  const words = countWords(text);
  let score = 0;
  const addressed = ADDRESSED.test(text) || IMPERATIVE.test(text);
  if (addressed) score += 2;
  if (INTERROGATIVE.test(text) || IMPERATIVE.test(text)) score += 1;
  if (I_SPEAK.test(text)) score -= 2;
  else if (WE_SPEAK.test(text) && !addressed) score -= 2;
  if (isNumbered(line)) score += 3;
  score += words <= 3 && !addressed ? 0 : 1;
  if (!endsByQuestionMark(line)) score -= 1;
  if (words > 45) score -= 2;
  return score;
}
