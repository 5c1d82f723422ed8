import { foldKey } from '../fold-key.ts';
import { countWords } from './lines.ts';

const ADDRESSED = /(?<![\p{L}'])(?:vous|votre|vos|tu|toi|ton|ta|tes|te|you|your|t'\p{L}+)(?![\p{L}])/u;
/** Not « racontez-moi ». */
const I_SPEAK = /(?<![\p{L}])(?:je|j'|m'|mon|ma|mes|(?<!-)moi|i|my)(?![\p{L}])|(?<![\p{L}])[jm]'/u;
const WE_SPEAK = /(?<![\p{L}-])(?:nous|notre|nos|on|we|us|our|me)(?![\p{L}])/u;
const INTERROGATIVE =
  /^(?:et |alors,? |mais |enfin,? |and |so )?(?:comment|pourquoi|quel(?:le)?s?|qu'|que |qui|quoi|ou |quand|combien|est-ce|en quoi|a quoi|de quoi|y a-t-il|faut-il|\p{L}+-(?:vous|tu|t-il|t-elle|il|elle|on|ce)(?![\p{L}])|how|why|what|which|who|where|when|do |does |did |is |are |was |were |can |could |would |have |has )/u;
/** Orders to tell: « Racontez », « Présentez-vous », « Parle-nous de… »; in French one word each. */
const TELL = (
  'parlez parlons racontez dites decrivez expliquez presentez precisez citez resumez imaginez completez detaillez ' +
  'revenons donnez faites parle raconte dis decris explique presente donne cite resume imagine'
).split(' ');
const TELL_IN_ENGLISH = [
  'tell (?:me|us|our)',
  'describe',
  'introduce',
  'walk (?:me|us)',
  'give (?:me|us)',
  'share',
  'explain',
  'take us',
  'talk (?:to us|us|me)',
  'name (?:one|a|your)',
  'finish',
  'complete',
];
const IMPERATIVE = new RegExp(
  String.raw`^(?:(?:et |alors,? |bonjour,? |pour (?:commencer|finir|conclure|terminer),? |d'abord,? |enfin,? )?(?:pouvez-vous|pourriez-vous|${TELL.join('|')})|\p{L}+ez-(?:nous|vous|moi|le|la|les)|\p{L}+[es]-(?:nous|moi|toi)|(?:please )?(?:${TELL_IN_ENGLISH.join('|')}))(?![\p{L}])`,
  'u',
);
/** What an order to tell may begin with, where its first word has neither accent, hyphen nor apostrophe. */
const TELLING = new Set([
  'et',
  'alors',
  'bonjour',
  'pour',
  'enfin',
  'please',
  ...TELL,
  ...TELL_IN_ENGLISH.map((words) => words.split(' ')[0] ?? ''),
]);
/** Such a word at the head of a line, as it is written: folding changes nothing of it but its capital. */
const PLAIN_WORD = /^[ -@[-`{-~]*([A-Za-z]+)[ ,]/;
/** Orders to a reader, in the same forms. */
const TO_READERS =
  /^(?:retrouve|contacte|suive|abonne|inscrive|rejoigne|rende|ecrive|partage|clique|telecharge|decouvre|consulte|visite|lise|ecoute|regarde|achete|reserve)z?(?:-|\s|z\b)/u;
/** What asks without a verb or a mark, where the look of a line says already that it asks: « Un mot pour finir », « Votre plus beau souvenir ». */
const PROMPT =
  /^(?:et )?(?:votre|vos|ton|ta|tes|(?:un|une|le|la|quelques|vos|deux|trois) (?:tout )?(?:dernier |derniere |petit |petite |premier |premiere )?(?:mots?|conseils?|anecdotes?|souvenirs?|messages?|livres?|films?|reves?|regrets?|phrases?|citations?|objets?|lieux?|questions?|envies?|projets?|voeux?|couleurs?|chanson|plat|defaut|qualites?)|pour (?:finir|conclure|terminer|commencer)|ce (?:que|qui|dont)|si (?:vous|tu)|et (?:maintenant|apres|ensuite|demain|aujourd'hui|si|vous|toi)|pourquoi|comment|quand|qui|ou |que |quel|combien|your|a (?:final |last )?(?:word|piece of advice|message|memory)|(?:any|one|last|final) (?:\p{L}+ )?(?:words?|thoughts?|advice|tips?|thing|message|question)|what|why|how|if you|who|where|when)(?![\p{L}])/u;
const NUMBERED = /^(?:question\s*)?\d{1,3}\s*(?:[.)°]|[-–—/])\s*\p{L}/iu;
const BULLET = /^(?:>[>\s]*)?(?:[-–—•*▪]\s+|\d{1,3}\s*[.)]\s+)?/;

/** Whether the line ends by a question mark, closing signs apart. */
export function endsByQuestionMark(line: string): boolean {
  // Only the end is looked at: a line may be as long as a book.
  const end = line.slice(-40);
  return holdsQuestionMark(end) && /[?？](?:[\s!?…»"”’)\]*_]|\.{2,3})*$/u.test(end);
}

export const holdsQuestionMark = (text: string): boolean => text.includes('?') || text.includes('？');

export function isNumbered(line: string): boolean {
  return NUMBERED.test(line);
}

/** A question put to someone: « vous », « tu », an order to tell; not one that the speaker asks of themself. */
export function isAddressed(line: string): boolean {
  const text = foldKey(line).replace(BULLET, '');
  return (ADDRESSED.test(text) || asksToTell(text)) && !I_SPEAK.test(text);
}

/** Whether the line may be a question at all: by its mark, or because it asks to tell or is numbered. */
export function mayBeQuestion(line: string): boolean {
  if (endsByQuestionMark(line)) return countWords(line) <= 90;
  if (orders(line)) return countWords(line) <= 40;
  return holdsQuestionMark(line) && /[?？]\s/.test(line) && countWords(line) <= 40 && isAddressed(line);
}

/** Whether a line that is set apart asks by its words alone, whatever sign ends it: an order to tell, a beginning to complete. */
export function isPrompt(line: string): boolean {
  const text = foldKey(line.slice(0, 120)).replace(BULLET, '');
  return !TO_READERS.test(text) && (IMPERATIVE.test(text) || PROMPT.test(text));
}

/** « Parlez-nous de… »: known by its first words; a whole sentence, so that no line of a list or of code is one. */
function orders(line: string): boolean {
  const start = line.slice(0, 60);
  // Nearly every sentence ends here, unfolded: each line of a text is asked, some of them three times.
  const word = PLAIN_WORD.exec(start)?.[1];
  return (
    (word === undefined || TELLING.has(word.toLowerCase())) &&
    /[.?!…:]\s*$/.test(line.slice(-4)) &&
    /^[^\p{L}]*\p{Lu}/u.test(line.slice(0, 40)) &&
    asksToTell(foldKey(start).replace(BULLET, ''))
  );
}

/** Whether somebody speaks of themself in it: « je », « my ». */
export const speaksOfSelf = (text: string): boolean => I_SPEAK.test(foldKey(text));

const asksToTell = (folded: string): boolean => IMPERATIVE.test(folded) && !TO_READERS.test(folded);

/**
 * How much the line's own words say that it is put to someone: from about -4 (a question that an answer asks itself)
 * to 5. Two or more is a question; place and order add to it (turns.ts).
 */
export function scoreQuestion(line: string): number {
  const text = foldKey(line).replace(BULLET, '');
  const words = countWords(text);
  let score = 0;
  const addressed = ADDRESSED.test(text) || asksToTell(text);
  if (addressed) score += 2;
  if (INTERROGATIVE.test(text) || asksToTell(text)) score += 1;
  if (I_SPEAK.test(text)) score -= 2;
  else if (WE_SPEAK.test(text) && !addressed) score -= 2;
  if (isNumbered(line)) score += 3;
  score += words <= 3 && !addressed ? 0 : 1;
  if (!endsByQuestionMark(line)) score -= 1;
  if (words > 45) score -= 2;
  return score;
}
