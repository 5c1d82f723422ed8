/**
 * Every weight of the three decisions that add up traces: who asks, whose interview it is where nobody is named, and
 * whether it is one. Set by hand, one at a time, on the texts of the tests (tests/fixtures/, without those held out) and on
 * one half of a set of published interviews; kept where the other half and the texts held out did not get worse
 * (docs/design/recognition.md). Those of who asks were also fitted, by logistic regression over the speakers of the texts: the
 * fit decides as they do, and knows bylines less, of which real interviews have more.
 */

/** Whose interview it is. Each trace is counted once for a name. */
export const GUEST = {
  inTitle: 1,
  /** « Entretien avec … », or after the name of a series: « Portrait d'agent #3 – … ». */
  met: 3,
  metInTitle: 5,
  /** The title begins with it, or it stands after a colon or a dash. */
  setApart: 2,
  /** A quotation follows. */
  quoted: 2,
  /** « Propos recueillis par … ». */
  writes: -6,
  inLead: 1,
  /** « … est réparatrice », « …, réparatrice ». */
  presented: 2,
  /** The lead says the name again. */
  again: 0.5,
  /** A question says the first name. */
  addressed: 2,
  /** « Bonjour Nadine » beside it. */
  greeted: 1,
  /** An answer says « je m'appelle … ». */
  presentsSelf: 3,
  /** Begins with a common given name. */
  givenName: 1,
  /** The score that is enough, and the lead over the next candidate; larger where « and » joins the two names. */
  enough: 3,
  margin: 1,
  marginTogether: 4,
};

/** Whether a speaker asks: a logistic sum over what is measured of their turns (roles.ts). */
export const ASKS = {
  bias: -2.2,
  weights: {
    /** Share of the turns that ask. */
    asks: 4.5,
    /** Share of the turns that follow someone else's question. */
    replies: -2,
    /** Share of the turns that ask « vous » or « tu ». */
    addressed: 1,
    /** Logarithm of their words a turn over everybody else's, from -2 to 2. */
    length: -0.8,
    /** Speaks first. */
    first: 0.6,
    /** Speaks once. */
    rare: -0.5,
    /** A byline says that they ask. */
    host: 1.5,
    /** The title names them. */
    guest: -1,
  },
  enough: 0.5,
  /** Where « Q : » or « Journaliste : » asks already. */
  besideLetters: 0.8,
};

/** How sure it is that a text is an interview: what each reason adds (confidence.ts). 0.5 and more is one. */
export const SURE = {
  /** A question above a label or asked by one, and each of the first three. */
  named: 0.35,
  eachNamed: 0.15,
  eachByDash: 0.1,
  interviewer: 0.1,
  everyone: 0.1,
  /** Labels without a question above them. */
  dialogueBase: 0.3,
  eachLabel: 0.05,
  dialogue: 0.4,
  livelyDialogue: 0.7,
  /** Without labels: questions put to someone, and each of the first four; too few of them, or only one question. */
  addressed: 0.2,
  eachAddressed: 0.1,
  fewAddressed: 0.1,
  /** Each of the first four questions set apart; where nobody is spoken to, nor named. */
  eachMarked: 0.1,
  eachMarkedAlone: 0.05,
  firstPerson: 0.2,
  firstPersonAlone: 0.05,
  /** Title, lead or greeting name who answers; and three questions look so or speak to them. */
  guest: 0.15,
  guestPresented: 0.3,
  numbered: 0.05,
  interviewWords: 0.2,
  closing: 0.05,
  narrative: -0.4,
  play: -0.5,
  /** Questions in the first person of a reader; a list that calls itself one of frequent questions. */
  asReader: -0.4,
  frequent: -0.6,
  /** No question has an answer. */
  unasked: -0.5,
  eachUnanswered: -0.1,
  drowned: -0.3,
};
