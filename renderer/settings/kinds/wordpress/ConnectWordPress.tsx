import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BlogMove } from '#contract/kinds/wordpress.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { LONGEST_SIGN_IN } from '#contract/plain-values.ts';
import { call } from '#renderer/bridge/call.ts';
import { useMessages } from '#renderer/bridge/messages.tsx';
import { useEvent } from '#renderer/bridge/use-event.ts';
import { useLastAct } from '#renderer/bridge/use-last-act.ts';
import { FailureWays } from '#renderer/publishing/FailureWays.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useNotices } from '#renderer/ui/window/notices.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import type { ConnectFormProps } from '../connect-form.ts';
import { PracticePosts } from '../../PracticePosts.tsx';
import blogSettings from '../../BlogSettings.module.css';
import styles from '../ConnectBlog.module.css';

type Site = RequestOutput<'wordpress.find'>;
type SignedIn = RequestOutput<'wordpress.sign-in'>;
/** The address that the author typed, and the move that they confirmed. */
type AddressToConnect = Readonly<{ address: string; moved?: BlogMove | undefined }>;

/** The blog's address, then its authorisation page in the browser, whose answer returns by itself or is pasted. */
export function ConnectWordPress({ account, onDone, onConnected }: ConnectFormProps): ReactNode {
  const words = useMessages().wordpress;
  const [address, setAddress] = useState(account?.site ?? '');
  const [target, setTarget] = useState<Readonly<{ site: Site; toConnect: AddressToConnect }> | undefined>(
    undefined,
  );
  const [signedIn, setSignedIn] = useState<SignedIn | undefined>(undefined);
  return (
    <Dialog title={words.title} isOpen onClose={onDone} size="m" dismissable={false}>
      <div className={styles.sections}>
        {signedIn !== undefined ? (
          <Connected signedIn={signedIn} onDone={onConnected} />
        ) : target === undefined ? (
          <AddressStep
            address={address}
            onAddress={setAddress}
            onFound={(site, toConnect) => setTarget({ site, toConnect })}
          />
        ) : (
          <SignInStep {...target} onBack={() => setTarget(undefined)} onSignedIn={setSignedIn} />
        )}
        <PracticePosts />
      </div>
    </Dialog>
  );
}

/** Focuses the first field of a new step, because the previous field was removed. */
function useFirstField() {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return first;
}

/** Scrolls a message into view in a low window. */
const bringIntoView = (message: HTMLElement | null): void => message?.scrollIntoView({ block: 'nearest' });

function Told({ failure }: Readonly<{ failure: AppError | undefined }>): ReactNode {
  const { failures } = useMessages();
  if (failure === undefined) return null;
  return (
    <div key={failure.code} ref={bringIntoView}>
      <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>
      <FailureWays failure={failure} />
    </div>
  );
}

type AddressStepProps = Readonly<{
  address: string;
  onAddress: (address: string) => void;
  onFound: (site: Site, toConnect: AddressToConnect) => void;
}>;

function AddressStep({ address, onAddress, onFound }: AddressStepProps): ReactNode {
  const words = useMessages().wordpress;
  const { pending, failure, run } = useLastAct();
  const first = useFirstField();
  const missing = address.trim() === '';
  const find = (moved?: BlogMove): void =>
    void run(async () => {
      const toConnect = { address: address.trim(), ...(moved && { moved }) };
      onFound(await call('wordpress.find', toConnect), toConnect);
    });
  const { from, to } = failure?.params ?? {};
  return (
    <form
      className={blogSettings.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && !pending) find();
      }}
    >
      <TextField
        label={words.address}
        hint={words.addressHint}
        value={address}
        onChange={onAddress}
        placeholder="https://"
        maxLength={LONGEST_SIGN_IN.address}
        inputRef={first}
      />
      <Told failure={failure} />
      <div className={blogSettings.ways}>
        <Button kind="primary" type="submit" isPending={pending} isDisabled={missing}>
          {words.find}
        </Button>
        {failure?.code === 'wordpress.moved' && (
          <Button onPress={() => find({ from: String(from), to: String(to) })} isDisabled={missing}>
            {words.moved}
          </Button>
        )}
      </div>
    </form>
  );
}

type SignInStepProps = Readonly<{
  toConnect: AddressToConnect;
  site: Site;
  onBack: () => void;
  onSignedIn: (signedIn: SignedIn) => void;
}>;

/**
 * Sign-in with the browser, which returns the blog's answer; otherwise, or if the author prefers, by copying a
 * password.
 */
function SignInStep(props: SignInStepProps): ReactNode {
  const { toConnect, site, onBack, onSignedIn } = props;
  const words = useMessages().wordpress;
  const notices = useNotices();
  const [byPaste, setByPaste] = useState(!site.returns);
  const [isAwaited, setAwaited] = useState(false);
  const { pending, failure, run } = useLastAct();
  // Cancels the wait for the browser when the form closes.
  useEffect(() => () => void call('wordpress.give-up', {}).catch(() => undefined), []);
  useEvent('wordpress.returned', () => {
    setByPaste(false);
    setAwaited(false);
    void run(async () => onSignedIn(await call('wordpress.take-return', {})));
  });
  const open = async (): Promise<void> => {
    try {
      const { url } = await call('wordpress.authorize', { ...toConnect, returns: !byPaste });
      const { opened } = await call('links.open', { url });
      if (!byPaste) setAwaited(opened);
    } catch (thrown) {
      notices.fail('link', thrown);
    }
  };
  return (
    <div className={blogSettings.step}>
      <p role="status">
        {words.found(site.name)} <span className={blogSettings.note}>{site.home}</span>
      </p>
      {byPaste ? (
        <PasswordForm {...props} open={() => void open()} />
      ) : (
        <ByBrowser {...{ pending, failure, isAwaited }} open={() => void open()} />
      )}
      <div className={blogSettings.ways}>
        {site.returns && (
          <Button onPress={() => setByPaste(!byPaste)}>{byPaste ? words.byReturn : words.byPaste}</Button>
        )}
        <Button onPress={onBack}>{words.back}</Button>
      </div>
    </div>
  );
}

type ByBrowserProps = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  isAwaited: boolean;
  open: () => void;
}>;

function ByBrowser({ pending, failure, isAwaited, open }: ByBrowserProps): ReactNode {
  const words = useMessages().wordpress;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <p>{words.byBrowser}</p>
      <p role="status">{isAwaited && words.awaited}</p>
      <Told failure={failure} />
      <div className={blogSettings.ways}>
        <Button kind="primary" icon="external" onPress={open} isPending={pending} ref={first}>
          {words.open}
        </Button>
      </div>
    </>
  );
}

function PasswordForm({
  toConnect,
  open,
  onSignedIn,
}: SignInStepProps & Readonly<{ open: () => void }>): ReactNode {
  const words = useMessages().wordpress;
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const { pending, failure, run } = useLastAct();
  const first = useFirstField();
  const missing = user.trim() === '' || password.trim() === '';
  return (
    <form
      className={blogSettings.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing || pending) return;
        void run(async () =>
          onSignedIn(await call('wordpress.sign-in', { ...toConnect, user: user.trim(), password })),
        );
      }}
    >
      <ol className={styles.steps}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={blogSettings.ways}>
        <Button icon="external" onPress={open}>
          {words.open}
        </Button>
      </div>
      <TextField
        label={words.user}
        hint={words.userHint}
        value={user}
        onChange={setUser}
        maxLength={LONGEST_SIGN_IN.user}
        inputRef={first}
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        value={password}
        onChange={setPassword}
        type="password"
        maxLength={LONGEST_SIGN_IN.password}
      />
      <Told failure={failure} />
      <div className={blogSettings.ways}>
        <Button kind="primary" type="submit" isPending={pending} isDisabled={missing}>
          {words.signIn}
        </Button>
      </div>
    </form>
  );
}

function Connected({ signedIn, onDone }: Readonly<{ signedIn: SignedIn; onDone: () => void }>): ReactNode {
  const { wordpress: words, publishing } = useMessages();
  const { blog, kept, mayPublish } = signedIn;
  const goOn = useRef<HTMLButtonElement>(null);
  // The pressed button is removed; otherwise the dialog's close button would get the focus.
  useEffect(() => goOn.current?.focus(), []);
  return (
    <div className={blogSettings.step}>
      <Notice tone="good">{words.connected(blog.name)}</Notice>
      {!mayPublish && <Notice>{words.pending}</Notice>}
      {!kept && <Notice>{publishing.notKept}</Notice>}
      <div className={blogSettings.ways}>
        <Button kind="primary" onPress={onDone} ref={goOn}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
