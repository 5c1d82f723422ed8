/**
 * All weights of the three additive decisions: who asks, who is interviewed if no label says so, and whether a text is
 * an interview. Set by hand, one at a time, on the test texts (tests/fixtures/, without those held out) and on half of
 * a set of published interviews, and kept if results on the other half and on the held-out texts did not get worse
 * (docs/design/recognition.md). The weights for who asks were also fitted by logistic regression over the speakers of
 * the texts: the fit gives the same decisions, with less weight on bylines, which real interviews have more often.
 */

/** Who is interviewed. Each trace counts once per name. */
export const GUEST = {
  inTitle: 1,
  /** After « Entretien avec … » or the name of a series: « Portrait d'agent #3 – … ». */
  met: 3,
  metInTitle: 5,
  /** At the start of the title, or after a colon or dash. */
  setApart: 2,
  /** Before a quotation. */
  quoted: 2,
  /** « Propos recueillis par … ». */
  writes: -6,
  inLead: 1,
  /** « … est réparatrice », « …, réparatrice ». */
  presented: 2,
  /** Repeated in the lead. */
  again: 0.5,
  /** The first name is in a question. */
  addressed: 2,
  /** With a greeting: « Bonjour Nadine ». */
  greeted: 1,
  /** An answer contains « je m'appelle … ». */
  presentsSelf: 3,
  /** Begins with a common given name. */
  givenName: 1,
  /** Minimum score, and minimum distance to the next candidate; larger if « and » joins the two names. */
  enough: 3,
  margin: 1,
  marginTogether: 4,
};

/** Whether a speaker asks: a logistic sum over features of their turns (find-askers.ts). */
export const ASKS = {
  bias: -2.2,
  weights: {
    /** Share of turns with a question. */
    asks: 4.5,
    /** Share of turns after another speaker's question. */
    replies: -2,
    /** Share of turns that ask « vous » or « tu ». */
    addressed: 1,
    /** Logarithm of words per turn, relative to the other speakers, from -2 to 2. */
    length: -0.8,
    /** Speaks first. */
    first: 0.6,
    /** Speaks once. */
    rare: -0.5,
    /** Named as the author in a byline. */
    host: 1.5,
    /** Named in the title. */
    guest: -1,
  },
  enough: 0.5,
  /** If « Q : » or « Journaliste : » already asks. */
  besideLetters: 0.8,
};

/**
 * The contribution of each reason to the confidence that a text is an interview (confidence.ts). From 0.5 it is one.
 */
export const SURE = {
  /** For a question above a label or asked by one, and for each of the first three. */
  named: 0.35,
  eachNamed: 0.15,
  eachByDash: 0.1,
  interviewer: 0.1,
  everyone: 0.1,
  /** For labels without a question above them. */
  dialogueBase: 0.3,
  eachLabel: 0.05,
  dialogue: 0.4,
  livelyDialogue: 0.7,
  /**
   * Without labels: for questions that address someone, and for each of the first four; for too few of them, or a
   * single question.
   */
  addressed: 0.2,
  eachAddressed: 0.1,
  fewAddressed: 0.1,
  /** For each of the first four questions set apart; the second if nobody is addressed or named. */
  eachMarked: 0.1,
  eachMarkedAlone: 0.05,
  firstPerson: 0.2,
  firstPersonAlone: 0.05,
  /** If title, lead or greeting names the answerer; the second with three questions set apart or addressed. */
  guest: 0.15,
  guestPresented: 0.3,
  numbered: 0.05,
  interviewWords: 0.2,
  closing: 0.05,
  narrative: -0.4,
  /** If a lead in the first person announces no interview, and few questions address anybody. */
  ownArticle: -0.5,
  play: -0.5,
  /** For questions in a reader's first person; for a list titled as frequent questions. */
  asReader: -0.4,
  frequent: -0.6,
  /** If no question has an answer. */
  unasked: -0.5,
  eachUnanswered: -0.1,
  /** If questions follow each other, as in the notes of a recording. */
  inARow: -0.5,
  drowned: -0.3,
};
