// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hideHighlight, showHighlight } from '#renderer/styles/highlights.ts';

const css = readFileSync(
  path.join(import.meta.dirname, '../../../../renderer/styles/highlights.css'),
  'utf8',
);
const marks = (): string | undefined => document.documentElement.dataset['highlights'];
const nothing = {} as Highlight;

beforeEach(() => vi.stubGlobal('CSS', { highlights: new Map() }));
afterEach(() => vi.unstubAllGlobals());

it('applies a highlight’s rules only while it is shown', () => {
  const rules = [...css.matchAll(/^ *(\S.*)::highlight\((?<name>[^)]+)\)/gm)];
  expect(rules.length).toBeGreaterThan(10);
  for (const [rule, before, name] of rules)
    expect(before, rule).toMatch(
      new RegExp(`^:root(\\[data-theme='dark'\\])?\\[data-highlights~='${name}'\\] $`),
    );
});

it('lists the shown highlights on the page', () => {
  expect(marks()).toBeUndefined();
  showHighlight('escale-find', nothing);
  showHighlight('escale-find-current', nothing);
  expect(marks()).toBe('escale-find escale-find-current');
  expect([...CSS.highlights.keys()]).toEqual(['escale-find', 'escale-find-current']);
  hideHighlight('escale-find');
  expect(marks()).toBe('escale-find-current');
  hideHighlight('escale-find-current');
  hideHighlight('escale-find-current');
  expect(marks()).toBeUndefined();
});
