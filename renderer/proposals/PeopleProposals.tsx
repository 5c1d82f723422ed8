import { useEffect, useState, type ReactNode } from 'react';
import type { PeopleQuestion } from '#contract/proposals.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery, useLastAnswer } from '../bridge/use-query.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { AskAgain, ActionBar, useLetters } from './ActionBar.tsx';
import type { ProposalAction } from './ActionBar.tsx';
import { useSteadyValue, useDecideOnce, useWalk } from './use-proposals.ts';
import styles from './PeopleProposals.module.css';

type PeopleProposalsProps = Readonly<{
  id: string | undefined;
  onGo: (id: string | undefined) => void;
  mayUndo: boolean;
  onUndo: () => void;
}>;

/** « A. Martin = Anne Martin ? »: one question at a time, before the posts. */
export function PeopleProposals({ id, onGo, mayUndo, onUndo }: PeopleProposalsProps): ReactNode {
  const words = useMessages().proposals;
  const notices = useNotices();
  const questionQuery = useQuery('proposals.people', { ...(id !== undefined && { id }), step: 'at' }, [
    'proposals.changed',
  ]);
  const shownStep = useSteadyValue(questionQuery.value, 'people');
  const question = shownStep?.question;
  const at = question?.id;
  const [choosing, setChoosing] = useState<string | undefined>(undefined);
  // After an answer, the next question is shown.
  const fresh = questionQuery.value?.question?.id;
  useEffect(() => {
    if (fresh !== undefined && fresh !== id) onGo(fresh);
  });

  const fail = (thrown: unknown): void => notices.fail('proposals', thrown);
  const once = useDecideOnce(at);
  const answer = async (same: boolean, otherId?: string): Promise<void> => {
    if (at === undefined || !once.first()) return;
    notices.hide('proposals');
    setChoosing(undefined);
    try {
      await call('proposals.answer-people', { id: at, same, ...(otherId !== undefined && { otherId }) });
    } catch (thrown) {
      once.again();
      fail(thrown);
    }
    questionQuery.refresh();
  };
  const step = useWalk({
    at: id ?? at,
    ask: async (from, way) =>
      (await call('proposals.people', { ...(from !== undefined && { id: from }), step: way })).question?.id,
    onGo,
    onFailure: fail,
  });
  const { letters, peopleKeys, keys } = words;
  useLetters({
    [letters.yes]: () => void answer(true),
    [letters.no]: () => void answer(false),
    [letters.skip]: () => step('next'),
    ArrowLeft: () => step('previous'),
    ArrowRight: () => step('next'),
  });
  if (question === undefined || shownStep === undefined)
    return questionQuery.failure === undefined ? null : (
      <AskAgain failure={questionQuery.failure} onRetry={questionQuery.refresh} />
    );
  const isOneName = question.person.id === question.other.id;
  const actions: ProposalAction[] = [
    { label: words.previous, keys: keys.previous, run: () => step('previous') },
    { label: words.skip, keys: keys.skip, run: () => step('next') },
    { label: words.no, keys: peopleKeys.no, run: () => void answer(false) },
    { label: words.yes, keys: peopleKeys.yes, run: () => void answer(true), primary: true },
  ];
  return (
    <>
      <div className={styles.people}>
        <p className={styles.position} aria-live="polite">
          {words.position(shownStep.position, shownStep.total)}
        </p>
        <h3
          className={styles.question}
          aria-label={
            isOneName ? undefined : words.samePersonLabel(question.person.name, question.other.name)
          }
        >
          {isOneName
            ? words.oneName(question.person.name, question.person.posts)
            : words.samePerson(question.person.name, question.other.name)}
        </h3>
        <p className={styles.reasons}>
          {question.reasons.map((reason) => (
            <span key={reason}>{words.peopleReasons[reason]}</span>
          ))}
        </p>
        <div className={styles.sides}>
          <Side side={question.person} />
          {!isOneName && <Side side={question.other} />}
        </div>
        <p className={styles.hint}>{words.peopleHint}</p>
        {choosing === at ? (
          <SomeoneElse others={question.others} onChoose={(otherId) => void answer(true, otherId)} />
        ) : (
          <Button kind="plain" onPress={() => setChoosing(at)}>
            {words.someoneElse}
          </Button>
        )}
      </div>
      <ActionBar
        actions={actions}
        others={[{ label: words.undo, keys: keys.undo, run: onUndo, disabled: !mayUndo }]}
      />
    </>
  );
}

/** One of the two names: its number of posts and some titles. */
function Side({ side }: Readonly<{ side: PeopleQuestion['person'] }>): ReactNode {
  const words = useMessages().proposals;
  return (
    <section className={styles.side} aria-label={side.name}>
      <p className={styles.name}>{side.name}</p>
      <p className={styles.meta}>
        {words.inPosts(side.posts)}
        {side.inDirectory && <Badge icon="person">{words.inDirectory}</Badge>}
      </p>
      <ul className={styles.titles}>
        {side.titles.map((title, index) => (
          <li key={index}>{title === '' ? words.untitled : title}</li>
        ))}
      </ul>
    </section>
  );
}

type SomeoneElseProps = Readonly<{
  others: PeopleQuestion['others'];
  onChoose: (id: string) => void;
}>;

/** The choice of a third person from the archive or the directory. */
function SomeoneElse({ others, onChoose }: SomeoneElseProps): ReactNode {
  const words = useMessages().proposals;
  const [text, setText] = useState('');
  const listed =
    useLastAnswer(useQuery('participants.list', { query: text.trim(), limit: 8 }).value)?.items ?? [];
  const suggestions = [
    ...others.map(({ id, name }) => ({ id, label: name })),
    ...listed
      .filter(({ id }) => !others.some((other) => other.id === id))
      .map(({ id, name, role }) => ({ id, label: name, ...(role !== undefined && { hint: role }) })),
  ];
  return (
    <SuggestField
      label={words.someoneElse}
      hint={words.someoneElseHint}
      suggestions={suggestions}
      text={text}
      onText={setText}
      onChoose={onChoose}
      onSubmit={() => undefined}
    />
  );
}
