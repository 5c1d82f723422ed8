/** Un texte que le site a modifié de lui-même, et son acceptation. */
export const altered = {
  title: 'Modifié par le site',
  notice: 'Le billet est en ligne, mais le site n’a pas gardé le texte tel qu’envoyé.',
  done: 'En ligne, modifié par le site.',
  stoppedOnline: 'En ligne, à vérifier',
  show: 'Voir ce qui diffère',
  explained: (blog: string) =>
    `« ${blog} » a modifié ce billet en l’enregistrant, sans doute par une extension. Il est en ligne ; votre texte, ici, n’a pas changé.`,
  comparing: 'Comparaison des deux textes…',
  parts: { title: 'Titre', labels: 'Libellé', text: 'Texte' },
  added: (text: string) => `« ${text} » ajouté`,
  removed: (text: string) => `« ${text} » retiré`,
  replaced: (before: string, after: string) => `« ${before} » remplacé par « ${after} »`,
  otherText: 'Le texte en ligne est entièrement différent : consultez-le sur le site.',
  accept: 'Accepter',
  acceptAll:
    'Une fois acceptées, ces modifications ne seront plus signalées pour aucun billet de ce site. D’autres le seront.',
  acceptOne: 'L’acceptation ne vaut que pour ce billet.',
  none: 'Rien ne diffère plus : le site et Escale ont le même texte, ou vous avez accepté la différence.',
};
