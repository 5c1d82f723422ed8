/** The style sheet for a theme: for every class that a style can change, and without a colour of its own. */
import { expect, it } from 'vitest';
import { CLASSES, styleClass } from '#interview/marks.ts';
import { themeCss } from '#interview/render/theme-css.ts';

const css = themeCss();

it('takes every colour from the theme, so that its contrasts stay, light or dark', () => {
  expect(css).not.toMatch(
    /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|(?:^|[\s;{])color\s*:|\b(?:white|black|gr[ae]y)\b/i,
  );
  expect(css).not.toMatch(/prefers-color-scheme|@import|url\(|expression|<|\\/);
});

it('styles only our posts', () => {
  const selectors = [...css.matchAll(/^\s*([^@{}\n]+) \{/gm)].flatMap(([, list]) => (list ?? '').split(', '));
  expect(selectors.length).toBeGreaterThan(15);
  for (const selector of selectors.filter((one) => !one.startsWith('/*')))
    expect(selector).toMatch(/^\.iv-(?:post|style-(?:headings|cards))(?:[\s>:,.]|$)/);
});

it.each([
  CLASSES.lead,
  CLASSES.question,
  CLASSES.answer,
  CLASSES.speaker,
  CLASSES.role,
  CLASSES.summary,
  CLASSES.people,
  CLASSES.figure,
  styleClass('headings'),
  styleClass('cards'),
])('has a rule for .%s', (name) => expect(css).toContain(`.${name}`));

it('is small, has print rules, and is balanced', () => {
  expect(css.length).toBeLessThan(4_000);
  expect(css).toContain('@media print {');
  expect(css.split('{').length).toBe(css.split('}').length);
});
