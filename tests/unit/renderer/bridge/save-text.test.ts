// A save as text equals JSON.stringify byte for byte, however often a block was written before.
import { array, property } from 'fast-check';
import { expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { saveText } from '#renderer/bridge/save-text.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const saveOf = (document: Post) => ({ id: 'post', baseSave: 3, saveId: 'save', document });

const frozen = (block: TopBlock): TopBlock => Object.freeze(block);

it('equals JSON.stringify, the first time and again', () => {
  checkProperty(
    property(array(arbitraryPost, { minLength: 1, maxLength: 4 }), (posts) => {
      const blocks = posts.flatMap(({ body }) => body);
      for (const block of blocks.filter((_, index) => index % 2 === 0)) frozen(block);
      for (const post of posts) {
        // The blocks in other orders too: a block is written alike at any position.
        for (const body of [post.body, blocks, blocks.toReversed(), []]) {
          const save = saveOf({ ...post, body });
          expect(saveText(save)).toBe(JSON.stringify(save));
        }
      }
    }),
  );
});

it('omits undefined values, and keeps the order of others', () => {
  const { post } = buildInterview().asking('Pourquoi ?').answering('Anne Martin', 'Parce que.');
  const { body, ...rest } = post;
  const save = saveOf({ body, ...rest, description: undefined });
  expect(saveText(save)).toBe(JSON.stringify(save));
});

it('serializes again a block that may have changed', () => {
  const { post } = buildInterview().asking('Pourquoi ?').answering('Anne Martin', 'Parce que.');
  saveText(saveOf(post));
  const [question] = post.body;
  if (question?.type !== 'question') throw new Error('no question');
  question.content = [[{ type: 'text', text: 'Comment ?' }]];
  expect(saveText(saveOf(post))).toContain('Comment ?');
});
