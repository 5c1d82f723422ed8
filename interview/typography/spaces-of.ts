/** Which spaces a house writes. */
import { NO_BREAK, THIN } from './characters.ts';
import type { House, Style } from './rules.ts';

/** The no-break spaces of a house. */
export function spacesOf(house: House, language: string): Pick<Style, 'high' | 'thin' | 'wide'> {
  const wide = NO_BREAK;
  if (house === 'canadian' || /^fr-CA\b/i.test(language)) return { high: '', thin: wide, wide };
  const thin = house === 'fine' ? THIN : wide;
  return { high: thin, thin, wide };
}
