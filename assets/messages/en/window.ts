import type { Messages } from '../fr.ts';

export const window = {
  close: 'Close',
} satisfies Messages['window'];
