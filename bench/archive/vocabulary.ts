/**
 * Words drawn as a language draws them: a Zipf–Mandelbrot law over the real forms of French or English, the base form of a
 * word more often than its inflections.
 */
import { formsOf } from './hunspell.ts';

/** The exponent and the shift of the law. */
const EXPONENT = 1.06;
const SHIFT = 2.7;
/** Exponent of the frequency of inflected forms: the plural is half as frequent as the singular. */
const INFLECTION = 1.2;
/** Size of the lookup table that narrows the binary search. */
const GUIDES = 1 << 16;

/** Words that lead: in nearly every post, as « innovation » is in a blog about it. */
const FRENCH_LEADERS =
  'innovation projet public service territoire usager équipe habitant politique agent travail ville question démarche collectif numérique expérience besoin outil santé école administration citoyen atelier métier design jardin culture bibliothèque région quartier commune énergie partage transport mobilité rivière écologie médiation écoute œuvre cœur chantier forêt budget réunion métropole enquête terrain confiance parole';
const ENGLISH_LEADERS =
  'design public service people work project city team library question story change garden school river health policy budget trust field craft listen neighbour region shared';

export type Vocabulary = Readonly<{
  /** The forms, none special about the order. */
  forms: readonly string[];
  /** A form, from a number in [0, 1). */
  draw(at: number): string;
  /** Forms of middling frequency, which topics are made of. */
  topical: readonly string[];
}>;

export function vocabulary(language: 'fr' | 'en', random: () => number): Vocabulary {
  const french = language === 'fr';
  const byBase = new Map(
    formsOf(french ? 'dictionary-fr' : 'dictionary-en').map((forms) => [forms[0], forms]),
  );
  const leaders = (french ? FRENCH_LEADERS : ENGLISH_LEADERS).split(' ');
  const led = leaders.map((word) => byBase.get(word) ?? [word]);
  const others = [...byBase.values()].filter((forms) => !leaders.includes(forms[0] ?? ''));
  shuffle(others, random);
  const words = [...led, ...others];
  const forms: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  words.forEach((own, rank) => {
    own.forEach((form, index) => {
      sum += 1 / ((rank + SHIFT) ** EXPONENT * (index + 1) ** INFLECTION);
      forms.push(form);
      sums.push(sum);
    });
  });
  const cumulated = Float64Array.from(sums, (value) => value / sum);
  const guides = new Uint32Array(GUIDES + 1);
  for (let guide = 0, place = 0; guide <= GUIDES; guide += 1) {
    while ((cumulated[place] ?? 1) < guide / GUIDES) place += 1;
    guides[guide] = place;
  }
  return {
    forms,
    topical: words.slice(100, 20_000).map((own) => own[0] ?? ''),
    draw(at) {
      let formIndex = guides[Math.floor(at * GUIDES)] ?? 0;
      while ((cumulated[formIndex] ?? 1) < at) formIndex += 1;
      return forms[formIndex] ?? '';
    },
  };
}

function shuffle(items: string[][], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
}
