import { useMemo, useRef, useState, type ReactNode } from 'react';
import { questionMail } from '#interview/answers/question-mail.ts';
import type { Participant, Post } from '#interview/document.ts';
import { safeBaseName } from '#interview/file-names.ts';
import { foldKey } from '#interview/fold-key.ts';
import { LONGEST_MAILTO, mailtoUrl } from '#interview/links.ts';
import { interviewersOf } from '#interview/outline.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import styles from './Answers.module.css';

type AskDialogProps = Readonly<{
  postId: string;
  /** Reads the post when the window opens; it does not change meanwhile. */
  read: () => Post;
  /** Saves first, since the stored state is kept. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

type Done = Readonly<{ text: string; token?: string }>;
const TOO_LONG = 'ask-too-long';

/** « Demander les réponses… », once it knows who has a mail address. */
export function AskDialog({ read, ...props }: AskDialogProps): ReactNode {
  const [post] = useState(read);
  const [answering] = useState(() => answeringPeople(post));
  const { value, failure } = useQuery('people.addresses', {
    ids: answering.map(({ id }) => id).slice(0, 200),
  });
  const addresses = useMemo(() => new Map(value?.items.map(({ id, address }) => [id, address])), [value]);
  if (value === undefined && failure === undefined) return null;
  const people = answering.toSorted((a, b) => Number(addresses.has(b.id)) - Number(addresses.has(a.id)));
  return <Ask {...props} post={post} people={people} addresses={addresses} />;
}

type AskProps = Omit<AskDialogProps, 'read'> &
  Readonly<{
    post: Post;
    /** Those with an address first; the first is proposed. */
    people: readonly Participant[];
    addresses: ReadonlyMap<string, string>;
  }>;

/** The mail with the questions for a person, to copy, to open in the mail program or to save. */
function Ask({ postId, post, people, addresses, save, onClose }: AskProps): ReactNode {
  const { answers: words, exports: exportWords, window: windowWords } = useMessages();
  const [text, setText] = useState(people[0]?.name ?? '');
  const [isMissing, setMissing] = useState(false);
  const [isPending, setPending] = useState(false);
  const [thrown, setThrown] = useState<unknown>();
  const [done, setDone] = useState<Done>();
  /** The people for whom the state was kept, once for each however often the mail is copied. */
  const keptFor = useRef(new Set<string>());

  const name = text.trim().slice(0, 200);
  const directoryQuery = useQuery('participants.list', name === '' ? null : { query: name, limit: 8 });
  const directory = (useLastAnswer(directoryQuery.value)?.items ?? []).filter(
    ({ id }) => !people.some((one) => one.id === id),
  );
  const person = [...people, ...directory].find((one) => foldKey(one.name) === foldKey(name));
  const otherAddress = useQuery(
    'people.addresses',
    person === undefined || people.some(({ id }) => id === person.id) ? null : { ids: [person.id] },
  ).value?.items[0];
  const address =
    person === undefined
      ? undefined
      : (addresses.get(person.id) ?? (otherAddress?.id === person.id ? otherAddress.address : undefined));

  const mail = questionMail(post, name === '' ? undefined : { id: person?.id, name });
  const isTooLong = mailtoUrl({ address, subject: mail.subject, body: mail.text }).length > LONGEST_MAILTO;
  const request = { postId, recipient: name, ...(person === undefined ? {} : { person: person.id }) };

  async function act(run: () => Promise<Done | undefined>): Promise<void> {
    setThrown(undefined);
    setDone(undefined);
    setPending(true);
    try {
      setDone(await run());
    } catch (error) {
      setThrown(error);
    } finally {
      setPending(false);
    }
  }
  async function keepAsked(): Promise<void> {
    if (name === '' || keptFor.current.has(foldKey(name))) return;
    await save();
    await call('exports.ask', request);
    keptFor.current.add(foldKey(name));
  }
  const copy = async (): Promise<Done> => {
    await call('clipboard.write', { text: mail.text, html: mail.html });
    await keepAsked();
    return { text: words.questionsCopied(mail.count) };
  };
  const openMail = async (): Promise<Done> => {
    const { subject } = mail;
    await call('links.write-mail', {
      subject,
      body: mail.text,
      ...(address === undefined ? {} : { address }),
    });
    await keepAsked();
    return { text: words.askOpened };
  };
  const saveMail = async (): Promise<Done | undefined> => {
    const title = post.title.trim() === '' ? exportWords.untitled : post.title;
    const { destination } = await call('dialogs.choose-destination', {
      what: 'file',
      format: 'eml',
      name: safeBaseName(exportWords.fileOf(title, name), name),
    });
    if (destination === undefined) return undefined;
    await save();
    const { name: file = '' } = await call('exports.ask', { ...request, destination: destination.token });
    keptFor.current.add(foldKey(name));
    return { text: words.askSaved(file), token: destination.token };
  };
  /** Runs an act that is about a person. */
  const withPerson = (run: () => Promise<Done | undefined>): void => {
    setMissing(name === '');
    if (name !== '') void act(run);
  };

  const nothing = mail.count === 0;
  const { token } = done ?? {};
  return (
    <Dialog
      title={words.ask}
      size="l"
      isOpen
      onClose={onClose}
      busy={isPending}
      actions={
        <>
          <Button onPress={onClose}>{windowWords.close}</Button>
          <Button isDisabled={nothing || isPending} onPress={() => withPerson(saveMail)}>
            {words.askSave}
          </Button>
          <Button
            isDisabled={nothing || isTooLong || isPending}
            {...(isTooLong ? { 'aria-describedby': TOO_LONG } : {})}
            onPress={() => withPerson(openMail)}
          >
            {words.askOpen}
          </Button>
          <Button kind="primary" isDisabled={nothing || isPending} onPress={() => void act(copy)}>
            {words.askCopy}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <FailureNotice failure={thrown} />
        {done !== undefined && (
          <Notice
            tone="good"
            {...(token === undefined
              ? {}
              : {
                  action: {
                    label: exportWords.openFolder,
                    onPress: () => void call('destinations.reveal', { token }).catch(setThrown),
                  },
                })}
          >
            {done.text}
          </Notice>
        )}
        <p className={styles.hint}>{words.askExplained}</p>
        <SuggestField
          label={words.askWhom}
          hint={name === '' ? exportWords.recipientHint : (address ?? words.askNoAddress)}
          error={isMissing && name === '' ? words.askWhomMissing : undefined}
          suggestions={[
            ...people.filter((one) => foldKey(one.name).includes(foldKey(name))),
            ...directory,
          ].map(({ id, name: label, role }) => ({ id, label, hint: addresses.get(id) ?? role }))}
          waiting={directoryQuery.waiting}
          text={text}
          onText={setText}
          onChoose={(id) => setText([...people, ...directory].find((one) => one.id === id)?.name ?? text)}
          onSubmit={() => setMissing(name === '')}
        />
        {nothing ? (
          <Notice>
            {post.body.some(({ type }) => type === 'question') ? words.noneFor(name) : words.noQuestionToCopy}
          </Notice>
        ) : (
          <TextField label={words.askMail(mail.count)} rows={12} isReadOnly value={mail.text} />
        )}
        {isTooLong && !nothing && (
          <p id={TOO_LONG} className={styles.hint}>
            {words.askTooLong}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** The people of a post who do not ask its questions; all of them if everybody asks. */
function answeringPeople({ participants, body }: Post): readonly Participant[] {
  const asking = interviewersOf(body.filter((block) => block.type === 'question'));
  const answering = participants.filter(({ id }) => !asking.has(id));
  return answering.length > 0 ? answering : participants;
}
