import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Les sauvegardes, et les fichiers qui vont d’un Escale à un autre. */
export const backupFailures = {
  'library.place-in-use': ({ name }) =>
    `« ${String(name)} » est déjà pris, ou fait partie de la bibliothèque. Rien n’a changé : choisir un autre dossier.`,
  'rescue.nothing': () =>
    'Aucun billet n’a pu être lu dans ce fichier. Il n’a pas été modifié : restaurer une sauvegarde, ou le confier à quelqu’un qui sait en lire plus.',
  'rescue.busy': () =>
    'La bibliothèque est en train d’être mise en place. Votre texte reste ici et sera enregistré ensuite.',
  'backup.not-found': () => 'Cette sauvegarde n’est plus là. Rien n’a changé : en choisir une autre.',
  'backup.not-a-library': () =>
    'Ce fichier n’est pas une bibliothèque Escale. Rien n’a changé : choisir un fichier .escale-library, ou une sauvegarde.',
  'backup.newer-version': () =>
    'Cette bibliothèque a été écrite par une version plus récente d’Escale. Rien n’a changé : mettre Escale à jour, puis recommencer.',
  'backup.before-release': () =>
    'Cette bibliothèque a été faite par une version de développement, avant la première version d’Escale. Rien n’a changé : l’ouvrir avec la version qui l’a faite pour en exporter les billets.',
  'backup.damaged': () =>
    'Cette sauvegarde est endommagée : elle n’est plus ce qui avait été écrit. Rien n’a changé : en choisir une autre.',
  'backup.place-inside': () =>
    'Ce dossier est celui de la bibliothèque : une copie y serait perdue avec elle. En choisir un sur une clé, un partage ou un autre disque.',
  'post-file.not-a-post': () =>
    'Ce fichier n’est pas un billet d’Escale. Rien n’a changé : choisir celui qu’un autre Escale a écrit.',
  'post-file.newer-version': () =>
    'Ce billet a été écrit par une version plus récente d’Escale. Rien n’a changé : mettre Escale à jour, puis recommencer.',
  'post-file.damaged': () =>
    'Ce fichier est endommagé : il n’est plus ce qui avait été écrit. Rien n’a changé : demander à le recevoir à nouveau.',
  'backup.no-room': ({ megabytes }) =>
    `Il n’y a pas assez de place sur le disque (il faut ${String(megabytes)} Mo). Rien n’a changé : libérer de la place, puis recommencer.`,
  'backup.place-gone': ({ name }) =>
    `Le dossier « ${String(name)} » n’est pas là. La bibliothèque et les sauvegardes de cet ordinateur sont intactes : brancher la clé ou le partage, ou choisir un autre dossier.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
