/** « LAB, Blog d’essai »: each blog once. */
export const blogNames = (online: readonly Readonly<{ blogName: string }>[]): string =>
  [...new Set(online.map(({ blogName }) => blogName))].join(', ');
