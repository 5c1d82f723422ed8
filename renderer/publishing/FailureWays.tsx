import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  type FailureCode,
  type FailureParams,
  NETWORK_BARRIERS,
  SIGN_IN_FAILURES,
} from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { pageOfFailure } from './google-pages.ts';
import styles from './FailureWays.module.css';

/** Actions that the caller supports; a missing action has no button. */
type FailureWaysProps = Readonly<{
  failure: Readonly<{ code: string; params: FailureParams }>;
  /** Signs in again. */
  onReconnect?: (() => void) | undefined;
  onChangeClient?: (() => void) | undefined;
  /** After a step back: the sign-in once more. */
  onAgain?: (() => void) | undefined;
}>;

const SIGN_IN_AGAIN: readonly FailureCode[] = [
  'sign-in.refused',
  'sign-in.timed-out',
  'sign-in.no-browser',
  'sign-in.no-port',
];
const RECONNECT: readonly FailureCode[] = SIGN_IN_FAILURES;
const NETWORK: readonly FailureCode[] = NETWORK_BARRIERS;

/** Buttons that help after a failed connection, next to its message. Renders nothing if none applies. */
export function FailureWays({ failure, onReconnect, onChangeClient, onAgain }: FailureWaysProps): ReactNode {
  const { connection } = useMessages();
  const notices = useNotices();
  const [copied, setCopied] = useState(false);
  const words = connection.ways;
  const code = failure.code as FailureCode;
  const { params } = failure;
  const atGoogle = pageOfFailure(code, params);
  const tell = (id: string) => (thrown: unknown) => notices.fail(id, thrown);
  const open = (url: string): void => void call('links.open', { url }).catch(tell('link'));

  const ways = [
    code === 'network.proxy-password' && (
      <Button
        key="password"
        onPress={() => {
          call('proxy.ask-again', {}).then(() => onAgain?.(), tell('proxy'));
        }}
      >
        {words.givePassword}
      </Button>
    ),
    RECONNECT.includes(code) && onReconnect !== undefined && (
      <Button key="reconnect" onPress={onReconnect}>
        {words.reconnect}
      </Button>
    ),
    SIGN_IN_AGAIN.includes(code) && onAgain !== undefined && (
      <Button key="again" onPress={onAgain}>
        {words.again}
      </Button>
    ),
    code === 'sign-in.client-refused' && onChangeClient !== undefined && (
      <Button key="client" onPress={onChangeClient}>
        {words.changeClient}
      </Button>
    ),
    atGoogle !== undefined && (
      <Button key="google" icon="external" onPress={() => open(atGoogle.url)}>
        {words[atGoogle.button]}
      </Button>
    ),
    NETWORK.includes(code) && (
      <Button
        key="it"
        icon="copy"
        onPress={() => {
          const text = connection.itText({ code, ...params });
          call('clipboard.write', { text }).then(() => setCopied(true), tell('copy'));
        }}
      >
        {words.copyForIt}
      </Button>
    ),
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return (
    <div className={styles.ways}>
      {ways}
      <span role="status" className={styles.copied}>
        {copied ? connection.copied : ''}
      </span>
    </div>
  );
}
