import type { Post } from './document.ts';
import { publishedForm } from './published-form.ts';

/** True for a post that would show a reader nothing. */
export function isBlank(post: Post): boolean {
  const { lead, body } = publishedForm(post);
  return lead === undefined && body.every((block) => block.type === 'rule' || block.type === 'jumpBreak');
}
