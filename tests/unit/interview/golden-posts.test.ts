/**
 * Golden cases: tests/fixtures/posts/<name>/document.json and its derived files. UPDATE_GOLDEN=1 rewrites them; read
 * the difference before committing it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '#interview/passages.ts';
import { publishedForm } from '#interview/published-form.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { renderMarkdown } from '#interview/render/markdown.ts';
import { renderText } from '#interview/render/plain-text.ts';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import { upgradePost } from '#interview/upgrade.ts';
import type { Post } from '#interview/document.ts';

const folder = join(import.meta.dirname, '../../fixtures/posts');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'document.json')));
const updating = process.env['UPDATE_GOLDEN'] === '1';
const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256.slice(0, 8)}.jpg`;

/** An active part, in a card of the blog and on its page. */
const WIDGET = '<iframe src="https://cartes.exemple.fr/w"></iframe>';

const DERIVED: Readonly<Record<string, (post: Post, name: string) => string>> = {
  'post.html': (post, name) =>
    renderBlogHtml(post, {
      publicationId: `golden-${name}`,
      pictureAddress,
      isOnPage: (bytes) => bytes === WIDGET,
    }),
  'preview.html': (post) => renderPreviewHtml(post, { pictureAddress: (sha256) => `app://asset/${sha256}` }),
  'post.md': (post) => renderMarkdown(post, { pictureAddress }),
  'post.txt': renderText,
  'passages.json': (post) => `${JSON.stringify(passagesOf(post), null, 2)}\n`,
};

it('has its golden cases', () => expect(names.length).toBeGreaterThanOrEqual(8));

describe.each(names)('%s', (name) => {
  const post = upgradePost(JSON.parse(readFileSync(join(folder, name, 'document.json'), 'utf8')));

  it.each(Object.keys(DERIVED))('%s', (file) => {
    const path = join(folder, name, file);
    const derived = DERIVED[file]?.(post, name) ?? '';
    if (updating) writeFileSync(path, derived);
    expect(derived).toBe(readFileSync(path, 'utf8'));
  });

  it('renders as HTML without newline, empty paragraph or script of ours', () => {
    const ours = upgradePost(
      JSON.parse(JSON.stringify(post, (key, value: unknown) => (key === 'source' ? undefined : value))),
    );
    const html = renderBlogHtml(
      { ...ours, body: ours.body.filter((block) => block.type !== 'html') },
      { publicationId: 'p', pictureAddress },
    );
    expect(html).not.toMatch(/\n|<p[^>]*>\s*<\/p>|<script|&(?:eacute|nbsp);/);
    expect(publishedForm(publishedForm(post))).toEqual(publishedForm(post));
  });
});
