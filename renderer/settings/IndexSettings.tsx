import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from '../ui/SettingsParts.module.css';

type Checked = BackendOutput<'library.check'>;

/** The state of the search index: compared with the posts on request, and rebuilt. */
export function IndexSettings(): ReactNode {
  const words = useMessages().archiveHealth;
  const say = useFailureWords();
  const index = useQuery('search.index', {}, ['search.index-changed']).value;
  const [checking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Checked>();
  const [failed, setFailed] = useState<unknown>(undefined);
  const building = index?.state === 'building';

  async function act(work: () => Promise<void>): Promise<void> {
    setFailed(undefined);
    setChecked(undefined);
    await work().catch(setFailed);
  }
  const check = async (): Promise<void> => {
    setChecking(true);
    await act(async () => setChecked(await call('library.check', {})));
    setChecking(false);
  };
  const rebuild = (): Promise<void> => act(async () => void (await call('search.rebuild', {})));

  return (
    <section className={styles.part} aria-labelledby="settings-archive">
      <h3 id="settings-archive" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.hint}>{words.hint}</p>
      {building && index.total > 0 && (
        <Progress label={words.building(index.done, index.total)} value={index.done / index.total} />
      )}
      <div className={styles.acts}>
        <Button isPending={checking} onPress={() => void check()}>
          {words.check}
        </Button>
        <Button isDisabled={building} onPress={() => void rebuild()}>
          {words.rebuild}
        </Button>
      </div>
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      {checked !== undefined && (
        <div aria-live="polite">
          {checked.ok ? (
            <Notice isAnnounced tone="good">
              {words.right}
            </Notice>
          ) : (
            <Notice isAnnounced tone="alert">
              {words.wrong(checked.findings.length)}
            </Notice>
          )}
        </div>
      )}
    </section>
  );
}
