import type { equivalents as french } from '../fr/equivalents.ts';

export const equivalents = {
  title: 'Equivalent names',
  hint: 'Names of one thing: searching for one finds the others too, after the exact words.',
  names: 'Equivalent names',
  namesHint: 'Two at least, with “=” between them: Town hall = City hall',
  add: 'Add equivalent names',
  example: ['Pôle emploi', 'France Travail', 'ANPE'],
  takeExample: (names: string) => `Take this example: ${names}`,
  keep: 'Keep these names',
  cancel: 'Cancel',
  edit: (names: string) => `Edit ${names}`,
  remove: (names: string) => `Remove ${names}`,
  problems: {
    'too-few': 'Write two names at least, with “=” between them.',
    'too-many': 'Twenty names at most in one group.',
    'too-long': 'A name has a hundred characters at most.',
    repeated: 'The same name is written twice.',
  },
  elsewhere: (name: string) => `“${name}” is already in another group.`,
} satisfies typeof french;
