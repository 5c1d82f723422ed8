import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProxyQuestion as Question } from '#contract/shell.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './ProxyPassword.module.css';

type ProxyQuestionProps = Readonly<{ question: Question; onAnswered: () => void }>;

/** The form for the name and password of a proxy; it can be postponed. */
export function ProxyQuestion({
  question: { proxy, realm, again },
  onAnswered,
}: ProxyQuestionProps): ReactNode {
  const { connection, failures } = useMessages();
  const words = connection.proxy;
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const first = useRef<HTMLInputElement>(null);
  // Also over another dialog, which would restore its focus while this one is mounted.
  useEffect(() => first.current?.focus(), []);
  const colon = user.includes(':');
  const ready = user.trim() !== '' && !colon;

  const send = (answer: Promise<unknown>): void => {
    answer.then(onAnswered, (thrown: unknown) => setFailure(asAppError(thrown)));
  };
  const later = (): void => send(call('proxy.decline', { proxy }));
  const give = (): void => send(call('proxy.answer', { proxy, user: user.trim(), password }));

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={later}
      size="s"
      dismissable={false}
      actions={
        <>
          <Button onPress={later}>{words.later}</Button>
          <Button kind="primary" type="submit" form="proxy-password" isDisabled={!ready}>
            {words.give}
          </Button>
        </>
      }
    >
      <form
        id="proxy-password"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) give();
        }}
      >
        {again && <Notice tone="alert">{words.again}</Notice>}
        {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
        <p>{words.asks(proxy)}</p>
        {realm !== '' && <p className={styles.note}>{words.realm(realm)}</p>}
        <TextField
          label={words.user}
          value={user}
          onChange={setUser}
          maxLength={200}
          autoComplete="off"
          inputRef={first}
          {...(colon ? { error: words.userColon } : {})}
        />
        <TextField
          label={words.password}
          value={password}
          onChange={setPassword}
          type="password"
          maxLength={500}
          autoComplete="off"
        />
        <p className={styles.note}>
          {words.memory} {words.basic}
        </p>
      </form>
    </Dialog>
  );
}
