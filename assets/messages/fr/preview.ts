/** L’aperçu, à côté du texte ou en plein. */
export const preview = {
  region: 'Aperçu',
  width: 'Largeur de l’aperçu',
  phone: 'Téléphone',
  desktop: 'Ordinateur',
  full: 'Aperçu en plein',
  close: 'Fermer l’aperçu',
  settings: 'Aperçu',
  style: 'Style du blog (CSS)',
  styleHint:
    'Le CSS du thème du blog, pour voir les billets dans ses couleurs. Il ne sert qu’à l’aperçu et ne charge rien du réseau.',
  styleTooLong: 'Ce style est trop long\u00a0: 100 000 signes au plus. Rien n’a été changé.',
};
