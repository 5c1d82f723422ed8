/** What an author types as a link, made into an address the document allows. */
import { isLinkAddress } from '#interview/links.ts';

/** « exemple.fr », « nom@exemple.fr », « 01 23 45 67 89 », or a whole address; undefined when it is none. */
export function linkFrom(typed: string): string | undefined {
  const text = typed.trim().replace(/\u00a0/gu, ' ');
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/u.test(text)) return `mailto:${text}`;
  const digits = text.replace(/[\s.()-]/gu, '');
  if (/^\+?\d{6,15}$/u.test(digits)) return `tel:${digits}`;
  const address = /^[a-z][a-z0-9+.-]*:|^#/iu.test(text)
    ? text
    : /^[^\s/]+\.[^\s/.]{2,}(\/|$|\?|#)/u.test(text)
      ? `https://${text}`
      : text;
  return isLinkAddress(address) ? address : undefined;
}
