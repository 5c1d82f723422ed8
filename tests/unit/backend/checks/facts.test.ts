/** The library’s facts about a post, and the sheet that lists the same checks as the panel. */
import { expect, test } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { openConnectedDesk, interview } from '../publishing/publishing-desk.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

test('the panel and the sheet list the same checks, except for the size', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const postId = desk.write(
    buildInterview().asking('Sans réponse ?').asking('Et ?').answering([], 'Oui - non.').post,
  );
  const { checks } = await desk.call('publications.prepare', { postId, blogId });
  const { facts } = await desk.call('checks.facts', { postId });
  expect(checks).toEqual(checksOf(desk.post(postId).document, facts));
  expect(checks.map(({ code, blocks }) => [code, blocks])).toEqual([
    ['title-missing', true],
    ['question-unanswered', false],
    ['answer-unnamed', false],
    ['typography-left', false],
  ]);
});

test('a check that the blog requires blocks publishing there, and only there', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  const blocking = async (): Promise<string[]> =>
    (await desk.call('publications.prepare', { postId, blogId })).checks
      .filter(({ blocks }) => blocks)
      .map(({ code }) => code);
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [
      ...post.body,
      { type: 'question', id: 'late', content: [[{ type: 'text', text: 'Et demain ?' }]] },
    ],
  }));
  expect(await blocking()).toEqual([]);
  await desk.call('checks.require', { blogId, code: 'question-unanswered', required: true });
  expect((await desk.call('checks.require', { blogId, code: 'alt-missing', required: true })).codes).toEqual([
    'question-unanswered',
    'alt-missing',
  ]);
  expect(await blocking()).toEqual(['question-unanswered']);
  // The post’s current blog is used when none is named.
  expect((await desk.call('checks.facts', { postId })).facts.required).toEqual([
    'question-unanswered',
    'alt-missing',
  ]);
  expect(desk.events.filter(({ event }) => event === 'checks.changed')).toHaveLength(2);
  await desk.call('checks.require', { blogId, code: 'question-unanswered', required: false });
  expect((await desk.call('checks.required', { blogId })).codes).toEqual(['alt-missing']);
  expect(await blocking()).toEqual([]);
});

test('ignores required checks that Blogger enforces anyway or that are only notes, and those of an unknown blog', async () => {
  const { desk, blogId } = await openConnectedDesk();
  for (const code of ['title-missing', 'role-differs'] as const)
    await expect(desk.call('checks.require', { blogId, code, required: true })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  await expect(desk.call('checks.required', { blogId: 'nobody' })).rejects.toMatchObject({
    code: 'blog.not-found',
  });
  // A later Escale required a check unknown to this one.
  desk.backend.db
    .prepare(`UPDATE blogs SET required_checks = '["from-the-future","alt-missing"]' WHERE id = ?`)
    .run(blogId);
  expect((await desk.call('checks.required', { blogId })).codes).toEqual(['alt-missing']);
});

test('reports a name one letter apart from a person of the directory', async () => {
  const { desk } = await openConnectedDesk();
  const person = await enterPerson(desk, { name: 'Anne Martin', role: 'géographe' });
  const postId = desk.write({
    ...buildArticle().post,
    participants: [{ id: 'typed', name: 'Anne Martn', label: 'Anne Martn' }],
  });
  const { facts } = await desk.call('checks.facts', { postId });
  expect(facts.people).toEqual([
    { participant: 'typed', self: true, person: { id: 'typed', name: 'Anne Martn' } },
    { participant: 'typed', self: false, person: { id: person.id, name: 'Anne Martin', role: 'géographe' } },
  ]);
});

test('reports turn by turn what changed since an approval, and nothing without one', async () => {
  const { desk, postId } = await openConnectedDesk();
  const since = async () => (await desk.call('checks.facts', { postId })).facts.approved;
  expect(await since()).toEqual([]);
  await desk.call('approvals.add', { postId, name: 'La direction', approvedAt: desk.clock.at, note: '' });
  expect(await since()).toEqual([]);
  desk.rewrite(postId, (post) => ({
    ...post,
    title: `${post.title} (suite)`,
    body: post.body.map((block) =>
      block.type === 'answer'
        ? { ...block, blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Autre chose.' }] }] }
        : block,
    ),
  }));
  const answers = desk.post(postId).document.body.filter((block) => block.type === 'answer');
  const [first] = await since();
  expect(first?.changes).toBe(1 + answers.length);
  expect(first?.turns.map(({ id, kind }) => [id, kind])).toEqual(answers.map(({ id }) => [id, 'answer']));
});

test('reports a link to one of our posts as long as readers cannot open it', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId);
  await desk.finish();
  const [publication] = await desk.publications(postId);
  const url = publication?.url ?? '';
  const linking = desk.write({
    ...interview(),
    body: [
      {
        type: 'paragraph',
        content: [
          {
            type: 'link',
            url: `${url}?m=1#question`,
            content: [{ type: 'text', text: 'le premier entretien' }],
          },
          {
            type: 'link',
            url: 'https://ailleurs.example/',
            content: [{ type: 'text', text: 'un autre site' }],
          },
        ],
      },
    ],
  });
  const notOnline = async () => (await desk.call('checks.facts', { postId: linking })).facts.notOnline;
  expect(await notOnline()).toEqual([]);
  desk.backend.db.prepare(`UPDATE publications SET remote_status = 'draft' WHERE post_id = ?`).run(postId);
  expect(await notOnline()).toEqual([`${url}?m=1#question`]);
});
