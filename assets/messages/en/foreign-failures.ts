import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Where in a library something is that has no place there. */
const place = ({ table, row, column, value }: FailureParams): string =>
  table === undefined
    ? `“${String(value)}”`
    : `table ${String(table)}, row ${String(row)}, column ${String(column)}`;

/** A library, a backup or a file that holds what Escale did not put there. */
export const foreignFailures = {
  'library.foreign-part': ({ part }) =>
    `This library holds a part that Escale does not know (“${String(part)}”). To be safe it is not opened, and nothing changed: restore a backup.`,
  'library.too-complex': () =>
    'This takes too much time or memory: it was stopped, nothing was changed. If the library or the backup comes from elsewhere, check where from.',
  'library.foreign-value': (params) =>
    `This library holds a value that Escale never writes (${place(params)}). To be safe nothing of it is used, and nothing changed: restore a backup.`,
  'backup.foreign-part': ({ part }) =>
    `This file holds a part that Escale does not know (“${String(part)}”). To be safe it is refused, and nothing changed: choose another.`,
  'backup.foreign-value': (params) =>
    `This file holds a value that Escale never writes (${place(params)}). To be safe it is refused, and nothing changed: choose another.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
