/** The spaces of a house style. */
import { NO_BREAK, THIN } from './characters.ts';
import type { House, Style } from './rules.ts';

export function houseSpaces(house: House, language: string): Pick<Style, 'high' | 'thin' | 'wide'> {
  const wide = NO_BREAK;
  if (house === 'canadian' || /^fr-CA\b/i.test(language)) return { high: '', thin: wide, wide };
  const thin = house === 'fine' ? THIN : wide;
  return { high: thin, thin, wide };
}
