/** The mail that reminds a person of questions to answer or a text to approve, in the language of the text. */
import { dayIn } from '../proofreading.ts';

export type Reminder = Readonly<{
  name: string;
  purpose: 'questions' | 'review';
  title: string;
  language: string;
  /** When the text was sent, else when the author began to wait. */
  askedAt: number;
  wantedAt?: number | undefined;
  now: number;
}>;

export type Mail = Readonly<{ subject: string; body: string }>;

type Words = Readonly<{
  subject: (title: string) => string;
  hello: (name: string) => string;
  since: Readonly<Record<Reminder['purpose'], (title: string, day: string) => string>>;
  wanted: (day: string) => string;
  overdue: (day: string) => string;
  request: Readonly<Record<Reminder['purpose'], string>>;
  thanks: string;
}>;

const WORDS: Readonly<Record<string, Words>> = {
  fr: {
    subject: (title) => `Relance : « ${title} »`,
    hello: (name) => `Bonjour ${name},`,
    since: {
      questions: (title, day) =>
        `Vos réponses aux questions de « ${title} » sont attendues depuis le ${day}.`,
      review: (title, day) => `Votre accord sur le texte « ${title} » est attendu depuis le ${day}.`,
    },
    wanted: (day) => `Il est souhaité pour le ${day}.`,
    overdue: (day) => `Il était souhaité pour le ${day}.`,
    request: {
      questions: 'Pouvez-vous me les envoyer, ou me dire quand elles viendront ?',
      review: 'Pouvez-vous me dire si ce texte vous convient, ou ce qu’il faut corriger ?',
    },
    thanks: 'Merci.',
  },
  en: {
    subject: (title) => `Reminder: “${title}”`,
    hello: (name) => `Hello ${name},`,
    since: {
      questions: (title, day) =>
        `Your answers to the questions of “${title}” have been awaited since ${day}.`,
      review: (title, day) => `Your approval of the text “${title}” has been awaited since ${day}.`,
    },
    wanted: (day) => `It is wanted by ${day}.`,
    overdue: (day) => `It was wanted by ${day}.`,
    request: {
      questions: 'Could you send them, or tell me when they will come?',
      review: 'Could you tell me whether the text suits you, or what should be corrected?',
    },
    thanks: 'Thank you.',
  },
  es: {
    subject: (title) => `Recordatorio: «${title}»`,
    hello: (name) => `Buenos días, ${name}:`,
    since: {
      questions: (title, day) =>
        `Sus respuestas a las preguntas de «${title}» están pendientes desde el ${day}.`,
      review: (title, day) => `Su aprobación del texto «${title}» está pendiente desde el ${day}.`,
    },
    wanted: (day) => `Se desea para el ${day}.`,
    overdue: (day) => `Se deseaba para el ${day}.`,
    request: {
      questions: '¿Puede enviármelas o decirme cuándo llegarán?',
      review: '¿Puede decirme si el texto le parece bien o qué hay que corregir?',
    },
    thanks: 'Gracias.',
  },
  de: {
    subject: (title) => `Erinnerung: „${title}“`,
    hello: (name) => `Guten Tag ${name},`,
    since: {
      questions: (title, day) => `Ihre Antworten auf die Fragen zu „${title}“ stehen seit dem ${day} aus.`,
      review: (title, day) => `Ihre Freigabe des Textes „${title}“ steht seit dem ${day} aus.`,
    },
    wanted: (day) => `Sie wird bis zum ${day} erbeten.`,
    overdue: (day) => `Sie war bis zum ${day} erbeten.`,
    request: {
      questions: 'Können Sie sie mir schicken oder sagen, wann sie kommen?',
      review: 'Können Sie mir sagen, ob der Text so in Ordnung ist oder was zu ändern ist?',
    },
    thanks: 'Vielen Dank.',
  },
  it: {
    subject: (title) => `Promemoria: «${title}»`,
    hello: (name) => `Buongiorno ${name},`,
    since: {
      questions: (title, day) => `Le sue risposte alle domande di «${title}» sono attese dal ${day}.`,
      review: (title, day) => `La sua approvazione del testo «${title}» è attesa dal ${day}.`,
    },
    wanted: (day) => `È desiderata entro il ${day}.`,
    overdue: (day) => `Era desiderata entro il ${day}.`,
    request: {
      questions: 'Può inviarmele o dirmi quando arriveranno?',
      review: 'Può dirmi se il testo va bene o che cosa bisogna correggere?',
    },
    thanks: 'Grazie.',
  },
};

/** In English for unsupported languages. */
export function reminderMail(reminder: Reminder): Mail {
  const { name, purpose, title, language, askedAt, wantedAt, now } = reminder;
  const primary = language.slice(0, 2).toLowerCase();
  const words = WORDS[primary];
  if (words === undefined) return reminderMail({ ...reminder, language: 'en' });
  const sentences = [
    words.since[purpose](title, dayIn(primary, askedAt)),
    ...(wantedAt === undefined
      ? []
      : [(wantedAt < now ? words.overdue : words.wanted)(dayIn(primary, wantedAt))]),
  ];
  return {
    subject: words.subject(title),
    body: [words.hello(name), sentences.join(' '), words.request[purpose], words.thanks].join('\n\n'),
  };
}
