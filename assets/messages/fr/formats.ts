/** Dates, hours and keys as they are written in French. */
export const formats = {
  /** « 14 h 02 » */
  time: (hours: number, minutes: number): string =>
    `${hours}\u00a0h\u00a0${String(minutes).padStart(2, '0')}`,
  /** « 12 mars à 9 h 00 » */
  moment: (day: string, time: string): string => `${day} à ${time}`,
  /** The first of a month is « 1er ». */
  day: (day: string): string => day.replace(/(?<!\d)1(?=\s\p{L})/u, '1er'),
  keys: {
    Shift: 'Maj',
    Enter: 'Entrée',
    Esc: 'Échap',
    Backspace: 'Retour arrière',
    Space: 'Espace',
  },
};
export type Formats = typeof formats;
