import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { changeLabels, relabel } from '#interview/labels.ts';
import { buildInterview } from '../../builders/interview-builder.ts';

const bearing = (...labels: string[]): Post => ({ ...buildInterview().titled('Un').post, labels });

it.each([
  [['a', 'b'], { add: ['c'], remove: ['a'] }, ['b', 'c']],
  // Equal by case and accents: on Blogger « Été » and « ete » would be two.
  [['Été'], { add: ['ete'], remove: [] }, ['Été']],
  [['Été'], { add: ['été'], remove: ['Été'] }, ['été']],
  [[], { add: ['a', 'A'], remove: [] }, ['a']],
])('replaces %j by %j', (labels, change, expected) => {
  expect(changeLabels(bearing(...labels), change).labels).toEqual(expected);
});

it('returns the same post when nothing changes', () => {
  const post = bearing('a', 'b');
  expect(changeLabels(post, { add: ['B'], remove: ['c'] })).toBe(post);
  expect(relabel(post, ['c'], 'd')).toBe(post);
});

it.each([
  [['a', 'b', 'c'], ['b'], 'x', ['a', 'x', 'c']],
  // Merged: once, in the place of the first.
  [['a', 'b', 'c'], ['a', 'c'], 'x', ['x', 'b']],
  [['x', 'b'], ['b'], 'x', ['x']],
  [['b', 'x'], ['b'], 'x', ['x']],
  [['a', 'b'], ['b'], undefined, ['a']],
  [['Design'], ['Design'], 'design', ['design']],
])('in %j, replaces %j by %s', (labels, from, to, expected) => {
  expect(relabel(bearing(...labels), from, to).labels).toEqual(expected);
});
