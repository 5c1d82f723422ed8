import { describe, expect, test } from 'vitest';
import { READING_LIMITS } from '#backend/exchange/limits.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { createReadText } from '#backend/exchange/reading/read-text.ts';
import { addressOfPassage, readForArchive } from '#backend/search/quotations.ts';
import { run, sql, type WritableDb } from '#backend/core/sql.ts';
import { publishedAnchor } from '#interview/marks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary } from './test-library.ts';

const post = buildInterview()
  .titled('Deux jardinières')
  .withPerson('Anne Martin', { role: 'chargée de mission' })
  .asking('Que conseilleriez-vous ?')
  .answering('Anne Martin', 'De prêter une clef.').post;
/** A thread with little memory. */
const readText = createReadText(createReading({ ...READING_LIMITS, memory: 40 }));
const URL = 'https://lab.example/2019/03/jardin.html';

function publish(
  db: WritableDb,
  postId: string,
  facts: { html: string; status?: string; kind?: 'blogger' | 'practice' },
): void {
  const { html, status = 'live', kind = 'blogger' } = facts;
  run(
    db,
    sql`INSERT INTO blogs (id, remote_id, name, url, signature, kind, created_at) VALUES (${`blog-${kind}`}, '1', 'LAB', 'https://lab.example', '', ${kind}, 1)`,
  );
  run(
    db,
    sql`INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, base_title, base_labels, base_content, created_at)
        VALUES ('p1', ${postId}, ${`blog-${kind}`}, '7', ${status}, ${URL}, 't', '[]', ${html}, 1)`,
  );
}
const ours = renderBlogHtml(post, { publicationId: 'p1', pictureAddress: () => '' });

describe('the address of a quotation', () => {
  test.each([
    ['the anchor of its question', { html: ours }, `${URL}#${publishedAnchor('q-q1', 'p1')}`],
    [
      'the anchor of a page from before anchors had a mark',
      { html: ours.replaceAll(publishedAnchor('q-q1', 'p1'), 'q-q1') },
      `${URL}#q-q1`,
    ],
    [
      'the words, on a page written elsewhere',
      { html: '<p>Intro.<p>De prêter une clef.' },
      `${URL}#:~:text=De%20pr%C3%AAter%20une%20clef`,
    ],
    ['the page alone, when the words have changed', { html: '<p>Autre chose.' }, URL],
    ['no address on the practice blog', { html: ours, kind: 'practice' as const }, undefined],
    ['no address of a scheduled post', { html: ours, status: 'scheduled' }, undefined],
    [
      'the page alone, when it is too large to read',
      { html: `${heavyPage()}${heavyPage()}<p>De prêter une clef.` },
      URL,
    ],
  ])(
    '%s',
    async (_, facts, url) => {
      const { db, add } = openTestLibrary();
      const postId = add(post);
      publish(db, postId, facts);
      const sought = { postId, questionId: 'q1', paragraphs: ['De prêter une clef.'] };
      expect(await addressOfPassage({ db, readText }, sought)).toEqual(url === undefined ? {} : { url });
    },
    120_000,
  );

  test('gives no address for a draft, and fails for a missing post', async () => {
    const { db, add } = openTestLibrary();
    expect(await addressOfPassage({ db, readText }, { postId: add(post), paragraphs: ['x'] })).toEqual({});
    await expect(addressOfPassage({ db, readText }, { postId: 'none', paragraphs: ['x'] })).rejects.toThrow(
      'post.not-found',
    );
  });
});

test('a post in the preview has its document, its date, its blog', () => {
  const { db, add } = openTestLibrary();
  const postId = add(post, { status: 'published', publishedAt: 1_000 });
  publish(db, postId, { html: ours });
  expect(readForArchive(db, { postId })).toMatchObject({
    document: { title: 'Deux jardinières' },
    proposed: false,
    status: 'published',
    publishedAt: 1_000,
    blogName: 'LAB',
  });
  expect(() => readForArchive(db, { postId: 'none' })).toThrow('post.not-found');
});
