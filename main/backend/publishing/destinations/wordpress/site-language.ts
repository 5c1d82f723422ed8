/**
 * The language of a site's pages. The API returns it only to administrators, so it is read from the home page, without
 * credentials.
 */
import { AppError } from '#contract/failure.ts';
import { type SiteContext, pageAt } from './find-site.ts';

/**
 * The language by the address of a site, as `fr-FR`; undefined if its home page has none. A failed request is repeated the
 * next time.
 */
export type SiteLanguages = (home: string) => Promise<string | undefined>;

export function createSiteLanguages(context: SiteContext): SiteLanguages {
  const languages = new Map<string, string | undefined>();
  return async (home) => {
    if (!languages.has(home)) {
      const page = await pageAt(context, new URL(`${home}/`)).catch((error: unknown) => {
        if (error instanceof AppError) return undefined;
        throw error;
      });
      if (page === undefined) return undefined;
      languages.set(home, languageIn(page.html));
    }
    return languages.get(home);
  };
}

const languageIn = (html: string): string | undefined =>
  /<html\b[^<>]{0,500}?\slang=["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4})\b/i.exec(html)?.[1];
