/** Words and runs of text for property tests, as people write and paste them, with hostile ones. */
import * as fc from 'fast-check';
import { MARKS, type Inline, type TextInline } from '#interview/document.ts';

/** Drops fields that are undefined: the schema's optional fields are absent, never undefined. */
export function present<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

export const option = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

const PIECES = [
  'L’innovation',
  'au cœur',
  'du service',
  'public',
  ' ',
  '\u00a0?',
  '\u202f!',
  '«\u00a0oui\u00a0»',
  'à\u00a0: non',
  '1\u00a0248',
  'a < b && c > d',
  '<script>alert(1)</script>',
  '"guillemets"',
  "l’'apostrophe",
  '&amp;',
  '&nbsp;',
  '  deux  espaces ',
  'Ünïcödé',
  '日本語',
  '🙂👩‍🚀',
  'x',
  '-',
  '* étoile',
  '# dièse',
  'https://exemple.fr/?a=1&b=2',
  '</div>',
  '<!--more-->',
];

/** Words as people write and paste them, with hostile ones; never empty. */
export const arbitraryWords: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\n\r\t\f\v]/g, ' ')),
  },
);

/** One visible line, trimmed. */
export const arbitraryLine: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('Anne', 'Martin', 'Élodie', 'd’Arc', 'B. & C.', '<Zoé>', '"Max"', 'œuvre', 'n°\u00a03'),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(' '));

export const arbitraryLanguage = fc.constantFrom('fr', 'en', 'pt-BR', 'de');
const HEX = '0123456789abcdef'.split('');
export const sha256 = fc.string({ unit: fc.constantFrom(...HEX), minLength: 64, maxLength: 64 });
const link = fc.constantFrom(
  'https://exemple.fr/',
  'http://exemple.fr/a?b=c&d=%20e',
  'mailto:lab@exemple.fr',
  'tel:+33102030405',
  '#q-1',
);
export const webAddress = fc.constantFrom(
  'https://images.exemple.fr/a.jpg',
  'https://exemple.fr/video?id=1&t=2',
  'http://exemple.fr/é.png',
);

const textRun: fc.Arbitrary<TextInline> = fc
  .record({
    text: arbitraryWords,
    marks: fc.subarray([...MARKS], { maxLength: 2 }),
    language: option(fc.constantFrom('en', 'pt-BR')),
  })
  .map(({ text, marks, language }) =>
    present({ type: 'text' as const, text, marks: marks.length === 0 ? undefined : marks, language }),
  );

const runKey = (run: TextInline): string => `${(run.marks ?? []).join()}|${run.language ?? ''}`;

/** Merges neighbouring runs with equal marks. */
function mergeRuns<Run extends Inline>(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.type === 'text' && last?.type === 'text' && runKey(last) === runKey(run))
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

const lineBreak = fc.constant({ type: 'lineBreak' as const });
const linkRun: fc.Arbitrary<Inline> = fc
  .record({
    url: link,
    title: option(arbitraryLine),
    content: fc.array(fc.oneof({ weight: 4, arbitrary: textRun }, { weight: 1, arbitrary: lineBreak }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ url, title, content }) =>
    present({
      type: 'link' as const,
      url,
      title,
      content: mergeRuns<TextInline | { type: 'lineBreak' }>(content),
    }),
  );

/** The runs of one paragraph, without adjacent links. */
export const arbitraryInlines: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: textRun },
      { weight: 1, arbitrary: lineBreak },
      { weight: 1, arbitrary: linkRun },
    ),
    { maxLength: 5 },
  )
  .map((runs) =>
    mergeRuns<Inline>(runs.filter((run, index) => run.type !== 'link' || runs[index - 1]?.type !== 'link')),
  );

export const paragraphs = fc.array(arbitraryInlines, { minLength: 1, maxLength: 3 });
