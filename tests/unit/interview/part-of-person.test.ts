/** One person’s questions and answers, with their heading. */
import { describe, expect, it } from 'vitest';
import { draftNotice, partOfPerson } from '#interview/proofreading.ts';
import { postSchema } from '#interview/document.ts';
import { withoutPictures, withOwnPictures } from '#interview/pictures.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';

const ids = (person: string, post = gardenInterview): string[] =>
  (partOfPerson(post, person)?.body ?? []).map((block) => ('id' in block ? block.id : block.type));

describe('one person’s part of a post', () => {
  it('is their answers under their questions, without others’', () => {
    expect(ids('anne-martin')).toEqual([
      'q1',
      'a1',
      'q2',
      'a3',
      'q3',
      'a5',
      'q4',
      'a7',
      'q5',
      'a9',
      'q6',
      'a11',
    ]);
    const part = partOfPerson(gardenInterview, 'anne-martin');
    expect(postSchema.safeParse(part).success).toBe(true);
    expect(part?.participants.map(({ id }) => id)).toEqual(['anne-martin']);
    expect(part?.lead).toBeUndefined();
    expect(part?.title).toBe(gardenInterview.title);
  });

  it('includes unanswered questions to them by name, joint answers, and words before any question', () => {
    const post = buildInterview()
      .answering('Anne', 'Bonjour.')
      .asking('Et vous ?', { to: ['Anne'] })
      .asking('À tous ?')
      .answering(['Anne', 'Karim'], 'Ensemble.')
      .asking('À Karim ?', { by: ['Léa'], to: ['Karim'] }).post;
    expect(ids('p1', post)).toEqual(['a1', 'q1', 'q2', 'a2']);
    expect(partOfPerson(post, 'p1')?.participants.map(({ name }) => name)).toEqual(['Anne', 'Karim']);
  });

  it('is empty for a person without questions', () => {
    expect(partOfPerson(gardenInterview, 'p9')).toBeUndefined();
    expect(partOfPerson(buildInterview().withPerson('Anne').asking('Quoi ?').post, 'p1')).toBeUndefined();
  });
});

it.each([
  ['fr', 2, 'Projet, version du 12\u00a0mars, ne pas diffuser'],
  ['fr-CA', 2, 'Projet, version du 12\u00a0mars, ne pas diffuser'],
  ['en', 2, 'Draft, version of 12 March, not for circulation'],
  ['es', 2, 'Borrador, versión del 12 de marzo, no difundir'],
  ['de', 2, 'Entwurf, Fassung vom 12. März, nicht weitergeben'],
  ['it', 2, 'Bozza, versione del 12 marzo, da non diffondere'],
  ['br', 2, 'Draft, version of 12 March, not for circulation'],
])('a draft in %s is marked so in its language', (language, month, words) => {
  expect(draftNotice(language, new Date(2026, month, 12, 12).getTime())).toBe(words);
});

it('writes « 1er mars »', () => {
  expect(draftNotice('fr', new Date(2026, 2, 1, 12).getTime())).toContain('version du 1er\u00a0mars');
});

describe('pictures replaced by others', () => {
  const [one, two] = ['a', 'b'].map((letter) => picture(letter, letter, `Légende ${letter}`));
  const post = buildInterview()
    .saying(one ?? 'x', { ...(two ?? one), url: 'https://blog.example/b.jpg' } as never)
    .answering('Anne', { type: 'gallery', images: [one, two] as never }).post;

  it('omits those that only the library has, and keeps their captions as text', () => {
    const left = withoutPictures(post, new Set(['a'.repeat(64), 'b'.repeat(64)]));
    expect(
      left.body.map((block) => (block.type === 'answer' ? block.blocks.map(({ type }) => type) : block.type)),
    ).toEqual(['paragraph', 'image', []]);
    expect(withoutPictures(post, new Set())).toBe(post);
  });

  it('uses the library’s originals instead of the copies on the web', () => {
    expect(JSON.stringify(withOwnPictures(post))).not.toContain('https://');
  });
});
