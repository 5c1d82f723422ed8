import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useMessagesFor } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { isOnBlog } from './on-blog.ts';
import styles from './TakeDownDialog.module.css';

type TakeDownDialogProps = Readonly<{ postId: string; onClose: () => void }>;
type Act = 'revert' | 'delete';

/**
 * « Retirer du blog » or « Retirer du site »: two ways, with only the reversible one preselected; the local text stays.
 */
export function TakeDownDialog({ postId, onClose }: TakeDownDialogProps): ReactNode {
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [act, setAct] = useState<Act>('revert');
  const { pending, failure, run } = useLastAct();
  const removable = (publications.value?.items ?? []).filter(isOnBlog);
  const publication = removable.find(({ blogId }) => blogId === chosen) ?? removable[0];
  const { sending, failures, publishing } = useMessagesFor(publication?.blogKind);
  const words = sending.takeDown;
  // A draft there is a draft already.
  const isDraft = publication?.state === 'deposited' || publication?.state === 'pending';
  const acts: readonly Act[] = isDraft ? ['delete'] : ['revert', 'delete'];
  const way = acts.includes(act) ? act : 'delete';
  const hints = { revert: words.revertHint, delete: words.deleteHint };
  const shownFailure = failure ?? publications.failure;

  const press = async () => {
    if (publication === undefined) return;
    await run(async () => {
      await call('publications.take-down', { postId, blogId: publication.blogId, act: way });
      onClose();
    });
  };

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      busy={pending}
      size="s"
      enterActs={false}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {publishing.cancel}
          </Button>
          {publication !== undefined && (
            <Button kind="primary" isPending={pending} onPress={() => void press()}>
              {words.act[way]}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.parts}>
        {shownFailure !== undefined && (
          <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
        )}
        {publications.value !== undefined && publication === undefined && <p>{words.none}</p>}
        {removable.length > 1 && publication !== undefined && (
          <Select
            label={words.from}
            choices={removable.map(({ blogId, blogName }) => ({ id: blogId, label: blogName }))}
            value={publication.blogId}
            onChange={setChosen}
          />
        )}
        {publication !== undefined && (
          <>
            <Choice
              label={removable.length > 1 ? words.how : publication.blogName}
              value={way}
              onChange={setAct}
              options={acts.map((id) => ({ id, label: words[id], hint: hints[id] }))}
            />
            <p className={styles.kept}>{words.kept}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
