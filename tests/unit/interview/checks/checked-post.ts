/** Small posts for the checks. */
import type { Post, Inline, Image, TopBlock } from '#interview/document.ts';
import { checksOf } from '#interview/checks/check-post.ts';
import type { Check } from '#interview/checks/check.ts';
import { NO_FACTS, type CheckFacts } from '#interview/checks/check-facts.ts';

export const words = (text: string): Inline[] => [{ type: 'text', text }];
export const link = (url: string, text: string): Inline => ({
  type: 'link',
  url,
  content: text === '' ? [] : [{ type: 'text', text }],
});
export const image = (part: Partial<Image>): Image => ({
  type: 'image',
  url: 'https://images.example/2024/photo.jpg',
  alt: '',
  caption: [],
  credit: '',
  decorative: false,
  ...part,
});
export const paragraph = (...content: Inline[]): TopBlock => ({ type: 'paragraph', content });
export const say = (...texts: string[]): TopBlock[] => texts.map((text) => paragraph(...words(text)));
export const postWith = (...body: TopBlock[]): Post => ({
  version: 2,
  kind: 'article',
  language: 'fr',
  title: 'Essai',
  labels: [],
  participants: [],
  body,
});

/** The checks of a post, without typography: texts of tests are typed like authors’. */
export const checksIn = (post: Post, facts: Partial<CheckFacts> = {}): Check[] =>
  checksOf(post, { ...NO_FACTS, ...facts }).filter(({ code }) => code !== 'typography-left');
export const codesIn = (post: Post, facts: Partial<CheckFacts> = {}): string[] =>
  checksIn(post, facts).map(({ code }) => code);
