import { useEffect, useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import { asAppError, call } from '../bridge/call.ts';
import { MessagesFor, useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useRequestedPermissions } from '../bridge/use-requested-permissions.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { ChecksOfSeveral } from './ChecksOfSeveral.tsx';
import { PublishedPages } from './PublishedPages.tsx';
import { RunButtons, RunView } from './RunView.tsx';
import type { SelectionActs } from './SelectionBar.tsx';
import { useRun } from './use-run.ts';
import { useSentJobs } from './use-sent-jobs.ts';
import styles from './Several.module.css';

type SendSeveralProps = Readonly<{
  ids: ReadonlySet<string>;
  place: Pick<SelectionActs, 'save'>;
  onClose: () => void;
}>;

/** « Publier… » of a selection: the choice of blog, the effect for each post, then failures. */
export function SendSeveral({ ids, place, onClose }: SendSeveralProps): ReactNode {
  const { several, window } = useMessages();
  const words = several.sending;
  const { holdSeconds } = useSettings().settings;
  const listed = useQuery('blogs.list', {}, ['blogs.changed']);
  const blogs = listed.value?.items.filter(({ capabilities }) => capabilities.canSend);
  const [chosen, setChosen] = useState<string>();
  const [earlierJobs, setEarlierJobs] = useState<ReadonlySet<string>>();
  const blog = blogs?.find(({ id }) => id === chosen) ?? blogs?.[0];
  const state = useRun(place.save);
  const { run, isStarting } = state;
  useRequestedPermissions(blog);
  const preview = usePreview(ids, blog, place.save);
  async function send({ id: blogId }: Blog, hold: number): Promise<void> {
    // If the list cannot be read, sending fails too and reports the reason.
    const jobs = await call('jobs.list', {}).catch(() => ({ items: [] }));
    setEarlierJobs(new Set(jobs.items.map(({ id }) => id)));
    await state.begin({ what: 'send', ids: [...ids], blogId, holdSeconds: hold });
  }
  const sent = useSentJobs(ids, blog?.id, earlierJobs);
  const isEveryPageOnline =
    run?.undoes === false && sent.all.length > 0 && sent.done.length === sent.all.length;
  const act = preview.counts === undefined ? undefined : words.act(preview.counts);
  return (
    <Dialog
      title={words.title(ids.size)}
      isOpen
      dismissable={false}
      opensOn="act"
      enterActs={false}
      busy={isStarting || run?.state === 'running'}
      onClose={onClose}
      actions={
        run === undefined ? (
          <>
            <Button onPress={onClose}>{window.cancel}</Button>
            <Button
              kind="primary"
              isPending={isStarting}
              isDisabled={blog === undefined || act === undefined}
              onPress={() => {
                if (blog === undefined) return;
                const hold = blog.capabilities.isPublic ? holdSeconds : 0;
                void send(blog, hold);
              }}
            >
              {act ?? words.nothing}
            </Button>
          </>
        ) : (
          <RunButtons
            state={state}
            {...(!isEveryPageOnline && { undoLabel: words.undo })}
            onClose={onClose}
          />
        )
      }
    >
      <div className={styles.form}>
        <RunView
          state={state}
          {...(isEveryPageOnline && { sentence: words.arrived(sent.done.length, sent.all.length) })}
        />
        {run !== undefined && run.state !== 'running' && !run.undoes && blog !== undefined && (
          <PublishedPages blog={blog} jobs={sent} />
        )}
        {run === undefined && blogs?.length === 0 && <p>{words.noBlog}</p>}
        {run === undefined && blog !== undefined && blogs !== undefined && (
          <>
            <WhatWouldBe blogs={blogs} blog={blog} onChoose={setChosen} preview={preview} />
            <MessagesFor kind={blog.kind}>
              <ChecksOfSeveral ids={ids} blogId={blog.id} />
            </MessagesFor>
          </>
        )}
      </div>
    </Dialog>
  );
}

type Preview = Readonly<{ counts?: RequestOutput<'several.preview-send'>; failure?: AppError }>;

/** Previews the stored texts, once per blog, and again when the account's permissions change. */
function usePreview(ids: ReadonlySet<string>, blog: Blog | undefined, save: () => Promise<unknown>): Preview {
  const [latest, setLatest] = useState<Preview & { blog?: Blog }>({});
  useEffect(() => {
    if (blog === undefined) return undefined;
    let current = true;
    save()
      .then(() => call('several.preview-send', { ids: [...ids], blogId: blog.id }))
      .then(
        (counts) => current && setLatest({ blog, counts }),
        (thrown: unknown) => current && setLatest({ blog, failure: asAppError(thrown) }),
      );
    return () => {
      current = false;
    };
  }, [ids, blog, save]);
  return latest.blog === blog ? latest : {};
}

type WhatWouldBeProps = Readonly<{
  blogs: readonly Blog[];
  blog: Blog;
  onChoose: (id: string) => void;
  preview: Preview;
}>;

function WhatWouldBe({ blogs, blog, onChoose, preview: { counts, failure } }: WhatWouldBeProps): ReactNode {
  const words = useMessages().several.sending;
  const say = useFailureWords();
  return (
    <>
      <Select
        label={words.blog}
        choices={blogs.map(({ id, name }) => ({ id, label: name }))}
        value={blog.id}
        onChange={onChoose}
      />
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {counts === undefined && failure === undefined && <Progress label={words.comparing} />}
      {counts !== undefined && (
        <ul className={styles.lines}>
          {(['fresh', 'pending', 'updates', 'same', 'cannot'] as const)
            .filter((what) => counts[what] > 0)
            .map((what) => (
              <li key={what}>{words[what](counts[what])}</li>
            ))}
        </ul>
      )}
      {blog.capabilities.needsSignIn && <p className={styles.hint}>{words.apart}</p>}
    </>
  );
}
