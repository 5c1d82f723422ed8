import { expect, test } from 'vitest';
import { perWindow } from '#shell/window/per-window.ts';

test('applies the choice of the focused window', () => {
  let current: number | undefined = 1;
  const open = new Set([1, 2, 3]);
  const applied: (string | undefined)[] = [];
  const languages = perWindow<string>({
    current: () => current,
    isOpen: (id) => open.has(id),
    apply: (choice) => applied.push(choice),
  });
  languages.choose('fr', 1);
  languages.choose('en', 2);
  languages.choose('es', undefined);
  expect(applied).toEqual(['fr']);
  current = 2;
  languages.follow();
  current = 3;
  languages.follow();
  expect(applied).toEqual(['fr', 'en', undefined]);
  open.delete(2);
  languages.follow();
  open.add(2);
  current = 2;
  languages.follow();
  expect(applied.at(-1)).toBeUndefined();
  current = undefined;
  languages.follow();
  expect(applied).toHaveLength(5);
});
