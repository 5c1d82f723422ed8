import { useState, type ReactNode } from 'react';
import { foldKey } from '#interview/fold-key.ts';
import { changedDetails, type Featured, type PostDetails } from '#interview/post-details.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { Tags } from '../ui/fields/Tags.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import type { Prepared } from './SheetDetails.tsx';
import styles from './SheetDetails.module.css';

export type Beside = Readonly<{
  /** What the author changed; what is not named stays as it is there. */
  changed: PostDetails;
  /** As they would stand on the blog. */
  shown: PostDetails;
  change: (details: PostDetails) => void;
}>;

/** What the blog holds beside the text, and what the author makes of it: of one blog, while the sheet is open. */
export function useBeside(prepared: Prepared | undefined): Beside {
  const [mine, setMine] = useState<Readonly<{ blogId: string; changed: PostDetails }>>();
  const there = prepared?.details ?? {};
  const kept = mine !== undefined && mine.blogId === prepared?.blog.id ? mine.changed : {};
  const changed = changedDetails(kept, there);
  return {
    changed,
    shown: { ...there, ...changed },
    change: (details) => {
      if (prepared !== undefined) setMine({ blogId: prepared.blog.id, changed: { ...kept, ...details } });
    },
  };
}

type SheetBesideProps = Readonly<{ prepared: Prepared; beside: Beside }>;

/** A line for each thing that this kind of blog has beside the text. */
export function SheetBeside({ prepared, beside }: SheetBesideProps): ReactNode {
  const { beside: words } = useMessages();
  const { capabilities, id } = prepared.blog;
  const { categories = [], excerpt = '' } = beside.shown;
  return (
    <>
      {capabilities.takesCategories && (
        <Disclosure
          title={words.categories}
          note={categories.length === 0 ? words.categoriesNone : categories.join(', ').slice(0, 60)}
          late
        >
          <Categories key={id} blogId={id} names={categories} change={beside.change} />
        </Disclosure>
      )}
      {capabilities.takesExcerpt && (
        <Disclosure
          title={words.excerpt}
          note={excerpt.trim() === '' ? words.excerptNone : excerpt.slice(0, 60)}
        >
          <div className={styles.part}>
            <TextField
              label={words.excerpt}
              hint={words.excerptHint}
              rows={3}
              maxLength={2_000}
              value={excerpt}
              onChange={(text) => beside.change({ excerpt: text })}
            />
            {prepared.status !== 'none' && <p className={styles.note}>{words.detailsKept}</p>}
          </div>
        </Disclosure>
      )}
      {capabilities.takesFeatured && (
        <FeaturedPart key={`featured-${id}`} prepared={prepared} beside={beside} />
      )}
      {capabilities.opensComments && <CommentsPart prepared={prepared} beside={beside} />}
    </>
  );
}

/** Of the blog's own picture its name there is asked, once it is in sight. */
function FeaturedPart({ prepared, beside }: SheetBesideProps): ReactNode {
  const { beside: words } = useMessages();
  const { blog, ownPictures, details } = prepared;
  const { featured = null } = beside.shown;
  const there = details.featured && 'ref' in details.featured ? details.featured : undefined;
  // One that was taken out of the text since still stands for the post.
  const before = details.featured && 'asset' in details.featured ? details.featured.asset : undefined;
  const pictures = [
    ...ownPictures,
    ...(before === undefined || ownPictures.some(({ asset }) => asset === before)
      ? []
      : [{ asset: before, name: words.featuredThere }]),
  ].map(({ asset, name }, at) => ({ asset, name: name === '' ? words.featuredUnnamed(at + 1) : name }));
  if (pictures.length === 0 && there === undefined)
    return (
      <dl className={styles.row}>
        <dt>{words.featured}</dt>
        <dd>{words.featuredNoPicture}</dd>
      </dl>
    );
  const note =
    featured === null
      ? words.featuredNone
      : 'ref' in featured
        ? words.featuredThere
        : (pictures.find(({ asset }) => asset === featured.asset)?.name ?? '').slice(0, 60);
  return (
    <Disclosure title={words.featured} note={note} late>
      <div className={styles.part}>
        <Choice
          label={words.featured}
          value={keyOf(featured)}
          onChange={(key) => beside.change({ featured: featuredOf(key) })}
          options={[
            { id: keyOf(null), label: words.featuredNone },
            ...(there === undefined
              ? []
              : [
                  {
                    id: keyOf(there),
                    label: words.featuredThere,
                    hint: <NameThere blogId={blog.id} pictureRef={there.ref} />,
                  },
                ]),
            ...pictures.map(({ asset, name }) => ({
              id: keyOf({ asset }),
              label: name,
              picture: (
                <img
                  className={styles.thumbnail}
                  src={`app://asset/${asset}?width=320`}
                  alt=""
                  draggable={false}
                />
              ),
            })),
          ]}
        />
        <p className={styles.note}>{words.featuredHint}</p>
        {prepared.status !== 'none' && <p className={styles.note}>{words.detailsKept}</p>}
      </div>
    </Disclosure>
  );
}

const keyOf = (featured: Featured): string => JSON.stringify(featured);
const featuredOf = (key: string): Featured => JSON.parse(key) as Featured;

function NameThere({ blogId, pictureRef }: Readonly<{ blogId: string; pictureRef: string }>): ReactNode {
  const { value } = useQuery('blogs.picture-name', { blogId, ref: pictureRef }, []);
  return value?.name ?? null;
}

function CommentsPart({ prepared, beside }: SheetBesideProps): ReactNode {
  const { beside: words } = useMessages();
  const { comments } = beside.shown;
  const value = comments === undefined ? null : comments ? 'open' : 'closed';
  return (
    <Disclosure
      title={words.comments}
      note={value === null ? words.commentsDefault : words.commentsAre[value]}
    >
      <div className={styles.part}>
        <Choice
          label={words.comments}
          value={value}
          onChange={(chosen) => beside.change({ comments: chosen === 'open' })}
          options={[
            { id: 'open', label: words.commentsAre.open },
            { id: 'closed', label: words.commentsAre.closed },
          ]}
        />
        {prepared.status !== 'none' && <p className={styles.note}>{words.detailsKept}</p>}
      </div>
    </Disclosure>
  );
}

type CategoriesProps = Readonly<{
  blogId: string;
  names: readonly string[];
  change: (details: PostDetails) => void;
}>;

/** Those that are there are proposed; another is made at its first use, where the account may. */
function Categories({ blogId, names, change }: CategoriesProps): ReactNode {
  const { beside: words, failures } = useMessages();
  const there = useQuery('blogs.categories', { blogId }, []);
  const [text, setText] = useState('');
  const isChosen = (name: string): boolean => names.some((one) => foldKey(one) === foldKey(name));
  const add = (given: string): void => {
    const name = given.trim().slice(0, 200);
    setText('');
    if (name !== '' && !isChosen(name)) change({ categories: [...names, name] });
  };
  const proposed = (there.value?.names ?? []).filter(
    (name) => !isChosen(name) && foldKey(name).includes(foldKey(text.trim())),
  );
  return (
    <div className={styles.part}>
      <Tags
        label={words.categories}
        words={names}
        empty={words.categoriesNone}
        removeLabel={words.categoryRemove}
        onRemove={(name) => change({ categories: names.filter((one) => one !== name) })}
      />
      <SuggestField
        label={words.categoryAdd}
        suggestions={proposed.slice(0, 50).map((name) => ({ id: name, label: name }))}
        waiting={there.waiting}
        text={text}
        onText={setText}
        onChoose={add}
        onSubmit={() => add(text)}
        ready={false}
      />
      {there.failure !== undefined && <Notice>{failures[there.failure.code](there.failure.params)}</Notice>}
    </div>
  );
}
