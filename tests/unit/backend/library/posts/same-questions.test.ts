import { expect, it } from 'vitest';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';

it('creates an interview with the questions of another, and records its source', async () => {
  const backend = await openTestBackend();
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = buildInterview()
    .titled('Le jardin')
    .asking('Qui êtes-vous ?')
    .answering('Anne Martin', 'Jardinière.').post;
  await backend.call('posts.save', { id, baseSave: 0, saveId: 'save-1', document });
  const copy = await backend.call('posts.same-questions', { id });
  expect(copy).toMatchObject({ saveNumber: 0, status: 'draft', publications: [] });
  expect(copy.document).toMatchObject({
    title: '',
    copiedFrom: id,
    participants: [],
    body: [{ type: 'question', copiedFrom: 'q1' }],
  });
  expect(copy.document.body).toHaveLength(1);
  expect(await backend.call('posts.get', { id: copy.id })).toEqual(copy);
  // The source may be deleted: the copy is independent.
  await backend.call('posts.bin', { id });
  expect((await backend.call('posts.get', { id: copy.id })).document).toEqual(copy.document);
  await expect(backend.call('posts.same-questions', { id: 'absent' })).rejects.toMatchObject({
    code: 'post.not-found',
  });
  await backend.dispose();
});
