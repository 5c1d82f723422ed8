/** Whether a blog may have made one piece of HTML of another, by what blogs of its kind make of what they are given. */
import type { HtmlRules } from '../destinations.ts';
import { sameContent as sameOnBlogger } from './compare.ts';

const SAME_HTML: Readonly<Record<HtmlRules, (one: string, other: string) => boolean>> = {
  blogger: sameOnBlogger,
};

/** Throws HtmlError where one is too large to be compared. */
export const sameHtml = (rules: HtmlRules, one: string, other: string): boolean =>
  SAME_HTML[rules](one, other);
