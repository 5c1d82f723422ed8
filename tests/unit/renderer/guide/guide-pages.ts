/** The pages of docs/guide/, read as the app reads them. */
import fs from 'node:fs';
import path from 'node:path';
import type { Block, Inline } from '#renderer/guide/markdown.ts';
import { readPage } from '#renderer/guide/read-markdown.ts';
import type { Page } from '#renderer/guide/search-guide.ts';
import { SUBJECTS, type Subject } from '#renderer/guide/subjects.ts';

export const GUIDE = path.resolve(import.meta.dirname, '../../../../docs/guide');
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const pageText = (language: Language, subject: Subject): string =>
  fs.readFileSync(path.join(GUIDE, language, `${subject}.md`), 'utf8');

export const pages = (language: Language): Page[] =>
  SUBJECTS.map((subject) => readPage(subject, pageText(language, subject)));

/** Every run of inlines, in lists and tables too. */
export function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block): Inline[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return block.content.flatMap(within);
      case 'list':
        return block.items.flatMap(inlinesOf);
      case 'table':
        return [block.head, ...block.rows].flat(2).flatMap(within);
      case 'code':
      case 'picture':
        return [];
    }
  });
}

const within = (inline: Inline): Inline[] =>
  inline.type === 'text' || inline.type === 'code' ? [inline] : [inline, ...inline.content.flatMap(within)];
