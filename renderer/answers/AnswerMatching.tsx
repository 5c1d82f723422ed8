import { useState, type ReactNode } from 'react';
import type { KnownQuestion } from '#interview/answers/known-questions.ts';
import { isCorrection } from '#interview/answers/is-correction.ts';
import { wordChanges, type Run } from '#interview/compare/runs.ts';
import type { How } from '#interview/answers/merge-answers.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Button } from '../ui/Button.tsx';
import { ChangedWords } from '../ui/ChangedWords.tsx';
import { existingText, proposedHow, sameWords, AT_END, NOWHERE } from './pieces.ts';
import type { Choices, Destination, Piece, Pieces, MatchedPiece, LoosePiece } from './pieces.ts';
import styles from './Answers.module.css';

type AnswerMatchingProps = Readonly<
  {
    post: Post;
    personId: string | undefined;
    questions: readonly KnownQuestion[];
    pieces: Pieces;
    onDestination: (key: string, destination: Destination) => void;
    onHow: (question: string, how: How) => void;
    onCopy: (text: string) => void;
  } & Choices
>;

/** The received pieces: by question, then those without one. */
export function AnswerMatching({
  post,
  personId,
  questions,
  pieces,
  destinations,
  hows,
  isReturned,
  onDestination,
  onHow,
  onCopy,
}: AnswerMatchingProps): ReactNode {
  const words = useMessages().answers;
  const goesTo = (piece: Piece): Destination => destinations.get(piece.key) ?? piece.destination;
  const all: readonly Piece[] = [...pieces.matched, ...pieces.loose];
  return (
    <>
      <p className={styles.summary} aria-live="polite">
        {words.recognized(pieces.matched.length, questions.length)}
        {pieces.loose.length > 0 && ` ${words.looseCount(pieces.loose.length)}.`}
      </p>
      {isReturned && <p className={styles.hint}>{words.returned}</p>}
      {questions.length > 0 && (
        <ol className={styles.rows} aria-label={words.questions}>
          {questions.map((question) => {
            const piece = pieces.matched.find((one) => one.question === question.id);
            const comes = all.filter((one) => goesTo(one) === question.id);
            const existing = existingText(post, personId, question.id);
            const incoming = comes.map(({ text }) => text).join('\n');
            return (
              <QuestionRow
                key={question.id}
                question={question}
                questions={questions}
                piece={piece}
                destination={piece === undefined ? undefined : goesTo(piece)}
                existing={existing}
                incoming={incoming}
                how={hows.get(question.id) ?? proposedHow(existing, incoming, isReturned)}
                attached={comes.filter((one) => one !== piece).length}
                onDestination={(destination) => piece !== undefined && onDestination(piece.key, destination)}
                onHow={(how) => onHow(question.id, how)}
              />
            );
          })}
        </ol>
      )}
      {pieces.loose.length > 0 && (
        <section className={styles.loose} aria-labelledby="answers-loose">
          <h3 id="answers-loose" className={styles.title}>
            {words.loose}
          </h3>
          <p className={styles.hint}>{words.looseHint}</p>
          <ul className={styles.rows}>
            {pieces.loose.map((piece) => (
              <LooseRow
                key={piece.key}
                piece={piece}
                questions={questions}
                destination={goesTo(piece)}
                onDestination={(destination) => onDestination(piece.key, destination)}
                onCopy={onCopy}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type QuestionRowProps = Readonly<{
  question: Pick<KnownQuestion, 'id' | 'number' | 'text'>;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  piece: MatchedPiece | undefined;
  destination: Destination | undefined;
  /** The person's existing answer; '' for none. */
  existing: string;
  /** The whole text received for this question. */
  incoming: string;
  how: How;
  /** Number of pieces the author moved here from elsewhere. */
  attached: number;
  onDestination: (destination: Destination) => void;
  onHow: (how: How) => void;
}>;

/** A question with the received text, the person's existing answer, and the planned change. */
function QuestionRow({
  question,
  questions,
  piece,
  destination,
  existing,
  incoming,
  how,
  attached,
  onDestination,
  onHow,
}: QuestionRowProps): ReactNode {
  const words = useMessages().answers;
  const stays = piece !== undefined && destination === question.id;
  const comes = stays || attached > 0;
  const compared = comes && how === 'replace' && isCorrection(existing, incoming);
  const identical = stays && attached === 0 && sameWords(existing, piece.text);
  return (
    <li className={styles.row} data-empty={!comes || undefined}>
      <h3 className={styles.question}>
        <span className={styles.number} aria-hidden="true">
          {question.number}
        </span>
        <span>{question.text}</span>
      </h3>
      <p className={styles.marks}>
        {piece === undefined ? (
          attached === 0 && <Badge>{words.unanswered}</Badge>
        ) : (
          <Badge
            {...(piece.how === 'order' ? { tone: 'alert', icon: 'warning' } : {})}
            {...(piece.how === 'same' || piece.how === 'code' ? { icon: 'check' } : {})}
          >
            {words.how[piece.how]}
          </Badge>
        )}
        {attached > 0 && <Badge tone="accent">{words.alsoFrom(attached)}</Badge>}
      </p>
      {piece?.asked !== undefined && (
        <p className={styles.asked}>
          {words.asked} {piece.asked}
        </p>
      )}
      {compared && <Changes before={existing} after={incoming} />}
      <div className={styles.sides}>
        {existing !== '' && !compared && (
          <div className={styles.side}>
            <h4>{words.existing}</h4>
            <ReceivedText text={existing} tone="existing" />
          </div>
        )}
        {piece !== undefined && !(compared && stays) && (
          <div className={styles.side}>
            {existing !== '' && <h4>{words.received}</h4>}
            <ReceivedText text={piece.text} tone={stays ? 'received' : 'away'} />
          </div>
        )}
      </div>
      {(piece !== undefined || (comes && existing !== '')) && (
        <div className={styles.choices}>
          {existing !== '' &&
            comes &&
            (identical ? (
              <p className={styles.hint}>{words.identical}</p>
            ) : (
              <Select<How>
                label={words.existingChoice}
                labelHidden
                value={how}
                choices={[
                  { id: 'replace', label: words.replace },
                  { id: 'append', label: words.append },
                  { id: 'keep', label: words.keep },
                ]}
                onChange={onHow}
              />
            ))}
          {piece !== undefined && destination !== undefined && (
            <PieceDestination
              piece={piece}
              questions={questions}
              destination={destination}
              onDestination={onDestination}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** Characters shown around a change; omitted text between changes becomes an ellipsis. */
const AROUND = 90;

type ChangesProps = Readonly<{ before: string; after: string }>;

/** The words that differ between two versions of an answer, with their context. */
function Changes({ before, after }: ChangesProps): ReactNode {
  const words = useMessages().answers;
  const [whole, setWhole] = useState(false);
  const runs = wordChanges(before, after);
  const short = runs.map((run, index) => (run.kind === 'same' ? shortened(run, index, runs.length) : run));
  const isLong = short.some((run, index) => run !== runs[index]);
  return (
    <div className={styles.side}>
      <h4>{words.changes}</h4>
      <div className={styles.text} data-tone="received">
        <ChangedWords runs={whole ? runs : short} />
        {isLong && (
          <Button kind="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
            {whole ? words.less : words.more}
          </Button>
        )}
      </div>
    </div>
  );
}

function shortened(run: Run, index: number, count: number): Run {
  const { text } = run;
  const [head, tail] = [index === 0 ? 0 : AROUND, index === count - 1 ? 0 : AROUND];
  if (text.length <= head + tail + AROUND) return run;
  const first = text.slice(0, head).replace(/\s*\S*$/u, '');
  const last = tail === 0 ? '' : text.slice(-tail).replace(/^\S*\s*/u, '');
  return { ...run, text: `${first}${first === '' ? '' : ' '}…${last === '' ? '' : ' '}${last}` };
}

type LooseRowProps = Readonly<{
  piece: LoosePiece;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  destination: Destination;
  onDestination: (destination: Destination) => void;
  onCopy: (text: string) => void;
}>;

/** A piece without a question: shown, assigned by the author, or copied. */
function LooseRow({ piece, questions, destination, onDestination, onCopy }: LooseRowProps): ReactNode {
  const words = useMessages().answers;
  return (
    <li className={styles.row}>
      <p className={styles.marks}>
        <Badge>{piece.label === undefined ? words.why[piece.why] : piece.label}</Badge>
      </p>
      <ReceivedText text={piece.text} />
      <div className={styles.choices}>
        <PieceDestination
          piece={piece}
          questions={questions}
          destination={destination}
          onDestination={onDestination}
        />
        <Button icon="copy" onPress={() => onCopy(piece.text)}>
          {words.copy}
        </Button>
      </div>
    </li>
  );
}

type PieceDestinationProps = Readonly<{
  piece: Piece;
  questions: readonly Pick<KnownQuestion, 'id' | 'number' | 'text'>[];
  destination: Destination;
  onDestination: (destination: Destination) => void;
}>;

const LONGEST = 70;
const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

/** The choice of a piece's destination. */
function PieceDestination({
  piece,
  questions,
  destination,
  onDestination,
}: PieceDestinationProps): ReactNode {
  const words = useMessages().answers;
  return (
    <Select
      label={words.destinationOf(short(piece.text))}
      labelHidden
      value={destination}
      choices={[
        ...questions.map(({ id, number, text }) => ({ id, label: words.toQuestion(number, short(text)) })),
        { id: AT_END, label: words.atEnd },
        { id: NOWHERE, label: words.nowhere },
      ]}
      onChange={onDestination}
    />
  );
}

type ReceivedTextProps = Readonly<{
  text: string;
  tone?: 'received' | 'existing' | 'away';
}>;

/** About eight lines, enough to recognise an answer. */
const SHOWN = 560;

/** A received text; a long one is collapsed, to keep the next question within reach. */
function ReceivedText({ text, tone = 'received' }: ReceivedTextProps): ReactNode {
  const words = useMessages().answers;
  const [whole, setWhole] = useState(false);
  const long = text.length > SHOWN + 80;
  return (
    <div className={styles.text} data-tone={tone}>
      {long && !whole ? `${text.slice(0, SHOWN).replace(/[\s.…]+$/u, '')}…` : text}
      {long && (
        <div>
          <Button kind="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
            {whole ? words.less : words.more}
          </Button>
        </div>
      )}
    </div>
  );
}
