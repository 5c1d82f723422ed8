/** The words that Escale writes on pages, in the language of the post. */

type Words = Readonly<{
  questions: string;
  /** Titles of the people box in an interview, and in any other post. */
  interview: string;
  post: string;
  enlarge: string;
}>;
const FRENCH: Words = {
  questions: 'Les questions',
  interview: 'Dans cet entretien',
  post: 'Dans ce billet',
  enlarge: 'Agrandir l’image',
};
const ENGLISH: Words = {
  questions: 'Questions',
  interview: 'In this interview',
  post: 'In this post',
  enlarge: 'Enlarge the picture',
};

/** Undefined for other languages: nothing is then written. */
export function pageWords(language: string): Words | undefined {
  if (/^fr(-|$)/i.test(language)) return FRENCH;
  return /^en(-|$)/i.test(language) ? ENGLISH : undefined;
}
