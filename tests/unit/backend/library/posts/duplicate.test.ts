import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenPost } from '#contract/posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import type { Post } from '#interview/document.ts';

let backend: TestBackend;
let post: OpenPost;
beforeEach(async () => {
  backend = await openTestBackend();
  post = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
});
afterEach(() => backend.dispose());

const saving = (document: Post, baseSave: number): Parameters<typeof backend.call<'posts.save'>>[1] => ({
  id: post.id,
  baseSave,
  saveId: `save-${baseSave + 1}`,
  document,
});

describe('duplicating', () => {
  it('creates a draft with the same words, new turn ids, and no data of the blog', async () => {
    const document: Post = {
      ...buildInterview().titled('Un').labelled('design').asking('Qui ?').answering('Anne Martin', 'Moi.')
        .post,
    };
    const first = document.body[1];
    if (first?.type !== 'answer') throw new Error('the second block is the answer');
    const blocks = [
      ...first.blocks,
      { type: 'html' as const, html: '<script>plan()</script>', origin: 'blog' as const },
      { type: 'html' as const, html: '<p onclick="x()">Le tarif</p>', origin: 'blog' as const },
    ];
    const imported: Post = {
      ...document,
      body: [
        document.body[0]!,
        { ...first, blocks, source: '<p>Moi.</p>' },
        { type: 'rule', source: '<hr class="x">' },
      ],
    };
    await backend.call('posts.save', saving(imported, 0));
    const copy = await backend.call('posts.duplicate', { id: post.id });
    expect(copy).toMatchObject({ saveNumber: 0, status: 'draft', publications: [] });
    expect(copy.id).not.toBe(post.id);
    expect(copy.document.participants).toEqual(imported.participants);
    const [question, answer, rule] = copy.document.body;
    expect([question, answer]).toMatchObject([
      { type: 'question', content: document.body[0]?.type === 'question' ? document.body[0].content : [] },
      { type: 'answer' },
    ]);
    expect(rule).toEqual({ type: 'rule' });
    if (question?.type !== 'question' || answer?.type !== 'answer') throw new Error('turns stay turns');
    expect([question.id, answer.id]).not.toContain(first.id);
    expect(answer.source).toBeUndefined();
    // A copy no longer belongs to the blog: only its harmless part is stored.
    expect(answer.blocks).toEqual([
      ...first.blocks,
      { type: 'html', html: '<p>Le tarif</p>', origin: 'outside' },
    ]);
    expect((await backend.call('posts.get', { id: post.id })).document).toEqual(imported);
  });
});
