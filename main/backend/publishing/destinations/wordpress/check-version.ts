/** Refuses a site whose WordPress is older than those in the tests (docs/design/wordpress.md#versions). */
import type { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { siteSchema } from '#backend/exchange/blog-answers/wordpress-answers.ts';

/** The oldest version that passes the contract of destinations. */
const OLDEST = { name: '6.2', major: 6, minor: 2 };

/**
 * The API tells no version. The list of posts has the parameter `search_columns` since 6.2; a site that hides its routes is
 * accepted. `html`: a page of the site; the version in it is for the sentence, and overrules a missing parameter.
 * Throws wordpress.too-old {host, version, oldest}; `version` is empty if no page names it.
 */
export function checkVersion(
  { routes }: Pick<z.output<typeof siteSchema>, 'routes'>,
  html: string,
  host: string,
): void {
  const parameters = (routes?.['/wp/v2/posts']?.endpoints ?? []).flatMap(({ args }) => Object.keys(args));
  if (!parameters.includes('search') || parameters.includes('search_columns')) return;
  const [, version = '', major = '0', minor = '0'] = GENERATOR.exec(html) ?? [];
  const isRecent = Number(major) * 1_000 + Number(minor) >= OLDEST.major * 1_000 + OLDEST.minor;
  if (!isRecent) throw new AppError('wordpress.too-old', { host, version, oldest: OLDEST.name });
}

const GENERATOR = /<meta\s[^<>]{0,100}?\bcontent=["']WordPress ((\d{1,3})\.(\d{1,3})[\d.]{0,10})/i;
