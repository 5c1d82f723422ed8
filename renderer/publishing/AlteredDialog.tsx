import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/fields/Select.tsx';
import changes from './Changes.module.css';
import styles from './TakeDownDialog.module.css';

type AlteredDialogProps = Readonly<{
  postId: string;
  onOpenLink: (url: string) => void;
  onClose: () => void;
}>;
type Alteration = RequestOutput<'publications.alterations'>['items'][number];

/** The alterations that a blog made to the text it was sent, and their acceptance for the whole blog. */
export function AlteredDialog({ postId, onOpenLink, onClose }: AlteredDialogProps): ReactNode {
  const { altered: words, publishing, failures, window } = useMessages();
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { pending, failure, run } = useLastAct();
  const altered = (publications.value?.items ?? []).filter(({ state }) => state === 'online-altered');
  const publication = altered.find(({ blogId }) => blogId === chosen) ?? altered[0];
  const blogId = publication?.blogId;
  const alterations = useQuery('publications.alterations', blogId === undefined ? null : { postId, blogId }, [
    'publications.changed',
  ]);
  const { value } = alterations;
  const url = value?.url;
  const shownFailure = failure ?? alterations.failure ?? publications.failure;
  const accept = (): void => {
    if (blogId === undefined) return;
    void run(async () => {
      await call('publications.accept-alterations', { postId, blogId });
      onClose();
    });
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      busy={pending}
      size="m"
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.close}
          </Button>
          {url !== undefined && (
            <Button icon="external" onPress={() => onOpenLink(url)}>
              {publishing.sent.see}
            </Button>
          )}
          {value !== undefined && (
            <Button kind="primary" isPending={pending} onPress={accept}>
              {words.accept}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.parts}>
        {shownFailure !== undefined && (
          <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
        )}
        {altered.length > 1 && publication !== undefined && (
          <Select
            label={publishing.blog}
            choices={altered.map((one) => ({ id: one.blogId, label: one.blogName }))}
            value={publication.blogId}
            onChange={setChosen}
          />
        )}
        {publications.value !== undefined && publication === undefined && <p>{words.none}</p>}
        {publication !== undefined && <p>{words.explained(publication.blogName)}</p>}
        {publication !== undefined && value === undefined && shownFailure === undefined && (
          <Progress label={words.comparing} />
        )}
        {value !== undefined && (
          <>
            {value.otherText ? <p>{words.otherText}</p> : <Alterations items={value.items} />}
            <p className={styles.kept}>{value.otherText ? words.acceptOne : words.acceptAll}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Alterations({ items }: Readonly<{ items: readonly Alteration[] }>): ReactNode {
  const words = useMessages().altered;
  return (
    <ol className={changes.changes}>
      {items.map(({ part, before, after }) => (
        <li key={`${part} ${before} ${after}`} className={changes.change}>
          <p className={changes.what}>{words.parts[part]}</p>
          <p className={styles.altered}>{sentenceOf(before, after, words)}</p>
        </li>
      ))}
    </ol>
  );
}

/** Shows the words of both sides, or their source when a side has none: a tag, or an attribute. */
function sentenceOf(before: string, after: string, words: Messages['altered']): string {
  const sides = [before, after] as const;
  const plain = sides.map((html) =>
    html
      .replace(/<[^<>]*>/g, ' ')
      .replaceAll('&lt;', '<')
      .trim(),
  );
  const shownSides = plain.every((text, at) => text !== '' || sides[at] === '')
    ? plain
    : sides.map((one) => one.trim());
  const [removed = '', added = ''] = shownSides;
  if (removed === '') return words.added(added);
  return added === '' ? words.removed(removed) : words.replaced(removed, added);
}
