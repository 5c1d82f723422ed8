import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { eraseHtml } from '#interview/erasure/erase-html.ts';
import { erasePost } from '#interview/erasure/erase-post.ts';
import { eraseText } from '#interview/erasure/erase-text.ts';
import { foldKey } from '#interview/fold-key.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { buildInterview, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import { erasingFor } from './test-reader.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const anne = erasingFor({ names: ['Zénobie Kerœurvan'], labels: ['Zénobie'], ids: ['z1'] });
const unnamed = erasingFor({
  names: ['Zénobie Kerœurvan'],
  labels: ['Zénobie'],
  ids: ['z1'],
  manner: 'replaced',
});
const nobody = { theirs: new Set<string>(), language: 'fr', answers: new Set<string>() };

describe('a name in a line of text', () => {
  it.each([
    ['Zénobie Kerœurvan est venue.', '[…] est venue.'],
    ['zenobie KEROEURVAN', '[…]'],
    ['Avec Zénobie\u00a0Kerœurvan, donc', 'Avec […], donc'],
    ['l’avis d’Ana, puis de Zénobie-Kerœurvan.', 'l’avis d’Ana, puis de […].'],
    ['zenobie.keroeurvan@exemple.org', '[…]@exemple.org'],
    ['Ze\u0301nobie Kerœurvan (voyelle composée)', '[…] (voyelle composée)'],
  ])('is removed: %s', (line, erased) => {
    expect(eraseText(line, anne, new Set(), 'fr')).toBe(erased);
  });

  it.each([
    'Zénobie est venue, Kerœurvan aussi.',
    'C’est Zénobie. Kerœurvan, lui, est resté.',
    'Zénobie Kerœurvane',
    'Azénobie Kerœurvan',
    'Kerœurvan Zénobie',
    'Zénobie',
  ])('is kept when it is part of another name: %s', (line) => {
    expect(eraseText(line, anne, new Set(), 'fr')).toBe(line);
  });

  it('is replaced by an unnamed person, in the post’s language', () => {
    expect(eraseText('D’après Zénobie Kerœurvan.', unnamed, new Set(), 'fr')).toBe(
      'D’après une personne interrogée.',
    );
    expect(eraseText('Says Zénobie Kerœurvan.', unnamed, new Set(), 'en-GB')).toBe(
      'Says a person interviewed.',
    );
  });

  it('given as a first name only is removed in that person’s posts, and not inside another name', () => {
    const theirs = new Set(['m0']);
    expect(eraseText('Zénobie, merci.', anne, theirs, 'fr')).toBe('[…], merci.');
    expect(eraseText('Zénobie Dubois', anne, theirs, 'fr')).toBe('Zénobie Dubois');
  });
});

describe('erasing from HTML', () => {
  it.each([
    ['<p>Avec <b>Zénobie</b> Kerœurvan.</p>', '<p>Avec <b>[…]</b>.</p>'],
    ['<p>Z&eacute;nobie&nbsp;Ker&oelig;urvan</p>', '<p>[…]</p>'],
    ['<p>Zénobie</p><p>Kerœurvan</p>', '<p>Zénobie</p><p>Kerœurvan</p>'],
    ['<img alt="Zénobie Kerœurvan, debout" src="a.jpg">', '<img alt="[…], debout" src="a.jpg">'],
    ['<!-- Zénobie Kerœurvan --><i>a < b</i>', '<!-- […] --><i>a < b</i>'],
  ])('removes the name and nothing else: %s', (html, erased) => {
    expect(eraseHtml(html, anne, nobody)).toBe(erased);
  });

  it('removes a name inside angle brackets', () => {
    const alba = erasingFor({ names: ['Alba Dupont'], labels: ['Alba'] });
    const theirs = new Set(['m0']);
    expect(eraseHtml('<p>Dit <Alba>oui</Alba>.</p>', alba, { ...nobody, theirs })).toBe(
      '<p>Dit <[…]>oui</[…]>.</p>',
    );
  });

  it('removes the portrait, without decoding embedded pictures', () => {
    const erasing = erasingFor({ names: ['Zénobie Kerœurvan'], pictures: ['c'.repeat(64)] });
    const data = `data:image/png;base64,${'Zénobie+'.repeat(3)}`;
    expect(
      eraseHtml(
        `<p><img class="iv-asset-${'c'.repeat(64)}" src="a.jpg"><img src="${data}"></p>`,
        erasing,
        nobody,
      ),
    ).toBe(`<p><img src="${data}"></p>`);
  });

  it('removes the chosen answers, under their name or not', () => {
    const answers = new Set(['Je suis arrivée par le train de nuit.']);
    expect(
      eraseHtml(
        '<p><b>Zénobie Kerœurvan :</b> Je suis arrivée par le <i>train</i> de nuit.</p><p>Autre chose.</p>',
        anne,
        { ...nobody, answers },
      ).replace(/<[^>]+>/g, ''),
    ).toBe('Autre chose.');
  });
});

const post = buildInterview()
  .titled('Rencontre avec Zénobie Kerœurvan')
  .labelled('Zénobie Kerœurvan', 'laboratoire')
  .withPerson('Zénobie Kerœurvan', {
    id: 'z1',
    label: 'Zénobie',
    role: 'chargée de mission',
    portrait: 'a'.repeat(64),
  })
  .withPerson('Karim Benali', { id: 'k1' })
  .asking('Qui êtes-vous ?', { to: ['Zénobie Kerœurvan', 'Karim Benali'] })
  .answering('Zénobie Kerœurvan', 'Je suis arrivée par le train de nuit.')
  .answering(
    'Karim Benali',
    paragraph(text('Je suis venu avec '), text('Zénobie', 'bold'), text(' Kerœurvan.')),
  )
  .answering(['Zénobie Kerœurvan', 'Karim Benali'], 'Nous sommes contents.')
  .saying(picture('b', 'Zénobie Kerœurvan à sa table', 'Photo : Zénobie', 'Z. K.')).post;

describe('erasing from a post', () => {
  it('removes their answers and their name', () => {
    const { post: erased, answers, changed } = erasePost(post, anne);
    expect(changed).toBe(true);
    expect(answers).toBe(1);
    expect(postSchema.safeParse(erased).success).toBe(true);
    expect(erased).toMatchObject({
      title: 'Rencontre avec […]',
      labels: ['laboratoire'],
      participants: [{ id: 'k1' }],
      body: [
        { type: 'question', to: ['k1'] },
        {
          type: 'answer',
          participants: ['k1'],
          blocks: [{ content: [{ text: 'Je suis venu avec ' }, { text: '[…]' }, { text: '.' }] }],
        },
        { type: 'answer', participants: ['k1'], blocks: [{ content: [{ text: 'Nous sommes contents.' }] }] },
        { type: 'image', alt: '[…] à sa table', caption: [{ text: 'Photo : […]' }] },
      ],
    });
  });

  it('keeps their answers under an unnamed person', () => {
    const { post: erased, answers } = erasePost(post, unnamed);
    expect(answers).toBe(0);
    expect(erased.participants[0]).toEqual({
      id: 'z1',
      name: 'Une personne interrogée',
      label: 'Une personne interrogée',
    });
    expect(erased.body.filter((block) => block.type === 'answer').map((block) => block.participants)).toEqual(
      [['z1'], ['k1'], ['z1', 'k1']],
    );
    expect(JSON.stringify(erased)).not.toMatch(/Z[ée]nobie|chargée|aaaa/);
  });

  it('is idempotent, and returns the same post when the person is not in it', () => {
    for (const erasing of [anne, unnamed]) {
      const once = erasePost(post, erasing).post;
      expect(erasePost(once, erasing)).toMatchObject({ changed: false, post: once });
    }
    const other = buildInterview().asking('Quoi ?').answering('Karim Benali', 'Rien.').post;
    expect(erasePost(other, anne).post).toBe(other);
  });

  it('removes the portrait wherever it is shown, and the source bytes of its block', () => {
    const post = buildInterview().saying(
      { ...picture('c', 'Portrait') },
      { ...paragraph('Bonjour.'), source: '<p title="Zénobie Kerœurvan">Bonjour.</p>' },
    ).post;
    const erasing = erasingFor({ names: ['Zénobie Kerœurvan'], pictures: ['c'.repeat(64)] });
    expect(erasePost(post, erasing).post.body).toEqual([paragraph('Bonjour.')]);
  });

  it('of any content gives a valid post without the name', () => {
    checkProperty(
      fc.property(arbitraryPost, fc.nat(), fc.constantFrom('removed', 'replaced'), (any, at, manner) => {
        const person = any.participants[at % Math.max(any.participants.length, 1)];
        fc.pre(person !== undefined && /\p{L}/u.test(foldKey(person.name)));
        if (person === undefined) return;
        const erasing = erasingFor({
          names: [person.name],
          labels: [person.label],
          ids: [person.id],
          manner,
        });
        const { post: erased } = erasePost(any, erasing);
        expect(postSchema.safeParse(erased).error).toBeUndefined();
        expect(erasePost(erased, erasing).changed).toBe(false);
        expect(erased.participants.every(({ name, id }) => id !== person.id || name !== person.name)).toBe(
          true,
        );
      }),
    );
  });
});
