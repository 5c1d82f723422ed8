import { useState, type ReactNode } from 'react';
import type { Post } from '#interview/document.ts';
import { applyReturn } from '#interview/returns/apply-return.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import type { PlacedTurn } from '#interview/returns/placed-turn.ts';
import { hasOtherWords, returnToTake } from '#interview/returns/place-return.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { PersonField } from '../answers/PersonField.tsx';
import type { Received } from '../answers/use-answers.ts';
import { useMessages } from '../bridge/messages.tsx';
import { ChangesChoice, isReviewed } from '../changes-and-notes/ChangesChoice.tsx';
import { useRevisionWords } from '../history/use-revision-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import styles from './Returns.module.css';
import { TurnOfReturn } from './TurnOfReturn.tsx';
import { useReturn } from './use-return.ts';
import type { TakenReturn } from './use-take-return.ts';

type ReturnDialogProps = Readonly<{
  postId: string;
  post: Post;
  read: ReadReturn;
  received: Received;
  /** Replaces the document by one read with other choices for its tracked changes. */
  onReceived: (document: ReadDocument) => void;
  onTake: (taken: TakenReturn) => Promise<void>;
  onClose: () => void;
}>;

/** The sheet of a returned text, turn by turn: one button writes the chosen words, one undo takes them back. */
export function ReturnDialog({
  postId,
  post,
  read,
  received,
  onReceived,
  onTake,
  onClose,
}: ReturnDialogProps): ReactNode {
  const { returns: words, window: windowWords } = useMessages();
  const notices = useNotices();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isSettled, setSettled] = useState(true);
  const [pending, setPending] = useState(false);
  const state = useReturn(read, received, postId, post, chosen);
  const { name, person, turns } = state;
  const isOther = read.postId !== undefined && read.postId !== postId;

  const take = async (): Promise<void> => {
    setPending(true);
    const taken = turns.filter((turn, index) => hasOtherWords(turn) && state.choiceOf(index) !== 'keep');
    const retouched = turns.find((_turn, index) => state.choiceOf(index) === 'retouch');
    try {
      await onTake({
        apply: (current) => applyReturn(current, person, taken, () => crypto.randomUUID()),
        stored: { postId, name, ...returnToTake(read, turns, taken, person?.id) },
        goTo: retouched,
      });
    } catch (thrown) {
      notices.fail('returns', thrown);
      setPending(false);
    }
  };

  return (
    <Dialog
      title={name === '' ? words.title : words.titleOf(name)}
      size="l"
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          {name === '' && <p className={styles.hint}>{words.personFirst}</p>}
          <Button isDisabled={pending} onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={
              isOther ||
              name === '' ||
              state.waiting ||
              !isSettled ||
              turns.length + read.consents.length === 0
            }
            onPress={() => void take()}
          >
            {words.accept}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <Facts received={received} state={state} isOther={isOther} />
        {!isOther && (
          <>
            <PersonField
              people={post.participants}
              proposed={state.name}
              guessed={undefined}
              person={person ?? (name === '' ? undefined : { name, label: name })}
              onPerson={(one) => setChosen(one?.name ?? '')}
            />
            {isReviewed(received) && (
              <ChangesChoice
                key={received.again ?? received.name}
                document={received}
                onDocument={onReceived}
                onSettled={setSettled}
              />
            )}
            {state.waiting ? (
              <Progress label={words.loading} />
            ) : (
              <ol className={styles.turns} aria-label={words.turns}>
                {turns.map(
                  (turn, index) =>
                    isShown(turn) && (
                      <TurnOfReturn
                        key={`${turn.turn} ${index}`}
                        turn={turn}
                        choice={state.choiceOf(index)}
                        onChoice={(choice) => state.choose(index, choice)}
                      />
                    ),
                )}
              </ol>
            )}
            {read.consents.length > 0 && <Consents consents={read.consents} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The consents in a return; those given are entered in the register. */
function Consents({ consents }: Pick<ReadReturn, 'consents'>): ReactNode {
  const { returns: words, consents: consentWords } = useMessages();
  return (
    <section className={styles.part} aria-labelledby="return-consents">
      <h3 id="return-consents">{words.consents}</h3>
      <ul className={styles.people}>
        {consents.map(({ subject, isGiven }) => (
          <li key={subject} className={styles.received}>
            <Icon name={isGiven ? 'check' : 'close'} size={16} />
            {words.consent(consentWords.subjects[subject], isGiven)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Title, lead and questions are shown only with a statement about them. */
const isShown = ({ part, state }: PlacedTurn): boolean => state !== 'approved' || part === 'answer';

type FactsProps = Readonly<{
  received: Received;
  state: ReturnType<typeof useReturn>;
  isOther: boolean;
}>;

/** The facts about a return: which text was sent, whether it is older than another, or was taken before. */
function Facts({ received, state, isOther }: FactsProps): ReactNode {
  const words = useMessages().returns;
  const { moment } = useRevisionWords();
  if (isOther) return <Notice tone="alert">{words.otherPost}</Notice>;
  if (state.waiting) return null;
  const { sent, later, turns, read } = state;
  const takenAt = received.received?.takenAt;
  return (
    <>
      {(turns.length > 0 || read.consents.length === 0) && (
        <p className={styles.summary} aria-live="polite">
          {turns.length === 0
            ? words.nothing
            : words.summary(turns.filter(isShown).map((turn) => turn.state))}
        </p>
      )}
      <p className={styles.hint}>
        {sent === undefined ? words.sentUnknown : words.sentAt(moment(sent.createdAt))}
      </p>
      {read.turns.length === 0 && read.carrier === 'document' && <Notice>{words.marksMissing}</Notice>}
      {takenAt !== undefined && <Notice>{words.takenBefore(moment(takenAt))}</Notice>}
      {later !== undefined && <Notice tone="alert">{words.laterSent(moment(later.createdAt))}</Notice>}
    </>
  );
}
