import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeOf, sourceOfCite } from '#interview/blocks/cite.ts';
import {
  dayOf,
  addQuotationMarks,
  quotationOf,
  quotationsOf,
  quoteBlockOf,
  type Quoted,
} from '#interview/quotation/quotation.ts';
import { sentencesAround, sentencesOf } from '#interview/quotation/sentences.ts';
import { mergeStretches, paragraphsOfStretches } from '#interview/quotation/stretches.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const NB = '\u00a0';
const QUOTED: Quoted = {
  parts: [['De prêter une clef.']],
  language: 'fr',
  people: [{ name: 'Anne Martin', role: 'chargée de mission', organisation: 'Ville de Montrivière' }],
  title: 'Deux jardinières',
  blog: 'LAB',
  publishedAt: Date.UTC(2019, 2, 12, 9),
  timeZone: 'Europe/Paris',
  address: 'https://lab.example/2019/03/jardin.html#q-q5',
};

describe('a quotation', () => {
  it('has the words, the speaker at that time, the post, the date and its address', () => {
    expect(quotationOf(QUOTED)).toEqual({
      text: `«${NB}De prêter une clef${NB}», Anne Martin, chargée de mission, Ville de Montrivière, Deux jardinières, LAB, 12${NB}mars 2019, https://lab.example/2019/03/jardin.html#q-q5`,
      html: `<p>«&nbsp;De prêter une clef&nbsp;», Anne Martin, chargée de mission, Ville de Montrivière, <a href="https://lab.example/2019/03/jardin.html#q-q5"><em>Deux jardinières</em></a>, LAB, 12&nbsp;mars 2019</p>`.replaceAll(
        '&nbsp;',
        NB,
      ),
    });
  });

  it('has the English form for an English post', () => {
    const { text } = quotationOf({ ...QUOTED, language: 'en-GB', parts: [['Lend “one” key.']] });
    expect(text).toBe(
      '“Lend ‘one’ key”, Anne Martin, chargée de mission, Ville de Montrivière, Deux jardinières, LAB, 12 March 2019, https://lab.example/2019/03/jardin.html#q-q5',
    );
  });

  it('omits unknown parts: no address of an unpublished post', () => {
    const { text } = quotationOf({
      parts: [['Oui.']],
      language: 'fr',
      people: [],
      title: '  Un\ntitre ',
      timeZone: 'UTC',
    });
    expect(text).toBe(`«${NB}Oui${NB}», Un titre`);
  });

  it('keeps paragraphs and lines, and marks an omission in the line', () => {
    const { text, html } = quotationOf({
      ...QUOTED,
      parts: [
        ['Un.', 'Deux\nlignes.'],
        ['Cinq.', 'Six.'],
      ],
    });
    expect(text.split(', Anne')[0]).toBe(`«${NB}Un.\n\nDeux\nlignes. […] Cinq.\n\nSix${NB}»`);
    expect(html).toMatch(
      new RegExp(`^<p>«${NB}Un\\.</p><p>Deux<br>lignes\\. \\[…\\] Cinq\\.</p><p>Six${NB}», Anne`),
    );
  });

  it('names two people who answer together, with and without their roles', () => {
    const names = (people: Quoted['people']): string =>
      quotationOf({ ...QUOTED, people, blog: undefined, publishedAt: undefined, address: undefined }).text;
    expect(names([{ name: 'Anne' }, { name: 'Karim' }])).toContain('», Anne et Karim, Deux');
    expect(names([{ name: 'Anne', role: 'agente' }, { name: 'Karim' }])).toContain(
      `», Anne, agente${NB}; Karim, Deux`,
    );
  });

  it.each([
    ['Oui.', 'Oui'],
    ['Oui !', 'Oui !'],
    ['Oui…', 'Oui…'],
    ['Oui...', 'Oui...'],
    ['Des roses, etc.', 'Des roses, etc.'],
    ['Avec M. D.', 'Avec M. D.'],
    ['Il dit « oui ».', 'Il dit “oui”'],
  ])('omits the full stop before the source: %s', (words, quoted) => {
    const { text } = quotationOf({ ...QUOTED, parts: [[words]] });
    expect(text.split(', Anne')[0]).toBe(`«${NB}${quoted}${NB}»`);
  });

  it.each([
    ['Anne Martin et ses roses', [{ name: 'Anne Martin' }], 'LAB', 'Anne Martin et ses roses, LAB'],
    ['Entretien avec ANNE', [{ name: 'Anne' }], 'Anne', 'Entretien avec ANNE'],
    ['Jeanne', [{ name: 'Anne' }], 'LAB', 'Anne, Jeanne, LAB'],
    ['Anne et Karim', [{ name: 'Anne', role: 'agente' }], 'LAB', 'Anne, agente, Anne et Karim, LAB'],
  ])('names each person once: %s', (title, people, blog, source) => {
    const { text } = quotationOf({
      ...QUOTED,
      title,
      people,
      blog,
      publishedAt: undefined,
      address: undefined,
    });
    expect(text.split('», ')[1]).toBe(source);
  });

  it('escapes hostile text in HTML', () => {
    const { html } = quotationOf({
      ...QUOTED,
      parts: [['<img src=x onerror=alert(1)>']],
      title: '<b>&',
      people: [{ name: '"><script>' }],
      blog: '</p>',
    });
    expect(html).not.toMatch(/<(?!\/?(?:p|em|a)\b)/);
  });

  it('joins the words of several people in order', () => {
    const both = quotationsOf([QUOTED, { ...QUOTED, parts: [['Vivant']] }]);
    expect(both.text.split('\n\n')).toHaveLength(2);
    expect(both.html.match(/<p>/g)).toHaveLength(2);
  });

  it.each([
    ['fr', Date.UTC(2019, 2, 1, 12), `1er${NB}mars 2019`],
    ['fr-CA', Date.UTC(2019, 2, 11, 12), `11${NB}mars 2019`],
    ['en', Date.UTC(2019, 2, 1, 12), 'March 1, 2019'],
    // The day in the blog’s time zone, which differs near midnight UTC.
    ['fr', Date.UTC(2018, 11, 31, 23, 30), `1er${NB}janvier 2019`],
  ])('writes a date in %s', (language, instant, expected) => {
    expect(dayOf(instant, language, 'Europe/Paris')).toBe(expected);
  });
});

describe('quotation marks', () => {
  it.each([
    ['fr', 'mot', '«_mot_»'],
    ['fr', `Il dit «${NB}oui${NB}».`, '«_Il dit “oui”._»'],
    ['fr', 'Il dit « elle dit “non” ».', '«_Il dit “elle dit ‘non’”._»'],
    ['fr', 'Il dit "oui" à 12" près.', '«_Il dit “oui” à 12" près._»'],
    ['fr', 'fin de citation », dit-il', '«_“fin de citation”, dit-il_»'],
    ['fr', 'dit-il : « début', '«_dit-il : “début”_»'],
    ['fr', '„deutsch“ et l’été', '«_“deutsch” et l’été_»'],
    ['fr', 'a » b » c', '«_““a” b” c_»'.replace('““', '“‘').replace('a”', 'a’')],
    ['en', 'He said “yes”.', '“He said ‘yes’.”'],
    ['en', 'He said "yes" and didn’t.', '“He said ‘yes’ and didn’t.”'],
    ['de', 'ja', '“ja”'],
  ])('in %s: %s', (language, text, expected) => {
    expect(addQuotationMarks(text, language)).toBe(expected.replaceAll('_', NB));
  });

  const MARKS = /[«»“”„‟"‘’\s\u00a0\u202f]/gu;
  const pieces = fc.array(
    fc.constantFrom('« ', '«', ' »', '»', '“', '”', '„', '"', 'mot', ' ', ', ', 'l’été', '\u00a0', '12', '('),
    { maxLength: 30 },
  );

  it('keeps every word of any text', () => {
    checkProperty(
      fc.property(
        fc.oneof(
          pieces.map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.constantFrom('fr', 'en', 'pt-BR'),
        (text, language) => {
          expect(addQuotationMarks(text, language).replace(MARKS, '')).toBe(text.replace(MARKS, ''));
        },
      ),
    );
  });

  it('are paired, each level with its own', () => {
    checkProperty(
      fc.property(pieces, fc.constantFrom('fr', 'en'), (all, language) => {
        const quoted = addQuotationMarks(all.join(''), language);
        // Double marks only, as ‘ and ’ are apostrophes too.
        const opened = [...quoted].filter((sign) => '«“'.includes(sign)).length;
        const closed = [...quoted].filter((sign) => '»”'.includes(sign)).length;
        expect(opened).toBe(closed);
        const outer = [...quoted].filter((sign) => sign === '«').length;
        expect(outer).toBe(language === 'fr' ? 1 : 0);
      }),
    );
  });
});

describe('the inserted block', () => {
  it('has the words, and a source that links to the passage', () => {
    expect(quoteBlockOf({ ...QUOTED, parts: [['Un\nvers.'], ['Trois.']] })).toEqual({
      type: 'quote',
      content: [
        [{ type: 'text', text: 'Un' }, { type: 'lineBreak' }, { type: 'text', text: 'vers. […] Trois.' }],
      ],
      cite: `Anne Martin, chargée de mission, Ville de Montrivière, Deux jardinières, LAB, 12${NB}mars 2019, https://lab.example/2019/03/jardin.html#q-q5`,
      language: 'fr',
    });
  });

  it('drops a source address that is too long instead of cutting it', () => {
    const long = quoteBlockOf({ ...QUOTED, title: 'x'.repeat(1_990) });
    expect(long.cite).not.toContain('http');
    expect(long.cite?.length).toBeLessThanOrEqual(2_000);
  });

  it.each([
    ['Anne, LAB, https://lab.example/a', { words: 'Anne, LAB', url: 'https://lab.example/a' }],
    ['Anne, LAB https://lab.example/a', { words: 'Anne, LAB https://lab.example/a' }],
    ['https://lab.example/a', { words: 'https://lab.example/a' }],
    ['Anne, javascript:alert(1)', { words: 'Anne, javascript:alert(1)' }],
    ['Anne', { words: 'Anne' }],
  ])('reads the source « %s »', (cite, source) => {
    expect(sourceOfCite(cite)).toEqual(source);
    expect(citeOf(source.words, 'url' in source ? source.url : undefined)).toBe(cite);
  });
});

describe('the quoted part of a passage', () => {
  const TEXT =
    'J’ai vu M. Martin à 14 h. Il m’a dit : « Oui ! » Puis rien… C’est tout ?\nUne autre ligne. 12 jours après, cf. p. 3.';

  it('is split into sentences', () => {
    expect(sentencesOf(TEXT).map(([from, to]) => TEXT.slice(from, to))).toEqual([
      'J’ai vu M. Martin à 14 h.',
      'Il m’a dit : « Oui ! »',
      'Puis rien…',
      'C’est tout ?',
      'Une autre ligne.',
      '12 jours après, cf. p. 3.',
    ]);
  });

  it('is the sentences with the words', () => {
    const [from, to] = sentencesAround(TEXT, TEXT.indexOf('rien'), TEXT.indexOf('tout'));
    expect(TEXT.slice(from, to)).toBe('Puis rien… C’est tout ?');
    expect(sentencesAround('', 0, 0)).toEqual([0, 0]);
  });

  it('loses nothing of a split text', () => {
    checkProperty(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '!', '»', 'M') }), (text) => {
        const joined = sentencesOf(text)
          .map(([from, to]) => text.slice(from, to))
          .join('');
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('orders selections, joins adjacent ones, and keeps others separate', () => {
    const paragraphs = ['Un deux trois.', 'Quatre cinq.', ''];
    expect(
      paragraphsOfStretches(paragraphs, [
        { from: [1, 7], to: [2, 0] },
        { from: [0, 0], to: [0, 2] },
        { from: [0, 3], to: [0, 7] },
      ]),
    ).toEqual([['Un deux'], ['cinq.']]);
    expect(paragraphsOfStretches(paragraphs, [{ from: [0, 8], to: [1, 6] }])).toEqual([['trois.', 'Quatre']]);
    expect(mergeStretches(paragraphs, [{ from: [0, 2], to: [0, 3] }])).toEqual([]);
    expect(
      paragraphsOfStretches(paragraphs, [
        { from: [0, 0], to: [1, 3] },
        { from: [0, 3], to: [0, 7] },
      ]),
    ).toEqual([['Un deux trois.', 'Qua']]);
  });
});
