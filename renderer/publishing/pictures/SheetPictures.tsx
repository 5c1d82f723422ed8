import { useRef, useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { Photos, PictureHost } from '#contract/pictures.ts';
import { BY_EDITOR, PICTURE_HOSTS } from '#contract/plain-values.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Handoff } from './Handoff.tsx';
import { HostChoice, StoreForm } from './StoreForm.tsx';
import styles from './Pictures.module.css';

type SheetPicturesProps = Readonly<{
  postId: string;
  prepared: RequestOutput<'publications.prepare'>;
  /** Puts « Lire la suite » in the text, after its beginning. */
  onAddBreak: () => void;
}>;

/** The author's decisions about a post's pictures before sending; empty if there are none. */
export function SheetPictures({ postId, prepared, onAddBreak }: SheetPicturesProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const section = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  // A completed form stays, so that the result of its test can be read.
  const [settingUp, setSettingUp] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const { photos, blog } = prepared;
  if (photos.count === 0) return null;
  const chooseWidth = (width: 480 | 320 | null): void => {
    setFailure(undefined);
    section.current?.focus();
    call('pictures.choose-width', { postId, blogId: blog.id, width }).catch(setFailure);
  };
  // The pressed button is removed with its question.
  const leave = (): void => {
    section.current?.focus();
    setSettingUp(false);
    setAsking(false);
  };
  const unasked = photos.host === undefined;
  const question = unasked || asking;
  const heavy = prepared.checks.some(({ code }) => code === 'too-heavy');
  return (
    <div className={styles.photos} ref={section} tabIndex={-1} role="group" aria-label={words.section}>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {question && photos.host !== 'blog' && (
        <HostQuestion
          key={photos.host ?? ''}
          blogId={blog.id}
          blogName={blog.name}
          host={photos.host}
          onChosen={leave}
          {...(unasked ? {} : { onLeave: leave })}
        />
      )}
      {!question && photos.host === 's3' && (photos.missing.length > 0 || settingUp) && (
        <StoreOfBlog blogId={blog.id} onTouched={() => setSettingUp(true)} />
      )}
      {!question && photos.host === 'address' && photos.missing.length > 0 && (
        <GivenAddresses missing={photos.missing} />
      )}
      {!question && photos.host === BY_EDITOR && photos.missing.length > 0 && (
        <Handoff postId={postId} blogId={blog.id} />
      )}
      {!question && heavy && photos.width !== undefined && (
        <div className={styles.card}>
          <p>{words.tooHeavy(photos.width, Math.ceil(prepared.bytes / 1000))}</p>
          <div className={styles.acts}>
            {photos.smaller !== undefined && (
              <Button onPress={() => chooseWidth(photos.smaller ?? null)}>
                {words.smaller(photos.smaller)}
              </Button>
            )}
            {blog.capabilities.canChoosePictureHost && (
              <Button onPress={() => setAsking(true)}>{words.elsewhere}</Button>
            )}
          </div>
        </div>
      )}
      {!question && photos.breakProposed && !heavy && (
        <Notice action={{ label: words.addBreak, onPress: onAddBreak }}>{words.breakProposed}</Notice>
      )}
      {!question && (photos.widthChosen || blog.capabilities.canChoosePictureHost) && (
        <div className={styles.acts}>
          {photos.widthChosen && (
            <Button kind="plain" onPress={() => chooseWidth(null)}>
              {words.usual}
            </Button>
          )}
          {blog.capabilities.canChoosePictureHost && !(heavy && photos.width !== undefined) && (
            <Button kind="plain" onPress={() => setAsking(true)}>
              {words.change}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type GivenAddressesProps = Readonly<{ missing: Photos['missing'] }>;

/** Address fields for pictures on the author's own site, each verified before it is saved. */
function GivenAddresses({ missing }: GivenAddressesProps): ReactNode {
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

type HostQuestionProps = Readonly<{
  blogId: string;
  blogName: string;
  /** The current choice; absent if none was made. */
  host?: PictureHost | undefined;
  /** Called after a choice, before the question disappears. */
  onChosen: () => void;
  /** Absent if there is no previous choice to return to. */
  onLeave?: () => void;
}>;

/** « Où vont les photos de ce blog ? »: asked once, at the first picture. */
function HostQuestion({ blogId, blogName, host, onChosen, onLeave }: HostQuestionProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const [chosen, setChosen] = useState<PictureHost>(host ?? PICTURE_HOSTS[0]);
  const [failure, setFailure] = useState<unknown>(undefined);
  const choose = async () => {
    setFailure(undefined);
    try {
      await call('pictures.choose-host', { blogId, host: chosen });
      onChosen();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <div className={styles.card}>
      <HostChoice label={words.question(blogName)} host={chosen} onChoose={setChosen} />
      <p className={styles.note}>{words.asked}</p>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      <div className={styles.acts}>
        <Button onPress={() => void choose()}>{words.choose}</Button>
        {onLeave !== undefined && (
          <Button kind="plain" onPress={onLeave}>
            {words.keep}
          </Button>
        )}
      </div>
    </div>
  );
}

type Prepared = RequestOutput<'publications.prepare'>;

/** Note under the picture count: host, format, and that the originals are kept. Undefined without pictures. */
export function picturesNote(
  { photos, bytes, checks }: Prepared,
  words: Messages['photos'],
): string | undefined {
  const { host, count, width, missing } = photos;
  if (count === 0) return undefined;
  if (host === undefined) return words.toChoose;
  if (host === 'inline') {
    const at = width ?? 0;
    const weight = words.weight(Math.ceil(bytes / 1000));
    // No note about publishing pictures that would be refused.
    if (checks.some(({ code }) => code === 'too-heavy')) return weight;
    const widthWords = photos.widthChosen ? words.insideChosen(at) : words.insideAt(at);
    return `${widthWords} · ${weight}`;
  }
  return missing.length > 0 ? words.outOf(count - missing.length, count) : words.onHost[host];
}

type StoreOfBlogProps = Readonly<{ blogId: string; onTouched: () => void }>;

/** The store's form, for pictures waiting for a store. */
function StoreOfBlog({ blogId, onTouched }: StoreOfBlogProps): ReactNode {
  const words = useMessages().photos;
  const pictures = useQuery('pictures.of-blog', { blogId });
  if (pictures.value === undefined) return null;
  return (
    <div className={styles.card}>
      <p>{words.storeMissing}</p>
      <StoreForm blogId={blogId} store={pictures.value.store} onTouched={onTouched} />
    </div>
  );
}
