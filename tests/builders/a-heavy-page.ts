/** HTML within every limit of size, whose tree takes more memory than a reading thread of 40 MB has. */
export const aHeavyPage = (): string => '<p>x</p>'.repeat(80_000);
