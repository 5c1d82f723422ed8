/** The page of the preview: what is around the text. */
import { expect, it } from 'vitest';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const { post } = buildInterview()
  .titled('Le bac')
  .asking('Qui êtes-vous ?')
  .answering('Anne Martin', 'Passeuse.');
const pictureAddress = String;
const MAY = Date.UTC(2026, 4, 1, 10);

it('has the day under the title, in the language of the post', () => {
  expect(renderPreviewHtml(post, { pictureAddress, day: MAY })).toContain(
    '</h1><p class="day"><time datetime="2026-05-01T10:00:00.000Z">1er mai 2026</time></p>',
  );
  expect(renderPreviewHtml({ ...post, language: 'en' }, { pictureAddress, day: MAY })).toContain(
    'May 1, 2026',
  );
  expect(renderPreviewHtml(post, { pictureAddress })).not.toContain('<time');
});

it('has the initials of whoever speaks where the blog has them', () => {
  const initials = 'content:"\\41 \\4d "/""';
  expect(renderPreviewHtml(post, { pictureAddress, initials: true })).toContain(initials);
  expect(renderPreviewHtml(post, { pictureAddress })).not.toContain(initials);
});
