import { useMemo, useState, type ReactNode } from 'react';
import { matchAnswers, mayNamePerson } from '#interview/answers/match-answers.ts';
import { guessPerson, type Guess } from '#interview/answers/guess-person.ts';
import { knownQuestions } from '#interview/answers/known-questions.ts';
import type { How } from '#interview/answers/merge-answers.ts';
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { mayBeName } from '#interview/people/may-be-name.ts';
import { interviewersOf } from '#interview/outline.ts';
import { blockToText } from '#interview/plain.ts';
import { matchReturn } from '#interview/returns/match-return.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { DirectoryEntry } from '#contract/library.ts';
import { call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { asParticipant } from '../editor/model/as-participant.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ChangesChoice, isReviewed } from '../changes-and-notes/ChangesChoice.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { PersonField, type Person } from './PersonField.tsx';
import { isReturned, planOf, piecesOf } from './pieces.ts';
import type { Destination, Pieces, Plan } from './pieces.ts';
import { useReceived, type Received, type ReceivedState } from './use-answers.ts';
import { AnswerMatching } from './AnswerMatching.tsx';
import styles from './Answers.module.css';

type Candidate = Pick<Participant, 'id' | 'name' | 'label'>;

type AddAnswersProps = Readonly<{
  postId: string;
  /** Reads the post when the window opens; it does not change meanwhile. */
  read: () => Post;
  /** A document already dropped or pasted. */
  dropped: Received | undefined;
  /** `read`: the return that these answers are, where the file says so. */
  onAdd: (
    person: Person | undefined,
    plan: Plan,
    received: Received,
    read: ReadReturn | undefined,
  ) => Promise<void>;
  /** The dialog in place of this one, for a text that was sent for review; undefined for answers. */
  renderReview: (
    received: Received,
    post: Post,
    onReceived: (document: ReadDocument) => void,
  ) => ReactNode | undefined;
  /** The author cancelled, or the last answers are written. */
  onClose: () => void;
}>;

/**
 * The window to add one person's answers: their source, the person, and the matching of pieces to questions. One button
 * writes them, and one undo removes them.
 */
export function AddAnswers({
  postId,
  read,
  dropped,
  onAdd,
  renderReview,
  onClose,
}: AddAnswersProps): ReactNode {
  const words = useMessages().answers;
  const notices = useNotices();
  const [post, setPost] = useState(read);
  const source = useReceived(dropped);
  const [chosen, setChosen] = useState<Person | 'none' | undefined>(undefined);
  const [destinations, setDestinations] = useState<ReadonlyMap<string, Destination>>(new Map());
  const [hows, setHows] = useState<ReadonlyMap<string, How>>(new Map());
  const [pending, setPending] = useState(false);
  const { received } = source;
  const returns = received?.returned ?? [];
  const [at, setAt] = useState(0);
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const current = returns[at];
  const isAutomatic = received?.warnings.some(({ code }) => code === 'automatic') === true;
  const questions = useMemo(() => knownQuestions(post).all, [post]);

  // The person who answers: chosen by the author, else named before the answers, else guessed.
  const match = useMemo(
    () => (who: Candidate | undefined) =>
      current !== undefined && current.turns.length > 0
        ? matchReturn(current, post)
        : matchAnswers(received?.blocks ?? [], post, { person: who, colours: received?.colours }),
    [received, current, post],
  );
  const labels = useMemo(() => match(undefined).labels, [match]);
  const named = post.participants.find((person) => labels.some((label) => mayNamePerson(label, person)));
  const ofAddress = useQuery(
    'people.of-address',
    current?.address === undefined ? null : { address: current.address },
  ).value?.person;
  const guess = useMemo(
    () =>
      received === undefined || labels.length > 0 ? undefined : guessOf(received, current, ofAddress, post),
    [received, current, ofAddress, labels, post],
  );
  const name = labels[0] ?? guess?.name ?? '';
  // A single word may be a person of the directory: the field proposes it, and the author chooses.
  const newPerson = useMemo<Person | undefined>(
    () => (name.includes(' ') && mayBeName(name) ? { name, label: name } : undefined),
    [name],
  );
  const meant =
    named ??
    post.participants.find(({ id }) => id === guess?.id) ??
    (ofAddress !== undefined && labels.length === 0 ? asParticipant(ofAddress) : newPerson);
  const person = chosen === 'none' ? undefined : (chosen ?? meant);
  const pieces = useMemo(() => {
    if (received === undefined) return undefined;
    if (isAutomatic) return unmatched(received.blocks);
    const who =
      person === undefined ? undefined : { id: person.id ?? '/new', name: person.name, label: person.label };
    return piecesOf(match(who), received.notes);
  }, [received, match, isAutomatic, person]);
  const returned =
    pieces !== undefined && isReturned(post, person?.id, pieces, received?.sentFrom === postId);
  const plan =
    pieces === undefined
      ? undefined
      : planOf(post, person?.id, pieces, { destinations, hows, isReturned: returned });
  // While another text is read, the shown one must not be added.
  const nothing =
    plan === undefined ||
    source.reading ||
    !source.isSettled ||
    (plan.count === 0 && plan.atEnd.length === 0);

  const add = async (): Promise<void> => {
    if (plan === undefined || received === undefined) return;
    setPending(true);
    try {
      await onAdd(person, plan, received, current);
      const done = new Set([...taken, at]);
      const next = returns.findIndex((_, index) => !done.has(index));
      if (next === -1 || returns.length < 2) return onClose();
      setTaken(done);
      setPost(read());
      show(next);
    } catch (thrown) {
      notices.fail('answers', thrown);
    }
    setPending(false);
  };
  const show = (index: number): void => {
    setAt(index);
    setChosen(undefined);
    setDestinations(new Map());
    setHows(new Map());
  };
  const copy = (text: string): void => {
    call('clipboard.write', { text }).then(
      () => notices.show({ id: 'answers-copy', text: words.copied, tone: 'good' }),
      (thrown: unknown) => notices.fail('answers-copy', thrown),
    );
  };
  // Resets the choices for a new text, since its pieces are different.
  const [matchedFor, setMatchedFor] = useState(received);
  if (matchedFor !== received) {
    setMatchedFor(received);
    setTaken(new Set());
    show(0);
  }

  const review = received === undefined ? undefined : renderReview(received, post, source.readOtherwise);
  if (review !== undefined) return review;
  const needsPerson = plan !== undefined && plan.count > 0 && person === undefined;
  return (
    <Dialog
      title={words.title}
      size="l"
      isOpen
      dismissable={false}
      onClose={onClose}
      busy={pending}
      actions={
        <>
          {needsPerson && <p className={styles.hint}>{words.personFirst}</p>}
          <Button isDisabled={pending} onPress={onClose}>
            {words.cancel}
          </Button>
          <Button
            kind="primary"
            isDisabled={nothing || needsPerson}
            isPending={pending}
            onPress={() => void add()}
          >
            {plan !== undefined && plan.count === 0 && plan.atEnd.length > 0
              ? words.addText
              : words.add(plan?.count ?? 0, plan?.replaced ?? 0)}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        {questions.length === 0 && <Notice>{words.noQuestions}</Notice>}
        <SourceField state={source} />
        {returns.length > 1 && (
          <Select
            label={words.rows(returns.length)}
            value={String(at)}
            onChange={(id) => show(Number(id))}
            choices={returns.map((one, index) => ({
              id: String(index),
              label: words.row(index + 1, one.person ?? one.address ?? '', taken.has(index)),
            }))}
          />
        )}
        {received !== undefined && (
          <PersonField
            key={at}
            people={post.participants}
            proposed={name}
            guessed={chosen === undefined ? guess?.from : undefined}
            person={person}
            onPerson={(one) => setChosen(one ?? 'none')}
          />
        )}
        {pieces !== undefined && pieces.matched.length + pieces.loose.length > 0 && (
          <AnswerMatching
            post={post}
            personId={person?.id}
            questions={questions}
            pieces={pieces}
            destinations={destinations}
            hows={hows}
            isReturned={returned}
            onDestination={(key, destination) => setDestinations(new Map(destinations).set(key, destination))}
            onHow={(question, how) => setHows(new Map(hows).set(question, how))}
            onCopy={copy}
          />
        )}
      </div>
    </Dialog>
  );
}

/**
 * By the address in the directory, the name that the return gives, else the words. An interviewer is not proposed as the
 * person who answers.
 */
function guessOf(
  received: Received,
  current: ReadReturn | undefined,
  ofAddress: DirectoryEntry | undefined,
  post: Post,
): Guess | undefined {
  const asking = interviewersOf(post.body.filter((block) => block.type === 'question'));
  const answering = post.participants.filter(({ id }) => !asking.has(id));
  const sender = ofAddress?.name ?? current?.person;
  if (sender !== undefined) {
    const known = answering.filter((one) => one.id === ofAddress?.id || mayNamePerson(sender, one));
    const [only] = known;
    return {
      from: current?.carrier === 'table' ? 'table' : 'sender',
      ...(only !== undefined && known.length === 1 ? { id: only.id, name: only.name } : { name: sender }),
    };
  }
  return guessPerson(
    { lines: received.blocks.flatMap((block) => blockToText(block).split('\n')), fileName: received.name },
    answering,
  );
}

/** A text that answers nothing, of which the author may still take a passage. */
const unmatched = (blocks: readonly TopBlock[]): Pieces =>
  piecesOf({ answers: [], unattached: [], labels: [], recognised: [] }, blocks);

type SourceFieldProps = Readonly<{ state: ReceivedState }>;

/** The source of the answers: a document, or a box to paste into. */
function SourceField({ state }: SourceFieldProps): ReactNode {
  const words = useMessages().answers;
  const { received, text, reading, failed } = state;
  const name = received?.name;
  return (
    <section className={styles.source} aria-label={words.source}>
      <div className={styles.file}>
        <Button icon="posts" onPress={state.chooseFile} isPending={reading}>
          {name === undefined ? words.chooseFile : words.chooseOther}
        </Button>
        {name === undefined ? (
          <span className={styles.hint}>{words.kinds}</span>
        ) : (
          <span className={styles.name} title={name}>
            <Icon name="check" size={16} />
            {name}
          </span>
        )}
      </div>
      {reading && <Progress label={words.reading} />}
      <FailureNotice failure={failed} />
      {name === undefined && (
        <TextField
          label={words.pasteLabel}
          placeholder={words.pastePlaceholder}
          rows={received === undefined ? 5 : 2}
          value={text}
          onChange={state.setText}
          onPaste={(event) => {
            const html = event.clipboardData?.getData('text/html') ?? '';
            // A paste into existing text is inserted there as usual.
            if (html === '' || text.trim() !== '') return;
            event.preventDefault();
            state.pasteHtml(html, event.clipboardData?.getData('text/plain') ?? '');
          }}
        />
      )}
      {received !== undefined && isReviewed(received) && (
        <ChangesChoice
          key={received.again ?? received.name}
          document={received}
          onDocument={state.readOtherwise}
          onSettled={state.setSettled}
        />
      )}
      {received !== undefined &&
        words.warnings(received.warnings).map((warning) => <Notice key={warning}>{warning}</Notice>)}
      {received !== undefined && received.blocks.length === 0 && <Notice tone="alert">{words.empty}</Notice>}
    </section>
  );
}
