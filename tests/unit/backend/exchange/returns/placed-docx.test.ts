/** A docx from the sending to its place in the post: each state of a part, by marks, and what pictures and tables become. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerBlock, Post } from '#interview/document.ts';
import { applyReturn } from '#interview/returns/apply-return.ts';
import { placeReturn } from '#interview/returns/place-return.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { getRevision } from '#backend/library/posts/revisions.ts';
import { addPicture, addPosts, exportFolder, readAsDocument } from '#tests/builders/export-library.ts';
import { buildInterview, paragraph, picture } from '#tests/builders/interview-builder.ts';
import { withPart } from '#tests/builders/sent-document.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

/** Sends the post to Anne Martin, changes the XML of the file, and reads it back. */
async function sentAndBack(post: Post, change: (xml: string) => string) {
  const [id = ''] = addPosts(desk, [post]);
  const folder = exportFolder();
  exportsOf(desk.backend).destinations.grant('destination-of-a-text', folder);
  const { name } = await desk.call('exports.send', {
    postId: id,
    destination: 'destination-of-a-text',
    format: 'docx',
    recipient: 'Anne Martin',
  });
  const file = path.join(folder, name);
  writeFileSync(file, await withPart(readFileSync(file), change));
  const [read] = (await readAsDocument(desk, file)).returned ?? [];
  if (read?.sentRevision === undefined) throw new Error('no return');
  return { read, sent: getRevision(desk.backend.db, read.sentRevision).document };
}

const film: AnswerBlock = {
  type: 'embed',
  url: 'https://youtu.be/aBcDeFgH_-1',
  title: 'Le film',
  provider: 'YouTube',
  frame: false,
};

it('keeps the picture and the film of an answer whose words are corrected', async () => {
  const boat = picture(await addPicture(desk), 'Une barque', 'La barque', 'Anne');
  const post = buildInterview().asking('Quoi ?').answering('Anne Martin', 'Des roseaux.', boat, film).post;
  const { read, sent } = await sentAndBack(post, (xml) => xml.replace('Des roseaux.', 'Des joncs.'));
  const turns = placeReturn(read, [], { now: post, sent });
  const after = applyReturn(post, undefined, turns, desk.backend.newId);
  expect(after.body[1]).toMatchObject({ blocks: [paragraph('Des joncs.'), boat, film] });
});

it('has the right state for every part, with a table, a film and a picture in approved answers', async () => {
  const sha256 = await addPicture(desk);
  const post = buildInterview()
    .titled('Un étang')
    .asking('Que voit-on ?')
    .answering('Anne Martin', 'Des roseaux.', picture(sha256, 'Une barque', 'La barque', 'Anne'), film)
    .asking('Pourquoi ?')
    .answering('Anne Martin', 'Pour tenir.')
    .asking('Et après ?')
    .answering('Anne Martin', 'On verra.')
    .asking('Qui ?')
    .answering('Anne Martin', 'Tout le monde.')
    .asking('Depuis quand ?').post;
  const { read, sent } = await sentAndBack(post, (xml) =>
    xml
      .replace('Pour tenir.', 'Pour durer.')
      .replace('Que voit-on ?', 'Qu’y voit-on ?')
      .replace('<w:sectPr', '<w:p><w:r><w:t>Depuis hier.</w:t></w:r></w:p><w:sectPr'),
  );
  const words = paragraph('On verra bien.');
  const now: Post = {
    ...post,
    body: post.body
      .filter((block) => !('id' in block && block.id === 'a4'))
      .map((block) => (block.type === 'answer' && block.id === 'a3' ? { ...block, blocks: [words] } : block)),
  };
  const turns = placeReturn(read, [], { now, sent, person: post.participants[0] });
  expect(turns.map(({ turn, state, how }) => `${turn} ${state} ${how}`)).toEqual([
    '/title approved mark',
    'q1 corrected mark',
    'a1 approved mark',
    'q2 approved mark',
    'a2 corrected mark',
    'q3 approved mark',
    'a3 changed-here mark',
    'q4 approved mark',
    'a4 deleted-here mark',
    'q5 approved mark',
    // The answer to a question that was sent without one.
    'q5 answered words',
  ]);
});
