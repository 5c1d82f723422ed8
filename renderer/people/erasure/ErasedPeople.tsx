import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages, useLanguage } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { call } from '../../bridge/call.ts';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ActQuestion } from './EraseDialog.tsx';
import { BackupsOfPerson, useAct } from './InspectDialog.tsx';
import styles from './Erasure.module.css';

/** Number and progress of erasures, at the end of the directory. */
export function ErasedPeople(): ReactNode {
  const words = useMessages().erasure;
  const [open, setOpen] = useState(false);
  const erasures = useQuery('erasure.list', {}, ['people.erased', 'publications.changed']);
  const erased = erasures.value;
  if (erased === undefined || erased.people.length === 0) return null;
  return (
    <div className={styles.foot}>
      <div className={styles.rowWords} aria-live="polite">
        {erased.progress !== undefined && <Progress label={words.erasing} value={erased.progress} />}
      </div>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {words.foot(erased.people.length)}
      </Button>
      {open && <ErasedDialog erased={erased} onClose={() => setOpen(false)} />}
    </div>
  );
}

type Erased = RequestOutput<'erasure.list'>;
type ErasedPerson = Erased['people'][number];
type ErasedDialogProps = Readonly<{ erased: Erased; onClose: () => void }>;

/** Past erasures by date only: their names are not stored. */
function ErasedDialog({ erased, onClose }: ErasedDialogProps): ReactNode {
  const { erasure: words, failures } = useMessages();
  const { pending, failure, run } = useAct();
  const [prepared, setPrepared] = useState<RequestOutput<'erasure.prepare-updates'>>();
  const [stopping, setStopping] = useState<ErasedPerson>();
  const prepare = () => run(async () => setPrepared(await call('erasure.prepare-updates', {})));
  return (
    <Dialog
      title={words.erasedTitle}
      size="l"
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{words.close}</Button>}
    >
      <div className={styles.part}>
        {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
        {erased.failed && <Notice tone="alert">{words.failed}</Notice>}
        {erased.progress !== undefined && <Progress label={words.erasing} value={erased.progress} />}
        {erased.online > 0 && (
          <Notice
            {...(erased.updatable > 0 && !pending
              ? { action: { label: words.prepare, onPress: prepare } }
              : {})}
          >
            {words.stillOnline(erased.online)}
          </Notice>
        )}
        {prepared !== undefined && (
          <Notice tone="good">{words.prepared(prepared.prepared, prepared.left)}</Notice>
        )}
        <ul className={styles.rows}>
          {erased.people.map((person) => (
            <Person key={person.id} person={person} onWithdraw={() => setStopping(person)} />
          ))}
        </ul>
        <p className={styles.soft}>{words.marker}</p>
        <p className={styles.soft}>{words.outOfReach}</p>
      </div>
      {stopping !== undefined && (
        <ActQuestion
          title={words.withdraw}
          question={words.withdrawQuestion}
          act={{
            label: words.withdraw,
            kind: 'primary',
            run: async () => {
              await call('erasure.withdraw', { erasedId: stopping.id });
              setStopping(undefined);
            },
          }}
          onClose={() => setStopping(undefined)}
        />
      )}
    </Dialog>
  );
}

function Person({
  person,
  onWithdraw,
}: Readonly<{ person: ErasedPerson; onWithdraw: () => void }>): ReactNode {
  const { erasure: words } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  const date = formatMoment(person.askedAt, now, language);
  const state = { 'under-way': words.underWay, waiting: words.waiting, done: '' }[person.state];
  return (
    <li className={styles.row} data-tall="">
      <span className={styles.rowWords}>
        <span>{words.erased(date)}</span>
        <span className={styles.facts}>
          {[words.done[person.manner], state].filter((part) => part !== '').join(' · ')}
        </span>
        <Disclosure title={words.copiesLeft} level={3} isLazy>
          <BackupsOfPerson whose={{ erasedId: person.id }} />
        </Disclosure>
      </span>
      <Button
        kind="plain"
        isDisabled={person.state !== 'done'}
        aria-label={words.withdrawOf(date)}
        onPress={onWithdraw}
      >
        {words.withdraw}
      </Button>
    </li>
  );
}
