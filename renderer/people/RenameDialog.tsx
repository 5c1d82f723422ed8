import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useLastAnswer } from '../bridge/use-last-answer.ts';
import { OnlineList } from './OnlineList.tsx';
import styles from './People.module.css';

type RenameDialogProps = Readonly<{
  person: Readonly<{ id: string; name: string }>;
  onClose: () => void;
  /** Every text is saved and let go of: many are about to be replaced. */
  letGo: () => Promise<void>;
  onRenamed: (actId: string, posts: number, prepared: boolean) => void;
}>;

/** « Partout… »: what changes here, what stands online, and nothing that leaves unasked. */
export function RenameDialog({ person, onClose, letGo, onRenamed }: RenameDialogProps): ReactNode {
  const { people, window } = useMessages();
  const words = people.rename;
  const say = useFailureWords();
  const { pending, failure: refusal, run } = useLastAct();
  const [details, setDetails] = useState(false);
  const [online, setOnline] = useState<'nothing' | 'prepare'>('nothing');
  const preview = useQuery('people.rename-preview', { id: person.id, details });
  const found = useLastAnswer(preview.value);
  const prepare = online === 'prepare' && (found?.online.writable ?? 0) > 0;
  const failure = refusal ?? preview.failure;

  const rename = () =>
    run(async () => {
      await letGo();
      const { actId } = await call('people.rename', { id: person.id, details, prepare });
      onRenamed(actId, found?.posts ?? 0, prepare);
      onClose();
    });
  return (
    <Dialog
      title={words.title(person.name)}
      isOpen
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={found === undefined || (found.posts === 0 && !prepare)}
            onPress={() => void rename()}
          >
            {words.act}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
        <Checkbox isSelected={details} onChange={setDetails}>
          {words.details}
        </Checkbox>
        {found === undefined && failure === undefined && <Progress label={words.looking} />}
        {found !== undefined && (
          <>
            <p>{words.posts(found.posts)}</p>
            {found.others > 0 && <p>{words.others(found.others)}</p>}
            <OnlineList online={found.online} />
            {found.online.total > 0 && (
              <Choice
                label={words.onlineChoice}
                value={prepare ? 'prepare' : 'nothing'}
                onChange={setOnline}
                options={[
                  { id: 'nothing', label: words.nothing, hint: words.nothingHint },
                  ...(found.online.writable === 0
                    ? []
                    : [
                        {
                          id: 'prepare' as const,
                          label: words.prepare(found.online.writable),
                          hint: words.prepareHint,
                        },
                      ]),
                ]}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
