import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './AddBlogByAddress.module.css';

type AddBlogByAddressProps = Readonly<{ onDone: () => void }>;

/** Form that adds a blog without an account from its address. */
export function AddBlogByAddress({ onDone }: AddBlogByAddressProps): ReactNode {
  const { byHand: words, publishing, failures } = useMessages();
  const first = useRef<HTMLInputElement>(null);
  // The button that opened this form is removed: the form takes the focus.
  useEffect(() => first.current?.focus(), []);
  const [address, setAddress] = useState('');
  const [dashboard, setDashboard] = useState('');
  const [name, setName] = useState('');
  /** The blog at the address is not public. */
  const [isPrivate, setPrivate] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const add = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      const identification = isPrivate ? { dashboard: dashboard.trim(), name: name.trim() } : {};
      await call('by-hand.add-blog', { address: address.trim(), ...identification });
      onDone();
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code === 'by-hand.private') setPrivate(true);
      if (error.code !== 'by-hand.private' || isPrivate) setFailure(error);
    } finally {
      setPending(false);
    }
  };
  const missing = address.trim() === '' || (isPrivate && (dashboard.trim() === '' || name.trim() === ''));
  return (
    <form
      className={styles.form}
      aria-label={words.addTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && !pending) void add();
      }}
    >
      <h4 className={styles.title}>{words.addTitle}</h4>
      <p className={styles.note}>{words.addExplained}</p>
      <TextField
        label={words.addAddress}
        value={address}
        onChange={(value) => {
          setAddress(value);
          setPrivate(false);
        }}
        placeholder="https://"
        inputRef={first}
      />
      {isPrivate && (
        <>
          <Notice>{words.addPrivate}</Notice>
          <TextField
            label={words.dashboard}
            hint={words.dashboardHint}
            value={dashboard}
            onChange={setDashboard}
            placeholder="https://"
          />
          <TextField label={words.name} value={name} onChange={setName} />
        </>
      )}
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      <div className={styles.ways}>
        <Button kind="primary" type="submit" isPending={pending} isDisabled={missing}>
          {words.addAct}
        </Button>
        <Button kind="plain" onPress={onDone}>
          {publishing.cancel}
        </Button>
      </div>
    </form>
  );
}
