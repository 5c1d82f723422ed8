import { expect, it } from 'vitest';
import { roomIn } from '#renderer/editor/toolbar/toolbar-room.ts';

const visibleParts = (width: number, interview: boolean): string[] =>
  Object.entries(roomIn(width, interview)).flatMap(([part, has]) => (has ? [part] : []));

it.each([
  [700, true, ['lists', 'history', 'turns', 'picture', 'formats']],
  [560, true, ['history', 'turns', 'picture', 'formats']],
  [415, true, ['turns', 'picture', 'formats']],
  [340, true, ['picture', 'formats']],
  [320, true, ['formats']],
  [184, true, []],
  [560, false, ['lists', 'history', 'turns', 'picture', 'formats']],
  [415, false, ['history', 'turns', 'picture', 'formats']],
  [320, false, ['formats']],
])('in %i pixels, interview: %s, shows %j', (width, interview, parts) => {
  expect(visibleParts(width, interview)).toEqual(parts);
});
