import type { AppLanguage } from '#interview/app-languages.ts';
import { LANGUAGES } from '../bridge/languages.ts';
import type { Page } from './search-guide.ts';

const loaded = new Map<AppLanguage, Promise<readonly Page[]>>();

/** All pages in one language; loaded once, and the same promise each time. */
export function loadGuide(language: AppLanguage): Promise<readonly Page[]> {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  const pages = LANGUAGES[language].guide().then((module) => module.pages);
  loaded.set(language, pages);
  return pages;
}
