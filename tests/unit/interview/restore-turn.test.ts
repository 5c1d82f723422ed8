import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import { postSchema, type Post } from '#interview/document.ts';
import { restoreTurn } from '#interview/restore-turn.ts';
import { buildInterview, paragraph } from '../../builders/interview-builder.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { editsOf } from '../../builders/arbitrary-edits.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const then = buildInterview()
  .asking('Qui ?')
  .answering('Anne', 'Moi.')
  .answering('Karim', 'Et moi.')
  .asking('Où ?')
  .answering('Anne', 'Ici.').post;
const idsOf = (post: Post | undefined): string[] =>
  (post?.body ?? []).map((block) => ('id' in block ? block.id : block.type));

describe('one restored turn', () => {
  it('replaces its current text in the same position', () => {
    const now = {
      ...then,
      body: then.body.map((block) =>
        block.type === 'answer' && block.id === 'a2' ? { ...block, blocks: [paragraph('Non.')] } : block,
      ),
    };
    expect(restoreTurn(now, then, 'a2')).toEqual(then);
  });

  it('deleted since returns after its former neighbour, with its speaker', () => {
    const now = {
      ...then,
      participants: then.participants.slice(0, 1),
      body: then.body.filter((block) => !('id' in block) || block.id !== 'a2'),
    };
    const back = restoreTurn(now, then, 'a2');
    expect(idsOf(back)).toEqual(['q1', 'a1', 'a2', 'q2', 'a3']);
    expect(back?.participants.map(({ name }) => name)).toEqual(['Anne', 'Karim']);
  });

  it('comes first when nothing before it remains', () => {
    const now = { ...then, body: then.body.slice(3) };
    expect(idsOf(restoreTurn(now, then, 'a1'))).toEqual(['a1', 'q2', 'a3']);
  });

  it('fails when the revision lacks it', () => {
    expect(restoreTurn(then, then, 'a9')).toBeUndefined();
  });

  it('gives a valid document with that turn as it was', () => {
    checkProperty(
      fc.property(arbitraryPost, editsOf('x'), fc.nat(50), (post, edit, seed) => {
        const turns = post.body.flatMap((block) =>
          block.type === 'question' || block.type === 'answer' ? [block.id] : [],
        );
        const id = turns[seed % Math.max(1, turns.length)];
        fc.pre(id !== undefined);
        const back = restoreTurn(edit(post), post, id ?? '');
        expect(postSchema.safeParse(back).success).toBe(true);
        // Labels of people and the language are not the turn’s own.
        const { participants, language } = post;
        const rest = comparePosts(post, { ...(back ?? post), participants, language }).filter(
          (one) => one.turnId === id && one.how !== 'moved',
        );
        expect(rest).toEqual([]);
      }),
    );
  });
});
