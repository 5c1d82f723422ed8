/**
 * Every weight of the two decisions that add up traces of people: who asks, and whose interview it is where nobody is
 * named. Set on the texts of the tests and on one half of a set of published interviews, and believed on the other half
 * (docs/design/recognition.md). How sure it is that a text is an interview: confidence.ts.
 */

/** Whose interview it is. Each trace is counted once for a name. */
export const GUEST = {
  inTitle: 1,
  /** « Entretien avec … », or after the name of a series: « Portrait d'agent #3 – … ». */
  met: 3,
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
  /** An answer says « je m'appelle … ». */
  presentsSelf: 3,
  /** The least that names somebody, and by how much everybody else must be behind. */
  enough: 3,
  margin: 1,
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
