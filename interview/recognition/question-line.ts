import { foldKey } from '../fold-key.ts';
import { countWords } from './lines.ts';

const ADDRESSED = /(?<![\p{L}'])(?:vous|votre|vos|tu|toi|ton|ta|tes|te|you|your|t'\p{L}+)(?![\p{L}])/u;
/** Excludes « racontez-moi ». */
const I_SPEAK = /(?<![\p{L}])(?:je|j'|m'|mon|ma|mes|(?<!-)moi|i|my)(?![\p{L}])|(?<![\p{L}])[jm]'/u;
const WE_SPEAK = /(?<![\p{L}-])(?:nous|notre|nos|on|we|us|our|me)(?![\p{L}])/u;
const INTERROGATIVE =
  /^(?:et |alors,? |mais |enfin,? |and |so )?(?:comment|pourquoi|quel(?:le)?s?|qu'|que |qui|quoi|ou |quand|combien|est-ce|en quoi|a quoi|de quoi|y a-t-il|faut-il|\p{L}+-(?:vous|tu|t-il|t-elle|il|elle|on|ce)(?![\p{L}])|how|why|what|which|who|where|when|do |does |did |is |are |was |were |can |could |would |have |has )/u;
/** Requests to tell: « Racontez », « Présentez-vous », « Parle-nous de… »; one word each in French. */
const TELL = (
  'parlez parlons racontez dites decrivez expliquez presentez precisez citez resumez imaginez completez detaillez ' +
  'revenons donnez faites parle raconte dis decris explique presente donne cite resume imagine'
).split(' ');
const TELL_IN_ENGLISH = (
  'tell (?:me|us|our),describe,introduce,walk (?:me|us),give (?:me|us),share,explain,take us,talk (?:to us|us|me),' +
  'name (?:one|a|your),finish,complete'
).split(',');
const IMPERATIVE = new RegExp(
  String.raw`^(?:(?:et |alors,? |bonjour,? |pour (?:commencer|finir|conclure|terminer),? |d'abord,? |enfin,? )?(?:pouvez-vous|pourriez-vous|${TELL.join('|')})|\p{L}+ez-(?:nous|vous|moi|le|la|les)|\p{L}+[es]-(?:nous|moi|toi)|(?:please )?(?:${TELL_IN_ENGLISH.join('|')}))(?![\p{L}])`,
  'u',
);
/** First words of requests that contain no accent, hyphen or apostrophe. */
const TELLING = new Set([
  ...'et alors bonjour pour enfin please'.split(' '),
  ...TELL,
  ...TELL_IN_ENGLISH.map((words) => words.split(' ')[0] ?? ''),
]);
/** Such a first word of a line, equal to its folded form except for its capital. */
const PLAIN_WORD = /^[ -@[-`{-~]*([A-Za-z]+)[ ,]/;
/** Requests to the readers, not to a guest: « Abonnez-vous », « Retrouvez-nous ». Matched on folded text. */
const TO_READERS =
  /^(?:retrouve|contacte|suive|abonne|inscrive|rejoigne|rende|ecrive|partage|clique|telecharge|decouvre|consulte|visite|lise|ecoute|regarde|achete|reserve)z?(?:-|\s|z\b)/u;
/**
 * Prompts without a verb or question mark, in a line formatted as a question: « Un mot pour finir », « Votre plus beau
 * souvenir ».
 */
const PROMPT =
  /^(?:et )?(?:votre|vos|ton|ta|tes|(?:un|une|le|la|quelques|vos|deux|trois) (?:tout )?(?:dernier |derniere |petit |petite |premier |premiere )?(?:mots?|conseils?|anecdotes?|souvenirs?|messages?|livres?|films?|reves?|regrets?|phrases?|citations?|objets?|lieux?|questions?|envies?|projets?|voeux?|couleurs?|chanson|plat|defaut|qualites?)|pour (?:finir|conclure|terminer|commencer)|ce (?:que|qui|dont)|si (?:vous|tu)|et (?:maintenant|apres|ensuite|demain|aujourd'hui|si|vous|toi)|pourquoi|comment|quand|qui|ou |que |quel|combien|your|a (?:final |last )?(?:word|piece of advice|message|memory)|(?:any|one|last|final) (?:\p{L}+ )?(?:words?|thoughts?|advice|tips?|thing|message|question)|what|why|how|if you|who|where|when)(?![\p{L}])/u;
const NUMBERED = /^(?:question\s*)?\d{1,3}\s*(?:[.)°]|[-–—/])\s*\p{L}/iu;
const BULLET = /^(?:>[>\s]*)?(?:[-–—•*▪]\s+|\d{1,3}\s*[.)]\s+)?/;

/** Whether the line ends with a question mark, apart from closing marks. */
export function endsByQuestionMark(line: string): boolean {
  // Only reads the end: a line may be as long as a book.
  const end = line.slice(-40);
  return holdsQuestionMark(end) && /[?？](?:[\s!?…»"”’)\]*_]|\.{2,3})*$/u.test(end);
}

export const holdsQuestionMark = (text: string): boolean => text.includes('?') || text.includes('？');

export function isNumbered(line: string): boolean {
  return NUMBERED.test(line);
}

/** Whether a question addresses someone: « vous », « tu » or a request, but not a question to oneself. */
export function isAddressed(line: string): boolean {
  const text = foldKey(line).replace(BULLET, '');
  return (ADDRESSED.test(text) || isRequestText(text)) && !I_SPEAK.test(text);
}

/** Whether the line may be a question: by its mark, as a request, or by its number. */
export function mayBeQuestion(line: string): boolean {
  if (endsByQuestionMark(line)) return countWords(line) <= 90;
  if (isRequest(line)) return countWords(line) <= 40;
  return holdsQuestionMark(line) && /[?？]\s/.test(line) && countWords(line) <= 40 && isAddressed(line);
}

/** Whether a line set apart is a prompt by its words, with any final mark: a request, or a sentence to complete. */
export function isPrompt(line: string): boolean {
  const text = foldKey(line.slice(0, 120)).replace(BULLET, '');
  return !TO_READERS.test(text) && (IMPERATIVE.test(text) || PROMPT.test(text));
}

/**
 * A request such as « Parlez-nous de… », by its first words; must be a whole sentence, to exclude list items and code.
 */
function isRequest(line: string): boolean {
  const start = line.slice(0, 60);
  // Fast exit for most sentences, before folding: each line is tested up to three times.
  const word = PLAIN_WORD.exec(start)?.[1];
  return (
    (word === undefined || TELLING.has(word.toLowerCase())) &&
    /[.?!…:]\s*$/.test(line.slice(-4)) &&
    /^[^\p{L}]*\p{Lu}/u.test(line.slice(0, 40)) &&
    isRequestText(foldKey(start).replace(BULLET, ''))
  );
}

/** Whether the speaker mentions themself: « je », « my ». */
export const speaksOfSelf = (text: string): boolean => I_SPEAK.test(foldKey(text));

const isRequestText = (folded: string): boolean => IMPERATIVE.test(folded) && !TO_READERS.test(folded);

/**
 * Scores how much a line's words address someone: from about -4 (a rhetorical question) to 5. From 2 it is a question;
 * position and order add to the score (turns.ts).
 */
export function scoreQuestion(line: string): number {
  const text = foldKey(line).replace(BULLET, '');
  const words = countWords(text);
  let score = 0;
  const addressed = ADDRESSED.test(text) || isRequestText(text);
  if (addressed) score += 2;
  if (INTERROGATIVE.test(text) || isRequestText(text)) score += 1;
  if (I_SPEAK.test(text)) score -= 2;
  else if (WE_SPEAK.test(text) && !addressed) score -= 2;
  if (isNumbered(line)) score += 3;
  score += words <= 3 && !addressed ? 0 : 1;
  if (!endsByQuestionMark(line)) score -= 1;
  if (words > 45) score -= 2;
  return score;
}
