import { expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { en } from '#assets/messages/en.ts';
import { changeTimeText } from '#renderer/conflicts/change-time-text.ts';

const NOW = new Date(2026, 2, 12, 9).getTime();
const AT = new Date(2026, 2, 12, 1, 16).getTime();
const YESTERDAY = new Date(2026, 2, 11, 23, 5).getTime();
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it.each([
  [{ changedThereAt: AT, readAt: NOW }, 'Modifié sur le web à 1 h 16', 'Changed on the web at 01:16'],
  [
    { changedThereAt: YESTERDAY, readAt: NOW },
    'Modifié sur le web le 11 mars à 23 h 05',
    'Changed on the web on 11 March at 23:05',
  ],
  // When the blog gives no date, the time of the read is shown.
  [{ readAt: AT }, 'Modifié sur le web, lu à 1 h 16', 'Changed on the web, read at 01:16'],
  [{}, 'Modifié sur le web', 'Changed on the web'],
])('%o', (when, french, english) => {
  expect(plain(changeTimeText(when, fr.conflicts.changedWhen, NOW, 'fr'))).toBe(french);
  expect(plain(changeTimeText(when, en.conflicts.changedWhen, NOW, 'en'))).toBe(english);
});
