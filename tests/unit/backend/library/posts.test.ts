import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestBackend } from '../../../builders/a-backend.ts';
import { aBackend } from '../../../builders/a-backend.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await aBackend();
});
afterEach(() => backend.dispose());

describe('a post', () => {
  it('is created, saved and read back as it was', async () => {
    const post = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const document = { ...post.document, title: 'Une escale au laboratoire', labels: ['design'] };
    backend.clock.now += 1_000;
    const saved = await backend.call('posts.save', { id: post.id, baseSave: post.saveNumber, saveId: 'save-1', document });
    expect(saved).toEqual({ saveNumber: 1, savedAt: backend.clock.now, status: 'draft' });
    const read = await backend.call('posts.get', { id: post.id });
    expect(read).toMatchObject({ document, saveNumber: 1, status: 'draft', publications: [] });
  });
});
