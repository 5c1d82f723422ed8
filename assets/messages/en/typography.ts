/** What is said of typography: the reviewed pass, the language of a passage. */
import type { TypographyMessages } from '../fr/typography.ts';
import { counted } from '../plural.ts';

export const typography: TypographyMessages = {
  review: 'Check typography',
  nothing: 'Nothing to correct',
  nothingHint: 'The typography of this post already follows usage.',
  lead: 'A correction is applied if its box is ticked. All of it is done, and undone, in one go.',
  apply: (count) =>
    count === 0
      ? 'Apply'
      : count === 1
        ? 'Apply the correction'
        : `Apply ${counted('en', count, 'correction', 'corrections')}`,
  applied: (count) => `${counted('en', count, 'correction', 'corrections')} applied to the text.`,
  cancel: 'Cancel',
  undo: 'Undo',
  close: 'Close',
  group: (name, count) => `${name} (${count})`,
  show: 'See all',
  hide: 'Fold',
  more: (count) => `and ${counted('en', count, 'other', 'others')} of the same kind`,
  suggestions: 'For you to decide',
  suggestionsHint: 'These need a choice: a name, for instance, may be written this way.',
  change: (before, after, around) => `${after} instead of ${before}: ${around}`,
  rules: {
    quotes: 'Quotation marks',
    apostrophe: 'Apostrophes',
    ellipsis: 'Ellipses',
    punctuation: 'Spaces before punctuation',
    spaces: 'Surplus spaces',
    dash: 'Dashes',
    dialogue: 'Dashes of dialogue',
    range: 'Ranges',
    ordinal: 'Ordinals',
    number: 'Large numbers',
    unit: 'Numbers and units',
    abbreviation: 'Abbreviations',
    ligature: 'Ligatures',
    capital: 'Accents on capitals',
  },
  signs: {
    wide: 'no-break space',
    thin: 'narrow no-break space',
    space: 'space',
    nothing: 'nothing',
  },
  passage: 'Language of the passage',
  passageLanguage: 'Language',
  passageHint: 'Typography and spelling of these words follow this language; screen readers pronounce it.',
  passageWords: 'First select the words that are in another language.',
  passageNone: 'That of the post',
  choose: 'Choose',
  settings: 'Typography',
  asTyped: 'Correct while typing',
  asTypedHint: 'Undo, or Backspace right after, gives back what was typed.',
  house: 'No-break spaces in French',
  houseHint: 'Narrow before tall punctuation and in large numbers, or the same everywhere.',
  houses: { fine: 'Narrow and full, by place', 'all-nbsp': 'Full everywhere' },
};
