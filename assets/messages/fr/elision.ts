/**
 * A name after « de »: « d’Édouard », « de Karim ». Before H it elides as in most first names: « d’Hélène », « de Hassan »,
 * « de Hugo »; before Y where a consonant follows: « d’Yves », « de Yann ».
 */
export const de = (name: string): string => {
  const start = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return /^(?:[aeiouœæ]|h[eioy]|y[^aeiou])/u.test(start) ? `d’${name}` : `de ${name}`;
};
