/** HTML within every size limit whose tree needs more memory than a reading thread of 40 MB has. */
export const heavyPage = (): string => '<p>x</p>'.repeat(80_000);
