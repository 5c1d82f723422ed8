import { useState, type DragEvent, type ReactNode } from 'react';
import type { Person } from '#contract/people.ts';
import { creditOf } from '#interview/people/person-fields.ts';
import type { AppError } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { tintOf } from '#interview/people/person-signs.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { asAppError, call } from '../bridge/call.ts';
import { uploadPicture } from '../editor/core/upload.ts';
import { ErasureButton } from './erasure/ErasureButton.tsx';
import { Portrait } from './Portrait.tsx';
import styles from './People.module.css';

type PersonHeaderProps = Readonly<{
  person: Person;
  /** Whether the full entry is shown below for editing. */
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onSearch: () => void;
  onMerge: () => void;
  onRename: () => void;
  onRemove: () => void;
}>;

/** The name, portrait and acts of a person. */
export function PersonHeader({
  person,
  editing,
  onEdit,
  onSearch,
  onMerge,
  onRename,
  onRemove,
}: PersonHeaderProps): ReactNode {
  const { people: words, search } = useMessages();
  const say = useFailureWords();
  const portrait = usePortrait(person.id);
  const notices = useNotices();
  const credit = creditOf(person).join(', ');
  const openLink = (url: string): void => {
    call('links.open', { url }).catch((thrown: unknown) => notices.fail('link', thrown));
  };
  const [over, setOver] = useState(false);
  const inPosts = person.posts + person.binned > 0;
  const drag = {
    onDragOver: (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) portrait.drop(file);
    },
  };
  return (
    // A picture can be dropped anywhere on it; the buttons do the same for the keyboard.
    <div role="presentation" className={styles.header} data-over={over || undefined} {...drag}>
      <div className={styles.who}>
        <Portrait person={person} tint={tintOf(person.id)} size="large" />
        <div className={styles.names}>
          <h1 className={styles.title}>{person.name}</h1>
          {credit !== '' && <p className={styles.credit}>{credit}</p>}
          {person.links.length > 0 && (
            <ul className={styles.where}>
              {person.links.map(({ url, label }) => (
                <li key={url}>
                  <Button kind="plain" icon="external" onPress={() => openLink(url)}>
                    {label ?? url.replace(/^https?:\/\/|^mailto:/u, '')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {editing && (
            <>
              <div className={styles.row}>
                <Button kind="plain" icon="picture" isPending={portrait.pending} onPress={portrait.choose}>
                  {person.portrait === undefined ? words.portrait.choose : words.portrait.replace}
                </Button>
                {person.portrait !== undefined && (
                  <Button kind="plain" isDisabled={portrait.pending} onPress={portrait.remove}>
                    {words.portrait.remove}
                  </Button>
                )}
              </div>
              {person.portrait === undefined && <p className={styles.hint}>{words.portrait.drop}</p>}
            </>
          )}
        </div>
      </div>
      {portrait.failure !== undefined && <Notice tone="alert">{say(portrait.failure).sentence}</Notice>}
      {/* The acts on a person, one button each. */}
      <div className={styles.row} role="group" aria-label={words.actions}>
        <Button icon="search" onPress={onSearch}>
          {search.theirAnswers}
        </Button>
        <Button icon="draft" aria-expanded={editing} onPress={() => onEdit(!editing)}>
          {words.edit}
        </Button>
        <Button onPress={onMerge}>{words.merge.open}</Button>
        {inPosts && <Button onPress={onRename}>{words.rename.open}</Button>}
        {!inPosts && <Button onPress={onRemove}>{words.remove.act}</Button>}
        <ErasureButton personId={person.id} name={person.name} />
      </div>
      {person.posts === 0 && person.binned > 0 && (
        <p className={styles.hint}>{words.remove.binned(person.binned)}</p>
      )}
    </div>
  );
}

type PortraitActs = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  choose: () => void;
  drop: (file: File) => void;
  remove: () => void;
}>;

/** The acts on a portrait: choosing or dropping a file, replacing and removing it. */
function usePortrait(id: string): PortraitActs {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const set = async (portrait: string): Promise<void> => {
    await call('people.save', { id, set: { portrait } });
  };
  const run = (work: () => Promise<void>): void => {
    setPending(true);
    setFailure(undefined);
    work()
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(false));
  };
  return {
    pending,
    failure,
    choose: () =>
      run(async () => {
        const { file } = await call('dialogs.choose-picture', {});
        if (file !== undefined) await set((await call('assets.add-file', { token: file.token })).sha256);
      }),
    drop: (file) => run(async () => set((await uploadPicture(file)).sha256)),
    remove: () => run(() => set('')),
  };
}
