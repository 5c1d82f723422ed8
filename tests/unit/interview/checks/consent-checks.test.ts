/** The checks of consents: only of what the post uses of the person. */
import { expect, it } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { type CheckFacts, NO_FACTS } from '#interview/checks/check-facts.ts';
import type { Post } from '#interview/document.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';

type Standings = Partial<Omit<NonNullable<CheckFacts['consents']>[number], 'participant'>>;

const checked = (post: Post, standings: Standings): string[] => {
  const given = { words: 'given', picture: 'given', voice: 'given' } as const;
  const consents = [{ participant: 'anne', ...given, ...standings }];
  return checksOf(post, { ...NO_FACTS, consents })
    .filter(({ code }) => code.startsWith('consent-'))
    .map(({ code, about, spot }) => {
      expect(spot).toEqual({ part: { kind: 'consents' } });
      return `${code} ${about}`.trim();
    });
};
const base = buildInterview().titled('Le canal').withPerson('Anne Martin', { id: 'anne' }).asking('Et ?');
const silent = base.post;
const answering = base.answering('Anne Martin', 'Oui.').post;
const EMBED: Post['body'][number] = {
  type: 'embed',
  url: 'https://example.fr/v',
  title: 'Son',
  frame: false,
};

it('asks for consent to words of somebody who answers', () => {
  expect(checked(silent, { words: 'missing' })).toEqual([]);
  expect(checked(answering, { words: 'missing' })).toEqual(['consent-missing']);
  expect(checked(answering, { words: 'withdrawn' })).toEqual(['consent-withdrawn words']);
});

it('asks for no consent to pictures, sounds and videos, and reports one that ended', () => {
  const shown = {
    ...answering,
    body: [...answering.body, picture('a'.repeat(64), 'Un quai', '', ''), EMBED],
  };
  expect(checked(shown, { picture: 'missing', voice: 'missing' })).toEqual([]);
  expect(checked(shown, { picture: 'expired', voice: 'withdrawn' })).toEqual([
    'consent-expired picture',
    'consent-withdrawn voice',
  ]);
  expect(checked(answering, { picture: 'expired', voice: 'withdrawn' })).toEqual([]);
});

it('counts sounds and videos inside an answer', () => {
  const body = answering.body.map((block) =>
    block.type === 'answer' ? { ...block, blocks: [...block.blocks, EMBED] } : block,
  );
  expect(checked({ ...answering, body }, { voice: 'expired' })).toEqual(['consent-expired voice']);
});

it('ignores somebody who is no longer in the post', () => {
  expect(checked({ ...silent, participants: [] }, { words: 'missing' })).toEqual([]);
});
