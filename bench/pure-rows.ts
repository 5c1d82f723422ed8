/** Work of `interview/` on a long post; reference: the minimal processing of the same words. */
import assert from 'node:assert/strict';
import type { Post } from '#interview/document.ts';
import { parseHtml } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText, blockToText } from '#interview/plain.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { correctTypography } from '#interview/typography/correct.ts';
import { generateArchive } from './generate-archive.ts';
import type { Row } from './harness.ts';
import { longInterview } from './window/long-interview.ts';

const post: Post = longInterview('Le guichet', { words: 50_000, turns: 300, pictures: 60 }, 'a'.repeat(64));
const html = (): string => renderBlogHtml(post, { pictureAddress: () => 'https://exemple.fr/i.png' });

const rendering: Row = {
  name: 'render',
  what: 'a post of 50,000 words (300 turns, 60 pictures) as HTML for Blogger, against its JSON',
  rounds: 40,
  prepare: () =>
    Promise.resolve({
      ours: () => void html(),
      reference: () => void JSON.stringify(post),
      verify: () => assert.equal(html().match(/<h2 /g)?.length, 100),
      close: () => undefined,
    }),
};

const archive = [...generateArchive(1_000)].map(({ document }) => document);
const renderArchive = (): string[] =>
  archive.map((interview) => renderBlogHtml(interview, { pictureAddress: () => 'https://exemple.fr/i.png' }));

const renderingMany: Row = {
  name: 'render-1,000',
  what: 'a thousand interviews of 300 to 2,000 words as HTML for Blogger, against their JSON',
  rounds: 20,
  prepare: () =>
    Promise.resolve({
      ours: () => void renderArchive(),
      reference: () => void archive.map((interview) => JSON.stringify(interview)),
      verify: () => assert.ok(renderArchive().every((rendered) => rendered.includes('<h2 '))),
      close: () => undefined,
    }),
};

const reading: Row = {
  name: 'read-html',
  what: 'the HTML of that post read back into blocks by the document’s reader, sanitised on entry, against parsing it (parse5)',
  rounds: 20,
  prepare() {
    const source = html();
    let ids = 0;
    const read = () =>
      readHtml(source, { newId: () => `bench-${(ids += 1)}`, origin: 'outside', language: 'fr' });
    return Promise.resolve({
      ours: () => void read(),
      reference: () => void parseHtml(source),
      verify() {
        const words = (text: string): number => text.split(/\s+/).length;
        const ratio = words(blocksToText(read())) / words(blocksToText(post.body));
        assert.ok(Math.abs(ratio - 1) < 0.05, `${ratio} of the words came back`);
      },
      close: () => undefined,
    });
  },
};

const typography: Row = {
  name: 'typography',
  what: 'the typography of 50,000 words looked at block by block (every French rule; one straight apostrophe, one space before a sign in each), against one pass of a regular expression over the same text',
  rounds: 20,
  prepare() {
    const texts = post.body.map((block) => blockToText(block).replace('\u00a0?', ' ?').replace('’', "'"));
    const correct = (): number =>
      texts.reduce((sum, text) => sum + correctTypography(text, { language: 'fr' }).changes.length, 0);
    return Promise.resolve({
      ours: () => void correct(),
      reference() {
        for (const text of texts) text.replace(/ (?=[;:!?»])|(?<=«) |'/g, '\u202f');
      },
      verify: () => assert.ok(correct() >= 100, `${correct()} changes`),
      close: () => undefined,
    });
  },
};

export const pureRows: readonly Row[] = [rendering, renderingMany, reading, typography];
