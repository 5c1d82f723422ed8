/** The few words that Escale itself writes on a page for readers, in the language of the post. */

type Words = Readonly<{
  questions: string;
  /** Above the people of an interview, and of any other post. */
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

/** Undefined for a language Escale does not write: nothing is then written rather than something in another one. */
export function wordsOfPage(language: string): Words | undefined {
  if (/^fr(-|$)/i.test(language)) return FRENCH;
  return /^en(-|$)/i.test(language) ? ENGLISH : undefined;
}
