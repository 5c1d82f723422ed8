/** Dialogue by dashes: « — Question ? » then « — Réponse. », when it is an exchange with someone and not a novel. */
import { foldKey } from '../fold-key.ts';
import type { LabelLine } from './label-line.ts';
import { isKept, type Line } from './lines.ts';
import { endsByQuestionMark, isAddressed, mayBeQuestion } from './question-line.ts';

const DASH = /^[—–-]\s*(?=[^\s—–-])/;
/** What a novel says of who speaks. */
const TOLD =
  /(?<!\p{L})(?:dit|dis|fit|repondit|repliqua|demanda|murmura|ajouta|reprit|cria|souffla|s'ecria|lanca|repeta|grogna)(?:-|,)? ?(?:il|elle|on|je|\p{L}+)?(?!\p{L})|(?<!\p{L})(?:said|asked|replied|whispered|answered|cried|muttered)(?!\p{L})/u;

const label = (dash: string, rest: string, asks: boolean): LabelLine => ({
  written: dash.trimEnd(),
  label: '—',
  key: asks ? '— ?' : '—',
  name: '—',
  role: null,
  organisation: null,
  shape: asks ? 'asks' : 'answers',
  rest,
  glued: !/\s$/.test(dash),
  carrier: 'dialogue',
});

/** A line of a novel's dialogue: a dash or a quotation, and « dit-il ». */
export function tellsWhoSpeaks(text: string): boolean {
  return /^\s*(?:[—–-]\s|[«“"‘])/.test(text) && TOLD.test(foldKey(text.slice(0, 400)));
}

/** The turns of a dialogue as labels, or null when the dashes are no interview's. */
export function findDialogue(lines: readonly Line[]): (LabelLine | null)[] | null {
  const at = lines.flatMap((line, index) => (!isKept(line) && DASH.test(line.text) ? [index] : []));
  const [first] = at;
  const last = at.at(-1);
  if (first === undefined || last === undefined || at.length < 3) return null;
  if (at.length * 4 < last - first + 1) return null;
  const labels: (LabelLine | null)[] = lines.map(() => null);
  let asked = false;
  let questions = 0;
  let addressed = 0;
  let told = 0;
  let answers = 0;
  for (const index of at) {
    const text = lines[index]?.text ?? '';
    const dash = DASH.exec(text)?.[0] ?? '';
    const rest = text.slice(dash.length).trim();
    // Two questions do not follow each other, each has its dash.
    const asks: boolean = !asked && (endsByQuestionMark(rest) || mayBeQuestion(rest));
    asked = asks && DASH.test(lines[index + 1]?.text ?? '');
    questions += asks ? 1 : 0;
    answers += asks ? 0 : 1;
    addressed += asks && isAddressed(rest) ? 1 : 0;
    told += TOLD.test(foldKey(rest.slice(0, 400))) ? 1 : 0;
    labels[index] = label(dash, rest, asks);
  }
  if (questions < 2 || addressed * 2 < questions || told * 6 > at.length) return null;
  // Either each question has its answer, or only the questions have dashes.
  return answers === 0 || (answers >= questions - 1 && answers <= questions * 1.5 + 1) ? labels : null;
}
