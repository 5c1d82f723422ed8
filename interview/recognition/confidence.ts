import { foldKey } from '../fold-key.ts';
import { hasDialogueTag } from './voices.ts';
import type { LabelLine } from './label-line.ts';
import { countWords } from './lines.ts';
import type { Manner } from './questions.ts';
import { endsByQuestionMark, isAddressed, isNumbered } from './question-line.ts';
import type { Reason, RecognizedBlock, Recognition } from './recognition.ts';
import { SURE } from './weights.ts';

const INTERVIEW_WORDS =
  /(?<!\p{L})(?:entretien|interview|propos recueillis|questions a(?! (?:se |vous |nous |te |me |lui |leur )?\p{L}+(?:er|ir|re)(?!\p{L}))(?!\p{L})|rencontre avec|regards croises|conversation avec|q&a(?=$|[ :]*with ))/mu;
/** A person who speaks without being named: « Une médiatrice explique », « Le proviseur répond au journal ». */
const SPEAKER_PRESENTED =
  /(?:^|[.!?:–—-]\s)(?:un |une |le |la |l'|notre |cette? |elle|il)(\p{L}*)[^.!?\n]{0,60}?(?<!\p{L})(?:repond|explique|raconte|temoigne|se confie|fait le point|decrypte|revient sur|se livre|nous parle|partage son)(?!\p{L})/gu;
/** Subjects that are no persons: a town or a page that explains. */
const NO_SPEAKER =
  /^(?:ville|commune|mairie|region|departement|etat|ministere|association|entreprise|societe|agence|organisme|service|site|page|article|guide|billet|livre|video|schema|loi|texte|dossier|tutoriel)$/u;

const presentsSpeaker = (headText: string): boolean =>
  headText
    .split('\n')
    .some((line) =>
      [...foldKey(line).matchAll(SPEAKER_PRESENTED)].some(([, noun = '']) => !NO_SPEAKER.test(noun)),
    );

const I_SPEAK = /(?<!\p{L})(?:je|j'|m'|mon|ma|mes|moi|i|my|me|mine)(?!\p{L})|(?<!\p{L})[jm]'/u;
const WE_SPEAK = /(?<!\p{L})(?:nous|notre|nos|on|we|us|our)(?!\p{L})/u;
/** The page of a recording: its notes list what was asked. */
const RECORDED =
  /(?<!\p{L})(?:episode|podcast|emission|enregistree? le|ecoute[rz]|a ecouter|listen|show notes)(?!\p{L})|\.mp3/u;
/** Words of others in a lead. */
const QUOTED = /[«“"][^»”"]*[»”"]/gu;
const OURSELVES = /(?<!\p{L})(?:nous|notre|nos|we|us|our)(?!\p{L})/u;
const TO_YOU = /(?<!\p{L})(?:vous|votre|vos|you|your)(?!\p{L})/u;
/** Titles of lists of frequent questions. */
const FREQUENT =
  /(?<!\p{L})(?:faq|f\.a\.q|foire aux questions|questions? (?:les plus )?frequentes?|vos questions|frequently asked)(?!\p{L})/u;

/** The head of a play or of a scene. */
const PLAY =
  /^(?:acte? (?:[ivx]+|\d+|premier|deuxieme|second|one|two)|scene (?:[ivx]+|\d+|premiere)|saynete|sketch|farce|comedie en |piece en |personnages|dramatis personae)(?!\p{L})|, scene (?:[ivx]+|\d+|premiere|deux|trois|one|two)(?!\p{L})/mu;

/** Maximum number of paragraphs of a question with its answers, if formats do not differ and turns must be short. */
const LONGEST_TURN = 12;
const CLOSE_TURN = 4;
/** Minimum length of answers, in lengths of questions, if several questions follow each other. */
const LEAST_ANSWER = 1.5;
/** Minimum mean length of the lines of answers on the page of a recording, in words. */
const LEAST_LINE = 12;

type Evidence = {
  blocks: readonly RecognizedBlock[];
  questions: Recognition['questions'];
  manner: Manner;
  labelled: readonly (LabelLine | null)[];
  headText: string;
  /** Whether the questions have another format than the answers: bold, headings. */
  marked: boolean;
  /** Whether the title or the lead names the person interviewed. */
  guest: boolean;
};

/** How personal an answer is: 1 for « je », 0.5 for « nous » without addressing anybody. */
function firstPersonShare(answer: string): number {
  const text = foldKey(answer);
  if (I_SPEAK.test(text)) return 1;
  return WE_SPEAK.test(text) && !TO_YOU.test(text) ? 0.5 : 0;
}

const isFrequentQuestionsTitle = ({ type, text }: RecognizedBlock): boolean =>
  type !== 'question' && type !== 'answer' && text.length < 120 && FREQUENT.test(foldKey(text));

/** The questions directly followed by a label. */
function questionsBeforeLabels(blocks: readonly RecognizedBlock[]): Set<number> {
  const led = new Set<number>();
  let openQuestion: number | undefined;
  for (const { type, question } of blocks) {
    if (type === 'question') openQuestion = question;
    else if (type === 'speaker' && openQuestion !== undefined) led.add(openQuestion);
    // A picture may come between the two.
    if (type === 'speaker' || type === 'answer') openQuestion = undefined;
  }
  return led;
}

/** Asked by readers or by the page itself: « Comment m'inscrire ? », « Qui sommes-nous ? ». */
const isFromReader = (question: string): boolean =>
  I_SPEAK.test(foldKey(question)) || (OURSELVES.test(foldKey(question)) && !isAddressed(question));

const asks = (line: string): boolean => endsByQuestionMark(line) || isAddressed(line);

/** Whether the speakers ask each other and speak of themselves, unlike in a schedule or a record. */
function isLively(blocks: readonly RecognizedBlock[]): boolean {
  const answers = blocks.filter((block) => block.type === 'answer');
  const askingCount = answers.filter((block) => endsByQuestionMark(block.text)).length;
  const personal = answers.filter(
    (block) => firstPersonShare(block.text) > 0 || TO_YOU.test(foldKey(block.text)),
  ).length;
  return askingCount * 6 >= answers.length && personal * 3 >= answers.length;
}

/** The confidence that the text is an interview, as a sum of reasons (weights.ts). */
export function weigh({ blocks, questions, manner, labelled, headText, marked, guest }: Evidence): {
  confidence: number;
  reasons: Reason[];
} {
  const reasons: Reason[] = [];
  const because = (code: Reason['code'], count: number, weight: number): void => {
    if (count > 0) reasons.push({ code, count, weight: Math.round(weight * 100) / 100 });
  };
  const wordCounts = new Map<RecognizedBlock['type'], number>();
  for (const { type, text } of blocks) wordCounts.set(type, (wordCounts.get(type) ?? 0) + countWords(text));
  const wordsIn = (...types: RecognizedBlock['type'][]): number =>
    types.reduce((sum, type) => sum + (wordCounts.get(type) ?? 0), 0);
  const labels = labelled.filter((label) => label !== null);
  const answered = questions.filter((question) => question.answers.length > 0);
  const head = foldKey(headText);
  const hasInterviewWords = INTERVIEW_WORDS.test(head);
  const presented = presentsSpeaker(headText);
  // Where nobody is labelled as asking, a question counts only if a speaker's label follows it and one of its lines
  // reads as a question.
  const led = questionsBeforeLabels(blocks);
  const named = questions.filter(
    ({ text, answers }, index) =>
      answers.length > 0 &&
      (manner === 'interviewer' || manner === 'asker'
        ? true
        : led.has(index) && (manner === 'named' || labels.length >= 2) && text.split('\n').some(asks)),
  ).length;
  const byDashes = labels.some((label) => label.carrier === 'dialogue');
  // Successive speakers of a conference, one of whom asks something.
  const inTurn =
    manner === 'interviewer' &&
    named === 1 &&
    labels.length >= 3 &&
    new Set(labels.map(({ key }) => key)).size === labels.length;
  const byLetters = labels.some((label) => label.shape === 'answers');
  because(
    byDashes ? 'dialogue-dashes' : byLetters ? 'question-answer-labels' : 'named-answers',
    named,
    SURE.named + (inTurn ? 0 : byDashes ? SURE.eachByDash : SURE.eachNamed) * Math.min(named, 3),
  );
  if (manner === 'interviewer') because('interviewer', answered.length, SURE.interviewer);
  if (named === 0 && labels.length >= 2) {
    const dense = labels.length * 8 >= labelled.length - labelled.findIndex((label) => label !== null);
    const lively = (dense && isLively(blocks)) || hasInterviewWords;
    const most = lively ? SURE.livelyDialogue : SURE.dialogue;
    because('dialogue', labels.length, Math.min(most, SURE.dialogueBase + SURE.eachLabel * labels.length));
  }
  if (named === 0) {
    const addressed = answered.filter((question) => isAddressed(question.text));
    const voices = answered.map(({ answers }) =>
      firstPersonShare(answers.map(({ text }) => text).join('\n')),
    );
    const spoken = voices.filter((voice) => voice > 0).length;
    // « Nous » alone may be a firm or a town addressing its customers.
    const own = voices.includes(1);
    const count = Math.max(answered.length, 1);
    const speaking = voices.reduce((sum, voice) => sum + voice, 0) / count;
    const share = Math.min(addressed.length, spoken + addressed.length / 2) / count;
    // Where the look says nothing, questions and answers follow each other closely.
    const inTurn =
      !marked &&
      answered.length >= 3 &&
      answered.length === questions.length &&
      addressed.length * 3 >= answered.length &&
      answered.every(({ text }) => !text.includes('\n')) &&
      blocks.length <= answered.length * CLOSE_TURN;
    const heardWell = spoken * 2 >= answered.length ? (own ? 1 : 0.6) : guest ? 0.75 : 0.5;
    because(
      'addressed-questions',
      addressed.length,
      share < (guest || hasInterviewWords || (inTurn && own) ? 0.3 : 0.4) ||
        answered.length === 1 ||
        (answered.length === 2 && !marked && addressed.length < 2)
        ? SURE.fewAddressed
        : (SURE.addressed + SURE.eachAddressed * Math.min(addressed.length, 4)) * heardWell,
    );
    const heard = own ? speaking >= (guest ? 0.25 : 0.5) : hasInterviewWords && speaking >= 0.3;
    const marks =
      marked && heard && labels.length < 2 && answered.length >= 2 ? Math.min(answered.length, 4) : 0;
    // A page with its readers' questions: no person is addressed or named.
    const spokenTo = guest || hasInterviewWords || presented || addressed.length * 3 >= answered.length;
    because(
      'marked-questions',
      marks === 0 ? 0 : answered.length,
      (spokenTo ? SURE.eachMarked : SURE.eachMarkedAlone) * marks,
    );
    because(
      'first-person-answers',
      speaking < 0.6 || (marks === 0 && !(inTurn && own)) ? 0 : spoken,
      // An essay asks itself questions, without addressing anybody.
      addressed.length > 0 || guest || hasInterviewWords || presented
        ? SURE.firstPerson
        : SURE.firstPersonAlone,
    );
    const asReader = answered.filter(({ text }) => isFromReader(text)).length;
    because('frequent-questions', asReader * 2 >= answered.length ? asReader : 0, SURE.asReader);
    const greets =
      guest && spoken > 0 && answered.length >= 3 && (marked || addressed.length * 2 >= answered.length);
    because(
      'guest-named',
      guest && spoken > 0 && (marked || answered.length >= 3 || hasInterviewWords) ? 1 : 0,
      greets ? SURE.guestPresented : SURE.guest,
    );
    // « How can you help? » under each heading is a form that somebody filled in; several people may be asked the same.
    const repeated = answered.length - new Set(answered.map(({ text }) => foldKey(text))).size;
    const isForm =
      answered.length >= 4 &&
      repeated * 2 >= answered.length &&
      new Set(blocks.map(({ participant }) => participant ?? '')).size <= 2;
    because('frequent-questions', isForm ? repeated : 0, SURE.frequent);
    const lead = blocks.flatMap(({ type, text }) => (type === 'lead' ? [text.replace(QUOTED, ' ')] : []));
    const isUnannounced =
      !hasInterviewWords && !presented && addressed.length * 3 <= answered.length * 2 && answered.length > 0;
    because('narrative', isUnannounced && I_SPEAK.test(foldKey(lead.join('\n'))) ? 1 : 0, SURE.ownArticle);
    const asking = blocks.filter(({ type, text }) => type === 'question' && endsByQuestionMark(text));
    const answerLines = blocks.filter(({ type }) => type === 'answer').length;
    const areNotes =
      (asking.length * 5 >= answered.length * 7 && wordsIn('answer') < wordsIn('question') * LEAST_ANSWER) ||
      (RECORDED.test(head) && wordsIn('answer') < answerLines * LEAST_LINE);
    because('unanswered-questions', areNotes ? asking.length : 0, SURE.inARow);
    const numbered = questions.filter((question) => isNumbered(question.text)).length;
    because('numbered-questions', numbered >= 2 ? numbered : 0, SURE.numbered);
  }
  const dialogueTags = blocks.filter(({ text }) => hasDialogueTag(text)).length;
  const casts = answered.map((question) =>
    [...new Set(question.answers.map((answer) => answer.participant ?? ''))]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join('\n'),
  );
  if (named >= 2 && new Set(casts).size === 1 && (casts[0]?.includes('\n') ?? false))
    because('everyone-answers', named, SURE.everyone);
  because('interview-words', hasInterviewWords ? 1 : 0, SURE.interviewWords);
  const lastTurn = blocks.findLastIndex((block) => block.type === 'answer');
  because('closing-thanks', lastTurn >= 0 && lastTurn < blocks.length - 1 ? 1 : 0, SURE.closing);
  because('narrative', (named === 0 || byDashes) && dialogueTags >= 2 ? dialogueTags : 0, SURE.narrative);
  because('play', headText.split('\n').some((line) => PLAY.test(foldKey(line))) ? 1 : 0, SURE.play);
  because('frequent-questions', named === 0 && blocks.some(isFrequentQuestionsTitle) ? 1 : 0, SURE.frequent);
  const unanswered = questions.length - answered.length;
  because('unanswered-questions', unanswered, SURE.eachUnanswered * Math.min(unanswered, 3));
  // A single question over many headings is probably part of a long text.
  const firstAsked = blocks.findIndex(({ type }) => type === 'question');
  const headings = blocks.filter(({ type }, index) => type === 'heading' && index > firstAsked).length;
  const titled = named === 0 && headings > Math.max(3, questions.length * 1.5);
  // A review of the press asks its readers something here and there.
  const sparse = named === 0 && !marked && !guest && blocks.length > answered.length * LONGEST_TURN;
  const drowned =
    titled ||
    sparse ||
    wordsIn('question', 'answer', 'speaker') * 2 < wordsIn(...wordCounts.keys()) ||
    (named === 1 && blocks.length > 60);
  because('mostly-other-text', questions.length + labels.length > 0 && drowned ? 1 : 0, SURE.drowned);
  if (answered.length === 0 && reasons.length > 0) because('no-turns', 1, SURE.unasked);
  if (reasons.length === 0) reasons.push({ code: 'no-turns', count: 1, weight: 0 });
  const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
  return { confidence: Math.min(1, Math.max(0, Math.round(sum * 100) / 100)), reasons };
}
