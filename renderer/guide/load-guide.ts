import type { AppLanguage } from '../bridge/messages.tsx';
import { inlinesToText } from './markdown.ts';
import { readMarkdown } from './read-markdown.ts';
import type { Page } from './search-guide.ts';
import { SUBJECTS } from './subjects.ts';

const LOADERS = {
  fr: () => import('./texts-fr.ts'),
  en: () => import('./texts-en.ts'),
} as const;
const loaded = new Map<AppLanguage, Promise<readonly Page[]>>();

/** Every page in one language; read from the disk once, and the same promise each time. */
export function loadGuide(language: AppLanguage): Promise<readonly Page[]> {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  const pages = LOADERS[language]().then(({ texts }) =>
    SUBJECTS.map((subject) => {
      const blocks = readMarkdown(texts[subject]);
      const title = blocks.find((block) => block.type === 'heading');
      return { subject, title: title === undefined ? subject : inlinesToText(title.content), blocks };
    }),
  );
  loaded.set(language, pages);
  return pages;
}
