/** The words of a PDF form for approval and consent, in the language of its post. */
export const form = {
  heading: 'Validation',
  consentHeading: 'Accord',
  for: (name: string): string => `Pour ${name}`,
  explained:
    'Voici le texte tel qu’il sera publié. Sous chaque réponse, cochez « J’approuve », ou « J’ai une remarque » et écrivez-la.',
  howToReturn:
    'Remplissez ce formulaire à l’écran, enregistrez-le et renvoyez le fichier. Ou imprimez-le, remplissez-le, signez-le, et renvoyez-le numérisé.',
  approve: 'J’approuve',
  hasRemark: 'J’ai une remarque',
  /** Names of fields for a screen reader. `question`: its first words. */
  choice: (question: string): string => `${question} – réponse`,
  remark: (question: string): string => `${question} – votre remarque`,
  consentExplained: 'J’accepte l’utilisation de :',
  subjects: { words: 'mes paroles', picture: 'mon image', voice: 'ma voix' },
  places: (words: string): string => `Où : ${words}`,
  purpose: (words: string): string => `Pour quoi : ${words}`,
  until: (day: string): string => `Jusqu’au ${day}`,
  withdrawal:
    'Je peux retirer cet accord à tout moment, en l’écrivant à la personne qui m’a envoyé ce formulaire.',
  name: 'Nom',
  date: 'Date (jj/mm/aaaa)',
  signature: 'Signature',
  minor: 'Pour une personne mineure, ses deux parents signent.',
  parents: ['Nom d’un parent', 'Nom de l’autre parent'],
  missingSigns: '□ remplace un signe que ce formulaire ne peut pas montrer.',
};
