/**
 * Finds questions of a word or two without a mark or verb: « Budget », « 1998 », « Le mot de la fin », each set apart
 * above an answer. All lines of that format must be short, and the text under them in the first person; confidence.ts
 * decides if they are an interview.
 */
import { foldKey } from '../fold-key.ts';
import { isNote } from './frame.ts';
import type { LabelLine } from './label-line.ts';
import { type Carrier, carrierOf, countWords, isHeading, isOpaque, type Line } from './lines.ts';
import { speaksOfSelf } from './question-line.ts';
import { headOf } from './voices.ts';

/** With fewer, they may be anything. */
const LEAST = 3;
const LONGEST = 8;
/** Length of the answer searched for « je ». */
const READ = 2_000;
const QUOTED = /[«“"][^»”"]*[»”"]/gu;

const NUMBERS = new Map<string, number>(
  ['deux trois quatre cinq six sept huit neuf dix onze douze', 'two three four five six seven eight nine ten']
    .map((words) => words.split(' '))
    .flatMap((words) => words.map((word, index): [string, number] => [word, index + 2])),
);
const SOME = String.raw`(\d{1,2}|${[...NUMBERS.keys()].join('|')})`;
/** An announced number: « En cinq mots », « six dates ». */
const COUNTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${SOME} (?:mots?|dates?|points?|questions?|objets?|lettres?|chiffres?|lieux|words|things|objects)(?!\p{L})`,
  'gu',
);

/** Phrases that announce another person's words; an author's own text under headings has none. */
const ANNOUNCES =
  /(?<!\p{L})(?:entretien|interview|propos recueillis|questions? a(?!\p{L})|rencontre avec|(?:lui|leur|l'|les) ?av(?:ons|ait) (?:donne|tendu|pose|propose|soumis|demande|rencontre|interroge)|avons (?:rencontre|interroge|tendu|pose|donne la parole)|donne(?:nt|r)? la parole|paroles? d|fiche metier|portrait d|questionnaire|minutes (?:avec|with)|raconte(?:nt)?(?!\p{L})|en (?:\p{L}+|\d+) (?:mots?|dates?|lettres?|objets?)|we (?:gave|asked|sat|met|talked|spoke)|points (?:avec|with)|in (?:her|his|their) own words)/u;

const announcesCount = (head: string, count: number): boolean =>
  [...head.matchAll(COUNTED)].some(([, number = '']) => (NUMBERS.get(number) ?? Number(number)) === count);

/**
 * These questions and their form; null if there are none. `title`: the title, if outside the lines. Title and lead must
 * announce that someone speaks. Linear time.
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
      isOpaque(line) ||
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
    if (!ANNOUNCES.test(head) || speaksOfSelf(withoutQuotes(lead))) continue;
    const own = at.filter((index) => speaksOfSelf(textUnder(lines, labels, index, carrier))).length;
    if (own * 2 >= at.length || (own > 0 && announcesCount(head, at.length))) return { at, carrier };
  }
  return null;
}

/** A heading at the start of a text is its title, unless the title is known and differs. */
const isTitle = (line: Line, title: string): boolean =>
  isHeading(line) && (title === '' || foldKey(line.text) === foldKey(title));

const isShort = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length <= 100 &&
  countWords(line.text) <= LONGEST &&
  !/[.:;,!]$/.test(line.text);

const isAnswerLine = (
  line: Line | undefined,
  label: LabelLine | null | undefined,
  carrier: Carrier,
): boolean => line !== undefined && label === null && carrierOf(line) !== carrier && !isOpaque(line);

const isAnswered = (
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  index: number,
  carrier: Carrier,
): boolean => isAnswerLine(lines[index + 1], labels[index + 1], carrier);

/** The text under a line, without quotations. */
function textUnder(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  index: number,
  carrier: Carrier,
): string {
  let text = '';
  for (
    let next = index + 1;
    isAnswerLine(lines[next], labels[next], carrier) && text.length < READ;
    next += 1
  )
    text += `${lines[next]?.text.slice(0, READ) ?? ''}\n`;
  return withoutQuotes(text);
}

const withoutQuotes = (text: string): string => text.replace(QUOTED, ' ');
