import type { preview as french } from '../fr/preview.ts';

export const preview: typeof french = {
  region: 'Preview',
  width: 'Width of the preview',
  phone: 'Phone',
  desktop: 'Desktop',
  full: 'Full preview',
  close: 'Close the preview',
  settings: 'Preview',
  style: 'Style of the blog (CSS)',
  styleHint:
    'The CSS of the blog’s theme, to see posts in its colours. It serves the preview only and loads nothing from the network.',
  styleTooLong: 'This style is too long: 100,000 characters at most. Nothing was changed.',
};
