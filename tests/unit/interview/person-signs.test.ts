import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { initialsOf, TINT_COLOURS, tintOf, tintsOf } from '#interview/people/person-signs.ts';

const people = Array.from({ length: 8 }, (_none, index) => ({ id: `person-${index}` }));

it.each([
  ['Anne-Marie Dubois', 'AD'],
  ['🌱 Anne Dubois 🌱', 'AD'],
  ['Anne 🌱', 'A'],
  ['« Karim »', 'K'],
  ['E\u0301ric', 'E\u0301'.toLocaleUpperCase()],
  ['🌱', ''],
])('uses the letters of %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('distinguishes eight people of a post', () => {
  expect(new Set(tintsOf(people).values()).size).toBe(8);
});

it('gives a person their own tint in every post where it is free', () => {
  for (const person of people) expect(tintsOf([person]).get(person.id)).toBe(tintOf(person.id));
});

it('keeps the others’ tints when a person with an own tint leaves', () => {
  const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(new Set(three.map(({ id }) => tintOf(id))).size).toBe(3);
  const all = tintsOf(three);
  const left = tintsOf(three.slice(1));
  expect([left.get('b'), left.get('c')]).toEqual([all.get('b'), all.get('c')]);
});

it('repeats tints after eight', () => {
  const nine = tintsOf([...people, { id: 'one-more' }]);
  expect(nine.get('one-more')).toBe(tintOf('one-more'));
});

it('uses the window’s colours on blog pages, with a contrast of at least 4.5 to 1', () => {
  const [light = ''] = readFileSync('renderer/styles/tokens.css', 'utf8').split('@media');
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  for (const [index, [ground, ink]] of TINT_COLOURS.entries()) {
    expect(light).toContain(`--tint-${index + 1}: ${ground};`);
    expect(light).toContain(`--tint-ink-${index + 1}: ${ink};`);
    expect((luminance(ground) + 0.05) / (luminance(ink) + 0.05)).toBeGreaterThan(4.5);
  }
});
