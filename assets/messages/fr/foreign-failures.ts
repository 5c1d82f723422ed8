import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Où, dans une bibliothèque, se trouve ce qui n’a rien à y faire. */
const place = ({ table, row, column, value }: FailureParams): string =>
  table === undefined
    ? `« ${String(value)} »`
    : `table ${String(table)}, ligne ${String(row)}, colonne ${String(column)}`;

/** Une bibliothèque, une sauvegarde ou un fichier qui contient ce qu’Escale n’y a pas mis. */
export const foreignFailures = {
  'library.foreign-part': ({ part }) =>
    `Cette bibliothèque contient une partie qu’Escale ne connaît pas (« ${String(part)} »). Par prudence, elle n’est pas ouverte et rien n’a changé : restaurer une sauvegarde.`,
  'library.too-complex': () =>
    'Cette opération demande trop de temps ou de mémoire : elle a été arrêtée, rien n’a été modifié. Si la bibliothèque ou la sauvegarde vient d’ailleurs, vérifier d’où.',
  'library.foreign-value': (params) =>
    `Cette bibliothèque contient une valeur qu’Escale n’écrit jamais (${place(params)}). Par prudence, rien n’en est utilisé et rien n’a changé : restaurer une sauvegarde.`,
  'backup.foreign-part': ({ part }) =>
    `Ce fichier contient une partie qu’Escale ne connaît pas (« ${String(part)} »). Par prudence, il est refusé et rien n’a changé : en choisir un autre.`,
  'backup.foreign-value': (params) =>
    `Ce fichier contient une valeur qu’Escale n’écrit jamais (${place(params)}). Par prudence, il est refusé et rien n’a changé : en choisir un autre.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
