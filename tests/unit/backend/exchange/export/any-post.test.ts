/** The exports of any post can be read, with all its words. */
import fc from 'fast-check';
import { parse, type ParserError } from 'parse5';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inline, Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { publishedForm } from '#interview/published-form.ts';
import { writeDocx } from '#backend/exchange/export/docx/write-docx.ts';
import { readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { renderExportHtml } from '#interview/render/export-html.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let desk: TestBackend;
beforeAll(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterAll(() => desk.dispose());

const withoutSpaces = (text: string): string => text.replace(/[\s\u00a0\u202f]+/gu, '');
const wordsOf = (runs: readonly (readonly Inline[])[]): string[] =>
  runs.map(inlinesToText).map(withoutSpaces);

/** The texts that a reader must find: titles, questions, paragraphs. */
function saidBy(post: Post): string[] {
  const { title, lead = [], body } = publishedForm(post);
  return [
    withoutSpaces(title),
    ...wordsOf(lead),
    ...body.flatMap((block) => {
      if (block.type === 'question') return wordsOf(block.content);
      if (block.type === 'heading' || block.type === 'paragraph') return wordsOf([block.content]);
      if (block.type !== 'answer') return [];
      return block.blocks.flatMap((inner) => (inner.type === 'paragraph' ? wordsOf([inner.content]) : []));
    }),
  ].filter((words) => words !== '');
}

it('as a docx: our own reader reads every word', async () => {
  await checkProperty(
    fc.asyncProperty(arbitraryPost, async (post) => {
      const bytes = await writeDocx(post, { pictures: new Map(), author: 'L’équipe\u0000 & <co>' });
      const { blocks } = await readDocumentApart(desk.backend, { name: 'x.docx', bytes });
      const read = withoutSpaces(blocksToText(blocks));
      for (const words of saidBy(post)) expect(read).toContain(words);
    }),
    { parts: 3 },
  );
}, 120_000);

it('as a page: the HTML that is ours is well formed', () => {
  checkProperty(
    fc.property(arbitraryPost, (post) => {
      const own: Post = { ...post, body: post.body.filter(({ type }) => type !== 'html') };
      const html = renderExportHtml(own, {
        pictureAddress: () => 'data:image/png;base64,AA==',
        notice: 'Projet',
      });
      const errors: ParserError[] = [];
      parse(html, { onParseError: (error) => void errors.push(error) });
      expect(errors.map(({ code }) => code)).toEqual([]);
      expect(html).not.toMatch(/<img class="iv-asset-|<script/);
    }),
  );
});
