import type { Settings } from '#contract/library.ts';

/** What holds until the author says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  holdSeconds: 10,
  postLanguage: 'fr',
  previewStyle: '',
  typographyAsTyped: true,
  typographyHouse: 'fine',
  spacesShown: false,
  sidebarShown: true,
  listShown: true,
  panelShown: true,
  spelling: true,
  binRule: 'never',
  syncedAdvice: '',
  welcomed: false,
  equivalents: [],
  savedSearches: [],
};
