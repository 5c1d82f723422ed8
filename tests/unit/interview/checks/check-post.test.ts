/** The whole list of checks: turns, people, labels, and the backend’s facts, in one shape and one order. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSchema, type Check } from '#interview/checks/check.ts';
import { checksOf, MOST_CHECKS } from '#interview/checks/check-post.ts';
import { NO_FACTS } from '#interview/checks/check-facts.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import type { Post } from '#interview/document.ts';
import { postWith, checksIn, codesIn, image, link, paragraph, say, words } from './checked-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const post = (part: Partial<Post>): Post => ({
  ...postWith(),
  kind: 'interview',
  title: 'Le marais en hiver',
  participants: [{ id: 'p1', name: 'Maëlle Quiniou', label: 'Maëlle' }],
  ...part,
});
const summary = (checks: readonly Check[]) =>
  checks.map(({ code, words: wordsShown, spot }) => ({ code, words: wordsShown, spot }));

it('reports nothing for a finished interview', () => {
  const body: Post['body'] = [
    { type: 'question', id: 'q1', content: [words('Que voit-on ici ?')] },
    {
      type: 'answer',
      id: 'a1',
      participants: ['p1'],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: words('Des roseaux.') }],
    },
  ];
  expect(checksIn(post({ body }))).toEqual([]);
});

it('reports what is missing, with its position', () => {
  const body: Post['body'] = [
    { type: 'question', id: 'q1', content: [words('Sans réponse ?')] },
    { type: 'question', id: 'q2', content: [] },
    {
      type: 'answer',
      id: 'a1',
      participants: [],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: words('Qui parle ?') }],
    },
    {
      type: 'answer',
      id: 'a2',
      participants: ['p1'],
      labelShown: true,
      blocks: [{ type: 'paragraph', content: [] }],
    },
    {
      type: 'answer',
      id: 'a3',
      participants: ['p1'],
      labelShown: true,
      blocks: [image({ caption: words('Les roseaux') })],
    },
  ];
  const labels = Array.from({ length: 21 }, (_, index) => `l${index}`);
  expect(summary(checksIn(post({ title: ' ', body, labels })))).toEqual([
    { code: 'title-missing', words: '', spot: { part: { kind: 'title' } } },
    { code: 'too-many-labels', words: '', spot: { part: { kind: 'labels' } } },
    { code: 'question-unanswered', words: 'Sans réponse ?', spot: { questionId: 'q1' } },
    { code: 'question-empty', words: '', spot: { questionId: 'q2' } },
    { code: 'answer-unnamed', words: '', spot: { answerId: 'a1' } },
    { code: 'answer-empty', words: 'Maëlle Quiniou', spot: { answerId: 'a2' } },
    {
      code: 'alt-missing',
      words: 'Les roseaux',
      spot: { answerId: 'a3', part: { kind: 'picture', at: 0 } },
    },
  ]);
});

it('reports only the empty text while nothing is written', () => {
  expect(codesIn(post({ body: [{ type: 'question', id: 'q1', content: [] }] }))).toEqual(['body-empty']);
  expect(codesIn(post({ body: [], lead: [words('Un chapô seul.')] }))).toEqual([]);
});

it('counts labels like Blogger', () => {
  const body = say('Un texte.');
  expect(codesIn(post({ body, labels: ['é'.repeat(150), 'b'.repeat(48)] }))).toEqual([]);
  expect(summary(checksIn(post({ body, labels: ['é'.repeat(150), 'b'.repeat(49)] })))).toEqual([
    { code: 'labels-too-long', words: '', spot: { part: { kind: 'labels' } } },
  ]);
});

it('compares people with the directory: a typo, another spelling, a newer role', () => {
  const body = say('Un texte.');
  const participants = [{ id: 'p1', name: 'Anne Martn', label: 'Anne', role: 'chargée d’études' }];
  const personFacts = (self: boolean, name: string, role?: string) => ({
    people: [
      {
        participant: 'p1',
        self,
        person: { id: self ? 'p1' : 'p9', name, ...(role === undefined ? {} : { role }) },
      },
    ],
  });
  const problemsWith = (facts: Parameters<typeof checksIn>[1]) =>
    checksIn(post({ body, participants }), facts).map(({ code, about }) => [code, about]);
  expect(problemsWith(personFacts(false, 'Anne Martin'))).toEqual([['name-near', 'Anne Martin']]);
  expect(problemsWith(personFacts(true, 'Anne Martin'))).toEqual([['name-differs', 'Anne Martin']]);
  expect(problemsWith(personFacts(true, 'Anne Martn', 'directrice'))).toEqual([
    ['role-differs', 'directrice'],
  ]);
  expect(problemsWith(personFacts(true, 'Anne Martn', 'chargée d’études'))).toEqual([]);
  expect(problemsWith(personFacts(true, 'Anne Martn'))).toEqual([]);
});

it('reports the results of the link check, each at its link', () => {
  const url = 'https://marais.example/carte';
  const body = [paragraph(...words('Voir '), link(url, 'la carte du marais'), ...words('.'))];
  const problemsWith = (facts: Parameters<typeof checksIn>[1]) =>
    checksIn(post({ body }), facts).map(({ code, spot }) => [code, spot.part]);
  const at = { kind: 'link', at: 0 };
  expect(problemsWith({ links: [{ url, state: 'reached' }] })).toEqual([]);
  expect(problemsWith({ links: [{ url, state: 'dead' }] })).toEqual([['link-dead', at]]);
  expect(problemsWith({ links: [{ url, state: 'offline' }] })).toEqual([['link-unverified', at]]);
  expect(problemsWith({ links: [{ url, state: 'local' }] })).toEqual([['link-local', at]]);
  expect(problemsWith({ notOnline: [url] })).toEqual([['link-not-online', at]]);
  expect(codesIn(post({ body: [paragraph(link('http://192.168.1.4/', 'Le serveur'))] }))).toEqual([
    'link-local',
  ]);
});

it('reports excessive weight, and changes since an approval from the first changed turn on', () => {
  const body = say('Un texte.');
  const sending = {
    bytes: 812_400,
    limit: 700_000,
    hostless: 0,
    missing: 4,
    head: 0,
    left: [],
  };
  const turns = [{ id: 'a1', kind: 'answer' as const, words: 'Anne Martin' }];
  const checks = checksIn(post({ body }), {
    sending,
    approved: [{ name: 'Anne Martin', changes: 2, turns }],
  });
  expect(checks.map(({ code, blocks, count, spot }) => ({ code, blocks, count, spot }))).toEqual([
    { code: 'too-heavy', blocks: true, count: 813, spot: {} },
    { code: 'pictures-missing', blocks: true, count: 4, spot: {} },
    { code: 'changed-since-approval', blocks: false, count: 2, spot: { answerId: 'a1' } },
  ]);
});

it('puts the blog’s required checks after Blogger’s refusals and before the rest', () => {
  const body = [image({}), paragraph(link('https://marais.example/', 'ici'))];
  const checks = checksIn(post({ title: '', body }), { required: ['link-says-nothing'] });
  expect(checks.map(({ code, blocks }) => [code, blocks])).toEqual([
    ['title-missing', true],
    ['link-says-nothing', true],
    ['alt-missing', false],
  ]);
});

it('counts the corrections of the typography review', () => {
  const body = say('Il dit "oui"...', 'Rien à redire.');
  const [left] = checksOf(post({ body }), NO_FACTS);
  expect(left).toMatchObject({ code: 'typography-left', spot: { part: { kind: 'typography' } } });
  expect(left?.count).toBeGreaterThan(1);
});

it('takes linear time on hostile texts', () => {
  const long = 200_000;
  const body: Post['body'] = [
    paragraph(
      link('https://a.example/', `${'.'.repeat(long)}a`),
      link('https://a.example/', `a${' !'.repeat(long / 2)}a`),
    ),
    image({ alt: `${'!'.repeat(1_900)}a`, caption: words(`${'?'.repeat(long)}a`) }),
    { type: 'html', html: '<iframe '.repeat(long), origin: 'blog' },
    { type: 'html', html: `<iframe ${'title '.repeat(long)}>`, origin: 'blog' },
    ...say(...Array.from({ length: 4_000 }, () => '- Et toi ?')),
    ...say(`« ${'« '.repeat(long / 4)}`, `${'- '.repeat(long / 2)}a`, `${'The '.repeat(long / 8)}.`),
    ...say(`${' '.repeat(long)}a`, `Mr. `.repeat(long / 8)),
  ];
  expect(codesIn(post({ body }))).toContain('frame-untitled');
});

it('is bounded and valid in the contract, for any post', () => {
  checkProperty(
    fc.property(arbitraryPost, (any) => {
      const checks = checksOf(any, NO_FACTS);
      expect(checks.length).toBeLessThanOrEqual(MOST_CHECKS);
      for (const one of checks) expect(checkSchema.parse(one)).toEqual(one);
    }),
  );
  const many = postWith(...Array.from({ length: 500 }, () => image({})));
  expect(checksIn({ ...many, title: '' })).toHaveLength(MOST_CHECKS);
  expect(checksIn({ ...many, title: '' })[0]?.code).toBe('title-missing');
});

it('counts labels by the limits of the blog', () => {
  const limits = { labels: 2, labelCharacters: 9 };
  const labels = (...names: string[]) => ({ ...post({}), labels: names });
  expect(codesIn(labels('un', 'deux'), { limits })).not.toContain('too-many-labels');
  expect(checksIn(labels('un', 'deux', 'six'), { limits })).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'too-many-labels', count: 3, about: '2' }),
      expect.objectContaining({ code: 'labels-too-long', count: 13, about: '9' }),
    ]),
  );
});
