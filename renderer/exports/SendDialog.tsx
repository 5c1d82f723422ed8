import { useState, useRef, type ReactNode } from 'react';
import { draftNotice, partOfPerson } from '#interview/proofreading.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { AskedConsents, SentFormat } from '#contract/exports.ts';
import { safeBaseName } from '#interview/file-names.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { useDeadlineField } from '../ui/fields/use-deadline-field.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { call } from '../bridge/call.ts';
import { askedConsents, ConsentFields, NO_CONSENT } from './ConsentFields.tsx';
import styles from './Exports.module.css';

type SendDialogProps = Readonly<{
  postId: string;
  post: Post;
  /** Saves first, since the stored text is written. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

const FORMATS: readonly SentFormat[] = ['docx', 'form', 'pdf', 'html'];
const WHOLE = 'whole';

/** « Demander une validation… »: recipient, content and format; writes a file to attach and keeps a revision. */
export function SendDialog({ postId, post: open, save, onClose }: SendDialogProps): ReactNode {
  const { exports: words, history, window: windowWords } = useMessages();
  // The post when the window opened; it does not change meanwhile.
  const [post] = useState(open);
  const [people] = useState(() => post.participants.filter(({ id }) => partOfPerson(post, id) !== undefined));
  const [recipient, setRecipient] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [format, setFormat] = useState<SentFormat>('docx');
  const [terms, setTerms] = useState(NO_CONSENT);
  const [asked, setAsked] = useState(false);
  const now = useNow(60_000);
  const deadline = useDeadlineField(history.wanted, history.wantedHint);
  const sending = useSendText(postId, save);
  const name = recipient.trim().slice(0, 200);
  // A person who answered gets their own answers by default.
  const own = people.find((person) => foldKey(person.name) === foldKey(name));
  const what = chosen ?? own?.id ?? WHOLE;
  const missing = asked && name === '';
  const { done } = sending;

  const send = (): void => {
    setAsked(true);
    if (name !== '')
      void sending.send({
        format,
        recipient: name,
        person: what === WHOLE ? undefined : what,
        consents: format === 'form' ? askedConsents(terms) : undefined,
        wantedAt: deadline.at,
        fileName: words.fileOf(post.title.trim() === '' ? words.untitled : post.title, name),
      });
  };
  const participants = post.participants.filter(({ name: known }) => foldKey(known).includes(foldKey(name)));
  return (
    <Dialog
      title={words.send}
      isOpen
      dismissable={done !== undefined}
      onClose={onClose}
      actions={
        done === undefined ? (
          <>
            <Button onPress={onClose}>{windowWords.cancel}</Button>
            <Button kind="primary" isPending={sending.pending} onPress={send}>
              {words.sendAct}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={sending.reveal}>{words.openFolder}</Button>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone */}
            <Button key="finish" kind="primary" autoFocus onPress={onClose}>
              {words.finish}
            </Button>
          </>
        )
      }
    >
      {done !== undefined && <Notice tone="good">{words.sentDone(done.name, done.recipient)}</Notice>}
      {done === undefined && (
        <div className={styles.form}>
          <FailureNotice failure={sending.thrown} />
          <p className={styles.hint}>{words.sendExplained}</p>
          <SuggestField
            label={words.recipient}
            hint={words.recipientHint}
            error={missing ? words.recipientMissing : undefined}
            suggestions={participants.map(({ id, name: known, role }) => ({ id, label: known, hint: role }))}
            text={recipient}
            onText={setRecipient}
            onChoose={(id) =>
              setRecipient(post.participants.find((person) => person.id === id)?.name ?? recipient)
            }
            onSubmit={send}
          />
          {people.length > 0 && (
            <Choice
              label={words.what}
              value={what}
              onChange={setChosen}
              options={[
                { id: WHOLE, label: words.whole },
                ...people.map((person) => ({
                  id: person.id,
                  label: words.partOf(person.name),
                  ...(what === person.id ? { hint: words.partHint } : {}),
                })),
              ]}
            />
          )}
          <Choice
            label={words.format}
            value={format}
            onChange={setFormat}
            options={FORMATS.map((id) => ({
              id,
              label: id === 'form' ? words.form.name : words.formats[id].name,
              ...(id === 'form' && format === id ? { hint: words.form.hint } : {}),
            }))}
          />
          {format === 'form' && (
            <ConsentFields terms={terms} onChange={(changed) => setTerms({ ...terms, ...changed })} />
          )}
          {deadline.field}
          <p className={styles.headed}>{words.headed(draftNotice(post.language, now))}</p>
        </div>
      )}
    </Dialog>
  );
}

type ToSend = Readonly<{
  format: SentFormat;
  recipient: string;
  person: string | undefined;
  consents: AskedConsents | undefined;
  wantedAt: number | undefined;
  /** The proposed name, without extension. */
  fileName: string;
}>;

type Sending = Readonly<{
  send: (what: ToSend) => Promise<void>;
  pending: boolean;
  thrown: unknown;
  /** The written file, which was also kept as a revision. */
  done: Readonly<{ name: string; recipient: string }> | undefined;
  reveal: () => void;
}>;

/** Asks for the location, saves, and writes the file. */
function useSendText(postId: string, save: () => Promise<unknown>): Sending {
  const [pending, setPending] = useState(false);
  // A ref, known before the next render, so that a second Enter opens no second dialog.
  const under = useRef(false);
  const [thrown, setThrown] = useState<unknown>();
  const [done, setDone] = useState<Readonly<{ name: string; recipient: string; token: string }>>();

  async function send({ format, recipient, person, consents, wantedAt, fileName }: ToSend): Promise<void> {
    if (under.current) return;
    under.current = true;
    setThrown(undefined);
    setPending(true);
    try {
      const { destination } = await call('dialogs.choose-destination', {
        what: 'file',
        format: format === 'form' ? 'pdf' : format,
        name: safeBaseName(fileName, recipient),
      });
      if (destination === undefined) return;
      await save();
      const { name } = await call('exports.send', {
        postId,
        destination: destination.token,
        format,
        recipient,
        ...(person === undefined ? {} : { person }),
        ...(consents === undefined ? {} : { consents }),
        ...(wantedAt === undefined ? {} : { wantedAt }),
      });
      setDone({ name, recipient, token: destination.token });
    } catch (error) {
      setThrown(error);
    } finally {
      under.current = false;
      setPending(false);
    }
  }

  return {
    send,
    pending,
    thrown,
    done,
    reveal: () => {
      if (done !== undefined) call('destinations.reveal', { token: done.token }).catch(setThrown);
    },
  };
}
