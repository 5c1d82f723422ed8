/** The page of the preview, around the text. */
import { expect, it } from 'vitest';
import { renderExportHtml } from '#interview/render/export-html.ts';
import { FACES, PREVIEW_FACES } from '#interview/render/faces.ts';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const { post } = buildInterview()
  .titled('Le bac')
  .asking('Qui êtes-vous ?')
  .answering('Anne Martin', 'Passeuse.');
const pictureAddress = String;
const MAY = Date.UTC(2026, 4, 1, 10);

it('has the date under the title, in the post’s language', () => {
  expect(renderPreviewHtml(post, { pictureAddress, day: MAY })).toContain(
    '</h1><p class="day"><time datetime="2026-05-01T10:00:00.000Z">1er mai 2026</time></p>',
  );
  expect(renderPreviewHtml({ ...post, language: 'en' }, { pictureAddress, day: MAY })).toContain(
    'May 1, 2026',
  );
  expect(renderPreviewHtml(post, { pictureAddress })).not.toContain('<time');
});

it('has speakers’ initials when the blog shows them', () => {
  const initials = 'content:"\\41 \\4d "/""';
  expect(renderPreviewHtml(post, { pictureAddress, initials: true })).toContain(initials);
  expect(renderPreviewHtml(post, { pictureAddress })).not.toContain(initials);
});

const facesOf = (html: string): string[] =>
  Array.from(html.matchAll(/src:url\("([^"]+)"\)/g), ([, address]) => address ?? '');

it('uses the editor’s fonts when given their address, except under a blog’s own style', () => {
  const addresses = FACES.map(({ file }) => PREVIEW_FACES + file);
  expect(facesOf(renderPreviewHtml(post, { pictureAddress, faces: PREVIEW_FACES }))).toEqual(addresses);
  expect(facesOf(renderPreviewHtml(post, { pictureAddress }))).toEqual([]);
  const styled = { pictureAddress, faces: PREVIEW_FACES, style: 'body { font-family: serif }' };
  expect(facesOf(renderPreviewHtml(post, styled))).toEqual([]);
});

it('has fonts for printing, and not in a portable file', () => {
  const printed = renderExportHtml(post, { pictureAddress, printed: { faces: PREVIEW_FACES } });
  expect(facesOf(printed)).toHaveLength(FACES.length);
  expect(printed).toContain('body{font-family:"Literata Variable"');
  expect(renderExportHtml(post, { pictureAddress })).not.toMatch(/@font-face|Inter Variable/);
});
