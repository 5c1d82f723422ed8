/**
 * The invented corpus. An example is `## name (text|html)`, then a line for each question (`> its first words :: the
 * speakers, in order`, — for an unnamed one), `~~~`, and the content up to the next `##`. Without `>` it is no
 * interview.
 */
import { readdirSync, readFileSync } from 'node:fs';

export type Example = {
  name: string;
  format: 'text' | 'html';
  questions: { begins: string; by: (string | null)[] }[];
  content: string;
};

const folder = new URL('../../../fixtures/recognition-corpus/', import.meta.url);

export const corpus: readonly Example[] = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((entry) => {
      const [head = '', ...content] = entry.split('~~~\n');
      const [title = '', ...expected] = head.trim().split('\n');
      const [, name = title, format = 'text'] = /^(.*) \((text|html)\)$/.exec(title) ?? [];
      return {
        name,
        format: format as Example['format'],
        questions: expected.map((line) => {
          const [begins = '', by = ''] = line.slice(2).split('::');
          const names = by.trim() === '' ? [] : by.split(',').map((one) => one.trim());
          return { begins: begins.trim(), by: names.map((one) => (one === '—' ? null : one)) };
        }),
        content: content.join('~~~\n').trimEnd(),
      };
    }),
);
