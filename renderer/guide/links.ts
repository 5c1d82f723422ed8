import type { Subject } from './subjects.ts';
import { isSubject } from './subjects.ts';

export type Target =
  | Readonly<{ kind: 'page'; subject: Subject; anchor: string | undefined }>
  | Readonly<{ kind: 'outside'; url: string }>
  /** A document of the sources: shown as text without a link. */
  | Readonly<{ kind: 'none' }>;

/** The target of a link in a page. */
export function targetOf(href: string, from: Subject): Target {
  if (href.startsWith('https://')) return { kind: 'outside', url: href };
  const [, name, anchor] = /^([a-z-]*)(?:\.md)?(?:#(.+))?$/.exec(href) ?? [];
  if (name === undefined) return { kind: 'none' };
  const subject = name === '' ? from : name;
  return isSubject(subject) ? { kind: 'page', subject, anchor } : { kind: 'none' };
}
