/** Each application’s clipboard contents with their golden files. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { readForeign } from '#interview/html/read-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { compact } from '#tests/builders/compact-document.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/clipboard');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

describe('HTML of the clipboard', () => {
  it.each(names)('%s is read as the author saw it', (name) => {
    const html = readFileSync(resolve(folder, `${name}.html`), 'utf8');
    const { blocks, left } = readForeign(html, { newId: () => 'n', language: 'fr' });
    const omissions = Object.entries(left).flatMap(([what, count]) =>
      count > 0 ? [`left ${what} ${count}`] : [],
    );
    const text = `${compact(blocks)}${omissions.map((line) => `${line}\n`).join('')}`;
    const golden = resolve(folder, `${name}.expected.txt`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
    expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
    expect(JSON.stringify(blocks)).not.toMatch(/mso|Mso|style=|class=|SCXW|docs-internal|file:/);
  });
});
