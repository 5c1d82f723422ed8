import { describe, expect, it } from 'vitest';
import { positionAfterKey, TypedAhead } from '#renderer/lists/list-keys.ts';

describe('positionAfterKey', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 14],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['a', 50, undefined],
    ['constructor', 50, undefined],
  ])('%s from %i', (key, position, expected) => {
    expect(positionAfterKey(key, position, 100, 10)).toBe(expected);
  });

  it('moves by at least one row, however low the list is', () => {
    expect(positionAfterKey('PageDown', 5, 100, 0)).toBe(6);
  });
});

describe('TypedAhead', () => {
  it('joins letters typed in sequence, and starts over after a pause', () => {
    const typed = new TypedAhead();
    expect(typed.isTyping(0)).toBe(false);
    expect(typed.add('l', 0)).toEqual({ begins: 'l', fresh: true });
    expect(typed.add('e', 900)).toEqual({ begins: 'le', fresh: false });
    expect(typed.isTyping(1_800)).toBe(true);
    expect(typed.add(' ', 1_800)).toEqual({ begins: 'le ', fresh: false });
    expect(typed.isTyping(2_900)).toBe(false);
    expect(typed.add('g', 2_900)).toEqual({ begins: 'g', fresh: true });
    typed.end();
    expect(typed.add('u', 2_950)).toEqual({ begins: 'u', fresh: true });
  });
});
