import type { Messages } from '../fr.ts';

export const settings = {
  title: 'Settings',
  parts: 'Parts',
  general: 'General',
  saving: {
    title: 'Saving',
    how: 'Escale saves by itself, less than a second after each word, on this computer. There is nothing to do.',
    last: (when: string): string => `Last saved: ${when}.`,
    never: 'Nothing has been written yet.',
    kept: 'A revision is kept for every ten minutes of writing, on leaving a post and with each send; Revisions leads back to it.',
  },
  language: 'Language of Escale',
  languages: { system: 'That of the computer', fr: 'Français', en: 'English' },
  theme: 'Appearance',
  themes: { system: 'That of the computer', light: 'Light', dark: 'Dark' },
  postLanguage: 'Language of new posts',
  postLanguages: {
    fr: 'French',
    en: 'English',
    es: 'Spanish',
    de: 'German',
    it: 'Italian',
    pt: 'Portuguese',
  },
  publishing: 'Publishing',
  hold: 'Time to take back a first publication',
  holds: { '0': 'None', '10': '10 seconds', '30': '30 seconds' },
  holdHint: 'Until then the publication can be cancelled. The trial blog does not wait.',
  blogs: 'Blogs and accounts',
} satisfies Messages['settings'];
