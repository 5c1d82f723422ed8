/**
 * Questions of a word or two, which no mark and no verb gives away: « Budget », « 1998 », « Le mot de la fin », each set
 * apart above what somebody says of it. Only where the lines that look so all are short, and what stands under them speaks
 * in the first person; that they are an interview is weighed elsewhere (confidence.ts), by whose it is.
 */
import { foldKey } from '../fold-key.ts';
import { isNote } from './frame.ts';
import type { LabelLine } from './label-line.ts';
import { type Carrier, carrierOf, countWords, isHeading, isKept, type Line } from './lines.ts';
import { speaksOfSelf } from './question-line.ts';
import { headOf } from './voices.ts';

/** Fewer may stand above anything. */
const LEAST = 3;
const LONGEST = 8;
/** Of what is said, so much is read for « je ». */
const READ = 2_000;
const QUOTED = /[«“"][^»”"]*[»”"]/gu;

const NUMBERS: Readonly<Record<string, number>> = {
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  neuf: 9,
  nine: 9,
  dix: 10,
  ten: 10,
  douze: 12,
  twelve: 12,
};
const SOME = String.raw`(\d{1,2}|${Object.keys(NUMBERS).join('|')})`;
/** « En cinq mots », « six dates »: how many are announced. */
const COUNTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${SOME} (?:mots?|dates?|points?|questions?|objets?|lettres?|chiffres?|lieux|words|things|objects)(?!\p{L})`,
  'gu',
);

/** What says that somebody else speaks below: who writes of themself under headings says none of it. */
const ANNOUNCES =
  /(?<!\p{L})(?:entretien|interview|propos recueillis|questions? a(?!\p{L})|rencontre avec|(?:lui|leur|l'|les) ?av(?:ons|ait) (?:donne|tendu|pose|propose|soumis|demande|rencontre|interroge)|avons (?:rencontre|interroge|tendu|pose|donne la parole)|donne(?:nt|r)? la parole|paroles? d|fiche metier|portrait d|questionnaire|minutes (?:avec|with)|raconte(?:nt)?(?!\p{L})|en (?:\p{L}+|\d+) (?:mots?|dates?|lettres?|objets?)|we (?:gave|asked|sat|met|talked|spoke)|points (?:avec|with)|in (?:her|his|their) own words)/u;

const announces = (head: string, count: number): boolean =>
  [...head.matchAll(COUNTED)].some(([, number = '']) => (NUMBERS[number] ?? Number(number)) === count);

/**
 * The lines that are such questions, and what carries them; null where no look is theirs. `title`: where it is no line.
 * Title and lead must say that somebody is heard. Linear in the text.
 */
export function findRubric(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  title: string,
): { at: number[]; carrier: Carrier } | null {
  const looks = new Map<Carrier, number[]>();
  lines.forEach((line, index) => {
    const carrier = carrierOf(line);
    if (
      carrier === 'plain' ||
      (index === 0 && isTitle(line, title)) ||
      isKept(line) ||
      labels[index] !== null ||
      isNote(line.text)
    )
      return;
    const at = looks.get(carrier);
    if (at === undefined) looks.set(carrier, [index]);
    else at.push(index);
  });
  for (const [carrier, all] of looks) {
    const at = all.filter((index) => isShort(lines[index]) && isAnswered(lines, labels, index, carrier));
    if (at.length < LEAST || at.length < all.length - 1) continue;
    const lead = headOf(lines.slice(0, at[0]));
    const head = foldKey(`${title}\n${lead}`);
    // The lead of an interview is not in the first person.
    if (!ANNOUNCES.test(head) || speaksOfSelf(outsideQuotes(lead))) continue;
    const own = at.filter((index) => speaksOfSelf(saidUnder(lines, labels, index, carrier))).length;
    if (own * 2 >= at.length || (own > 0 && announces(head, at.length))) return { at, carrier };
  }
  return null;
}

/** A heading that begins a text is its title, unless that is told apart and is another. */
const isTitle = (line: Line, title: string): boolean =>
  isHeading(line) && (title === '' || foldKey(line.text) === foldKey(title));

const isShort = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length <= 100 &&
  countWords(line.text) <= LONGEST &&
  !/[.:;,!]$/.test(line.text);

const says = (line: Line | undefined, label: LabelLine | null | undefined, carrier: Carrier): boolean =>
  line !== undefined && label === null && carrierOf(line) !== carrier && !isKept(line);

const isAnswered = (
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  index: number,
  carrier: Carrier,
): boolean => says(lines[index + 1], labels[index + 1], carrier);

/** What is said under a line, without what it quotes of others. */
function saidUnder(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  index: number,
  carrier: Carrier,
): string {
  let said = '';
  for (let next = index + 1; says(lines[next], labels[next], carrier) && said.length < READ; next += 1)
    said += `${lines[next]?.text.slice(0, READ) ?? ''}\n`;
  return outsideQuotes(said);
}

const outsideQuotes = (text: string): string => text.replace(QUOTED, ' ');
