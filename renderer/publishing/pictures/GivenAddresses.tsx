import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Photos } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Pictures.module.css';

type GivenAddressesProps = Readonly<{ missing: Photos['missing'] }>;

/** The address of each picture on the author's own site, checked before it is kept. */
export function GivenAddresses({ missing }: GivenAddressesProps): ReactNode {
  const words = useMessages().photos;
  return (
    <div className={styles.card}>
      <p>{words.addressesMissing}</p>
      <ul className={styles.files}>
        {missing.map((picture) => (
          <GivenAddress key={picture.sha256} {...picture} />
        ))}
      </ul>
    </div>
  );
}

function GivenAddress({ sha256, name }: Photos['missing'][number]): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const [url, setUrl] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const check = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await call('pictures.give-address', { sha256, url: url.trim() });
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setPending(false);
    }
  };
  return (
    <li className={styles.given}>
      <img className={styles.thumb} src={`app://asset/${sha256}?width=160`} alt="" draggable={false} />
      <div className={styles.field}>
        <TextField
          label={words.publicAddress(name)}
          value={url}
          onChange={setUrl}
          type="url"
          placeholder="https://"
          {...(failure === undefined ? {} : { error: say(failure).sentence })}
        />
        <Button onPress={() => void check()} isPending={pending} isDisabled={url.trim() === ''}>
          {words.check}
        </Button>
      </div>
    </li>
  );
}
