import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CalendarDateTime } from '@internationalized/date';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { chosenHour, endOfDay, hourIn } from '../ui/hours.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { DateTimeField } from '../ui/fields/DateTimeField.tsx';
import { useDeadlineField } from '../ui/fields/use-deadline-field.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { useRevisionWords } from './use-revision-words.ts';
import styles from './Approvals.module.css';

type ApproveDialogProps = Readonly<{
  postId: string;
  post: Post;
  /** The name of the person, if known. */
  name?: string | undefined;
  /** The approved revision, if chosen from the history. */
  revisionId?: string | undefined;
  /** Saves first, since the stored text is approved. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

const CURRENT = 'current';

/** « Marquer comme validé… »: person, date and text of an approval, or a person whose approval is awaited. */
export function ApproveDialog({
  postId,
  post,
  name: known = '',
  revisionId,
  save,
  onClose,
}: ApproveDialogProps): ReactNode {
  const { history: words, sending: dateWords, window: windowWords } = useMessages();
  const say = useRevisionWords();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [today] = useState(() => hourIn(Date.now(), zone));
  const [who, setWho] = useState(known);
  const [what, setWhat] = useState<'given' | 'expected'>('given');
  const [day, setDay] = useState<CalendarDateTime | null>(today);
  const [chosen, setChosen] = useState(revisionId);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const deadline = useDeadlineField(words.wanted, words.wantedHint);
  const { pending, failure: refused, run } = useLastAct();
  const listed = useQuery('revisions.list', { postId });
  const revisions = listed.value?.items ?? [];
  const failure = refused ?? listed.failure;

  const name = who.trim().slice(0, 200);
  // The default is the text last sent to this person.
  const sent = revisions.find(
    ({ recipient }) => recipient !== undefined && foldKey(recipient) === foldKey(name),
  );
  const revision = revisions.find(({ id }) => id === revisionId);
  const texts = [
    { id: CURRENT, label: words.whichCurrent },
    ...(sent === undefined ? [] : [{ id: sent.id, label: words.whichSent(say.moment(sent.createdAt)) }]),
    ...(revision === undefined || revision.id === sent?.id
      ? []
      : [{ id: revision.id, label: words.whichKept(say.moment(revision.createdAt)) }]),
  ];
  const text = texts.find(({ id }) => id === chosen)?.id ?? sent?.id ?? CURRENT;
  const people = [...post.participants.map((one) => one.name), words.hierarchy].filter((one) =>
    foldKey(one).includes(foldKey(name)),
  );

  async function keep(): Promise<void> {
    setAsked(true);
    // Waits for the list of revisions, without which the text is unknown.
    if (name === '' || (what === 'given' && (day === null || listed.value === undefined))) return;
    await run(async () => {
      if (what === 'expected')
        await call('approvals.await', {
          postId,
          name,
          awaited: true,
          ...(deadline.at === undefined ? {} : { wantedAt: deadline.at }),
        });
      else {
        await save();
        await call('approvals.add', {
          postId,
          name,
          approvedAt: chosenHour(day ?? today, zone).at,
          note: note.trim(),
          ...(text === CURRENT ? {} : { revisionId: text }),
        });
      }
      onClose();
    });
  }
  return (
    <Dialog
      title={words.approveTitle}
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={what === 'given' && listed.value === undefined}
            onPress={() => void keep()}
          >
            {what === 'given' ? words.keep : words.await}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FailureNotice failure={failure} />
        <SuggestField
          label={words.who}
          hint={words.whoHint}
          error={asked && name === '' ? words.whoMissing : undefined}
          suggestions={people.map((one) => ({ id: one, label: one }))}
          waiting={listed.waiting}
          text={who}
          onText={setWho}
          onChoose={setWho}
          onSubmit={() => void keep()}
        />
        <Choice
          label={words.what}
          value={what}
          onChange={setWhat}
          options={(['given', 'expected'] as const).map((id) => ({ id, label: words[id] }))}
        />
        {what === 'expected' && deadline.field}
        {what === 'given' && (
          <>
            <DateTimeField
              label={words.day}
              value={day}
              onChange={setDay}
              last={endOfDay(today)}
              dayOnly
              words={dateWords}
              {...(asked && day === null ? { error: words.dayMissing } : {})}
            />
            {texts.length > 1 && (
              <Choice label={words.which} value={text} onChange={setChosen} options={texts} />
            )}
            <TextField
              label={words.note}
              hint={words.noteHint}
              value={note}
              onChange={setNote}
              maxLength={2_000}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
