import { expect, it } from 'vitest';
import { tintOf, tintsOf } from '#renderer/ui/person-signs.ts';

const people = Array.from({ length: 8 }, (_none, index) => ({ id: `person-${index}` }));

it('tells eight people of a post apart', () => {
  expect(new Set(tintsOf(people).values()).size).toBe(8);
});

it('gives a person their own tint in every post where it is free', () => {
  for (const person of people) expect(tintsOf([person]).get(person.id)).toBe(tintOf(person.id));
});

it('leaves the others theirs when somebody with a tint of their own leaves', () => {
  const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(new Set(three.map(({ id }) => tintOf(id))).size).toBe(3);
  const all = tintsOf(three);
  const left = tintsOf(three.slice(1));
  expect([left.get('b'), left.get('c')]).toEqual([all.get('b'), all.get('c')]);
});

it('begins again after eight', () => {
  const nine = tintsOf([...people, { id: 'one-more' }]);
  expect(nine.get('one-more')).toBe(tintOf('one-more'));
});
