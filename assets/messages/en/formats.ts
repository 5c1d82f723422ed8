import type { Formats } from '../fr/formats.ts';

export const formats: Formats = {
  time: (hours, minutes) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
  moment: (day, time) => `${day} at ${time}`,
  day: (day) => day,
  keys: { Shift: 'Shift', Enter: 'Enter', Esc: 'Esc', Backspace: 'Backspace', Space: 'Space' },
};
