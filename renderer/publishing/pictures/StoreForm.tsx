import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { PictureHost } from '#contract/pictures.ts';
import { PICTURE_HOSTS } from '#contract/plain-values.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { Choice } from '../../ui/fields/Choice.tsx';
import styles from './Pictures.module.css';

type Store = NonNullable<RequestOutput<'pictures.of-blog'>['store']>;
type StoreFormProps = Readonly<{
  blogId: string;
  store: Store | undefined;
  /** Something is about to be saved. */
  onTouched?: () => void;
}>;

const EMPTY: Store = {
  endpoint: '',
  region: '',
  bucket: '',
  prefix: '',
  publicBase: '',
  publicRead: false,
};
const NEEDED = ['endpoint', 'region', 'bucket', 'publicBase'] as const;

type Attempt = 'saved' | 'works' | 'attempting' | undefined;

/** Settings of the organisation's store: its address, its key, and a test upload. */
export function StoreForm({ blogId, store, onTouched }: StoreFormProps): ReactNode {
  const words = useMessages().photos.store;
  const say = useFailureWords();
  const [fields, setFields] = useState<Store>(store ?? EMPTY);
  const [keyId, setKeyId] = useState(store?.keyId ?? '');
  const [secret, setSecret] = useState('');
  const [outcome, setOutcome] = useState<Attempt>(undefined);
  const [kept, setKept] = useState(true);
  const [failure, setFailure] = useState<unknown>(undefined);
  const has = (name: (typeof NEEDED)[number]): boolean => fields[name].trim() !== '';
  const complete = NEEDED.every(has) && keyId.trim() !== '' && (secret !== '' || store?.keyId !== undefined);

  const field = (name: Exclude<keyof Store, 'publicRead' | 'keyId'>) => ({
    label: words[name],
    value: fields[name],
    onChange: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  });
  const save = async () => {
    const { endpoint, region, bucket, prefix, publicBase, publicRead } = fields;
    const saved = await call('pictures.set-store', {
      blogId,
      endpoint: endpoint.trim(),
      region: region.trim(),
      bucket: bucket.trim(),
      prefix: prefix.trim(),
      publicBase: publicBase.trim(),
      publicRead,
      accessKeyId: keyId.trim(),
      secretAccessKey: secret.trim(),
    });
    setKept(saved.kept);
    setSecret('');
  };
  const attempt = async (work: () => Promise<Attempt>) => {
    setFailure(undefined);
    setOutcome('attempting');
    onTouched?.();
    try {
      setOutcome(await work());
    } catch (thrown) {
      setOutcome(undefined);
      setFailure(thrown);
    }
  };
  const onlySave = () =>
    attempt(async () => {
      await save();
      return 'saved';
    });
  const tryIt = () =>
    attempt(async () => {
      await save();
      await call('pictures.try-store', { blogId });
      return 'works';
    });

  return (
    <div className={styles.form}>
      <TextField {...field('endpoint')} hint={words.endpointHint} type="url" />
      <div className={styles.pair}>
        <TextField {...field('bucket')} />
        <TextField {...field('region')} />
      </div>
      <TextField {...field('prefix')} />
      <TextField {...field('publicBase')} hint={words.publicBaseHint} type="url" />
      <div className={styles.pair}>
        <TextField label={words.keyId} value={keyId} onChange={setKeyId} autoComplete="off" />
        <TextField
          label={words.secret}
          value={secret}
          onChange={setSecret}
          type="password"
          autoComplete="off"
          {...(store?.keyId === undefined ? {} : { hint: words.secretKept })}
        />
      </div>
      <div className={styles.tick}>
        <Checkbox
          isSelected={fields.publicRead}
          onChange={(publicRead) => setFields((before) => ({ ...before, publicRead }))}
        >
          {words.publicRead}
        </Checkbox>
        <p className={styles.note}>{words.publicReadHint}</p>
      </div>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {outcome === 'attempting' && <Progress label={words.attempting} />}
      {(outcome === 'works' || outcome === 'saved') && <Notice tone="good">{words[outcome]}</Notice>}
      {!kept && <Notice>{words.notKept}</Notice>}
      <div className={styles.acts}>
        <Button onPress={() => void tryIt()} isDisabled={!complete || outcome === 'attempting'}>
          {words.attempt}
        </Button>
        <Button
          kind="plain"
          onPress={() => void onlySave()}
          isDisabled={!complete || outcome === 'attempting'}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
}

type HostChoiceProps = Readonly<{
  label: string;
  /** The current choice, or the recommended host if none was made. */
  host: PictureHost | undefined;
  onChoose: (host: PictureHost) => void;
}>;

/** The four picture hosts, each with its drawbacks. */
export function HostChoice({ label, host, onChoose }: HostChoiceProps): ReactNode {
  const { hosts, hostHints } = useMessages().photos;
  return (
    <Choice
      label={label}
      value={host ?? PICTURE_HOSTS[0]}
      onChange={onChoose}
      options={PICTURE_HOSTS.map((id) => ({ id, label: hosts[id], hint: hostHints[id] }))}
    />
  );
}
