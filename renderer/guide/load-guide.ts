import type { AppLanguage } from '../bridge/messages.tsx';
import type { Page } from './search-guide.ts';

const LOADERS = {
  fr: () => import('virtual:guide/fr'),
  en: () => import('virtual:guide/en'),
} as const;
const loaded = new Map<AppLanguage, Promise<readonly Page[]>>();

/** Every page in one language; read from the disk once, and the same promise each time. */
export function loadGuide(language: AppLanguage): Promise<readonly Page[]> {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  const pages = LOADERS[language]().then((module) => module.pages);
  loaded.set(language, pages);
  return pages;
}
