import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '#renderer/bridge/call.ts';
import { useLanguage, useMessages } from '#renderer/bridge/messages.tsx';
import { useLastAct } from '#renderer/bridge/use-last-act.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useNotices } from '#renderer/ui/window/notices.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import type { ConnectFormProps } from '../connect-form.ts';
import { PracticePosts } from '../../PracticePosts.tsx';
import blogSettings from '../../BlogSettings.module.css';
import styles from '../ConnectBlog.module.css';

type Blog = RequestOutput<'folder.connect'>;
/** The folder of the dialog, and the site that is in it already. */
type Chosen = Readonly<{ token: string; folder: string; site: RequestOutput<'folder.look'>['site'] }>;

/** Form that chooses a folder and sets up a site in it. */
export function ConnectFolder({
  onDone,
  onConnected,
}: Pick<ConnectFormProps, 'onDone' | 'onConnected'>): ReactNode {
  const { folder: words, failures } = useMessages();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [blog, setBlog] = useState<Blog | undefined>(undefined);
  const { pending, failure, run } = useLastAct();
  /** Failure of the folder's inspection. */
  const [refusal, setRefusal] = useState<AppError | undefined>(undefined);
  const shownFailure = refusal ?? failure;

  const look = async (): Promise<void> => {
    const { file } = await call('dialogs.choose-folder', { what: 'site' });
    if (file === undefined) return;
    setRefusal(undefined);
    setChosen(undefined);
    const { site } = await call('folder.look', { token: file.token });
    setChosen({ token: file.token, folder: file.name, site });
    if (site === undefined) return;
    setName(site.name);
    setAddress(site.address);
  };
  const choose = (): void => void look().catch((thrown: unknown) => setRefusal(asAppError(thrown)));
  const missing = chosen === undefined || name.trim() === '';
  const connect = (): void => {
    if (missing || pending) return;
    const { token } = chosen;
    void run(async () => setBlog(await call('folder.connect', { token, name, address, language })));
  };

  return (
    <Dialog title={words.title} isOpen onClose={onDone} size="m" dismissable={false}>
      <div className={styles.sections}>
        {blog !== undefined ? (
          <Connected blog={blog} onDone={onConnected} />
        ) : (
          <form
            className={blogSettings.step}
            onSubmit={(event) => {
              event.preventDefault();
              connect();
            }}
          >
            <p>{words.explained}</p>
            <div className={blogSettings.ways}>
              <Button isDisabled={pending} onPress={choose}>
                {chosen === undefined ? words.choose : words.chooseAnother}
              </Button>
            </div>
            <p role="status">
              {chosen !== undefined &&
                (chosen.site === undefined ? words.chosen(chosen.folder) : words.known(chosen.site.name))}
            </p>
            {chosen !== undefined && (
              <>
                <p className={blogSettings.note}>{words.laidOut}</p>
                <TextField
                  // oxlint-disable-next-line jsx-a11y/no-autofocus -- the folder is chosen: this is what is missing
                  autoFocus
                  label={words.name}
                  hint={words.nameHint}
                  value={name}
                  onChange={setName}
                  maxLength={200}
                />
                <TextField
                  label={words.address}
                  hint={words.addressHint}
                  value={address}
                  onChange={setAddress}
                  placeholder="https://"
                />
              </>
            )}
            {shownFailure !== undefined && (
              <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
            )}
            {chosen !== undefined && (
              <div className={blogSettings.ways}>
                <Button kind="primary" type="submit" isPending={pending} isDisabled={missing}>
                  {chosen.site === undefined ? words.create : words.take}
                </Button>
              </div>
            )}
          </form>
        )}
        <PracticePosts />
      </div>
    </Dialog>
  );
}

function Connected({ blog, onDone }: Readonly<{ blog: Blog; onDone: () => void }>): ReactNode {
  const { folder: words } = useMessages();
  const notices = useNotices();
  const show = (): void =>
    void call('local-pages.show', { blogId: blog.id }).catch((thrown: unknown) =>
      notices.fail('link', thrown),
    );
  return (
    <div className={blogSettings.step}>
      <Notice tone="good">{words.connected(blog.name)}</Notice>
      <p className={blogSettings.note}>{words.laidOut}</p>
      <div className={blogSettings.ways}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone */}
        <Button kind="primary" autoFocus onPress={onDone}>
          {words.done}
        </Button>
        <Button icon="external" onPress={show}>
          {words.see}
        </Button>
      </div>
    </div>
  );
}
