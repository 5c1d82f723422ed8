import { useState, type ReactNode } from 'react';
import { foldKey } from '#interview/fold-key.ts';
import type { Featured, PostDetails } from '#interview/post-details.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { Tags } from '../ui/fields/Tags.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import type { Prepared } from './SheetDetails.tsx';
import type { Beside } from './use-beside.ts';
import styles from './SheetDetails.module.css';

type SheetBesideProps = Readonly<{ prepared: Prepared; beside: Beside }>;

/** A row for each detail of a post that this kind of blog supports. */
export function SheetBeside({ prepared, beside }: SheetBesideProps): ReactNode {
  const { beside: words } = useMessages();
  const { capabilities, id } = prepared.blog;
  const { categories = [], excerpt = '' } = beside.shown;
  const { changed } = beside;
  const { details: there } = prepared;
  return (
    <>
      {capabilities.takesCategories && (
        <Disclosure
          title={words.categories}
          note={categories.length === 0 ? words.categoriesNone : categories.join(', ').slice(0, 60)}
          defaultExpanded={changed.categories !== undefined}
          isLazy
        >
          <Categories
            key={id}
            blogId={id}
            names={categories}
            makes={prepared.blog.rights?.makesCategories !== false}
            change={beside.change}
          />
          <ThereNow prepared={prepared} isChanged={changed.categories !== undefined}>
            {(there.categories ?? []).join(', ') || words.categoriesNone}
          </ThereNow>
        </Disclosure>
      )}
      {capabilities.takesExcerpt && (
        <Disclosure
          title={words.excerpt}
          note={excerpt.trim() === '' ? words.excerptNone : excerpt.slice(0, 60)}
          defaultExpanded={changed.excerpt !== undefined}
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
            <ThereNow prepared={prepared} isChanged={changed.excerpt !== undefined}>
              {there.excerpt?.trim() || words.excerptNone}
            </ThereNow>
          </div>
        </Disclosure>
      )}
      {capabilities.takesFeaturedPicture && (
        <FeaturedPart key={`featured-${id}`} prepared={prepared} beside={beside} />
      )}
      {capabilities.canOpenComments && <CommentsPart prepared={prepared} beside={beside} />}
    </>
  );
}

type ThereNowProps = Readonly<{ prepared: Prepared; isChanged: boolean; children: string }>;

/**
 * The current value on the blog that the send would replace (it may have been edited since), or a note that it stays.
 */
function ThereNow({ prepared, isChanged, children }: ThereNowProps): ReactNode {
  const { beside: words } = useMessages();
  if (prepared.status === 'none') return null;
  return <p className={styles.note}>{isChanged ? words.thereNow(children) : words.detailsKept}</p>;
}

/** The featured picture. The name of a picture of the blog is requested once the row is visible. */
function FeaturedPart({ prepared, beside }: SheetBesideProps): ReactNode {
  const { beside: words } = useMessages();
  const { blog, ownPictures, details } = prepared;
  const { featured = null } = beside.shown;
  const blogPicture = details.featured && 'ref' in details.featured ? details.featured : undefined;
  // A picture removed from the text since can still be the featured one.
  const before = details.featured && 'asset' in details.featured ? details.featured.asset : undefined;
  const pictures = [
    ...ownPictures,
    ...(before === undefined || ownPictures.some(({ asset }) => asset === before)
      ? []
      : [{ asset: before, name: words.featuredThere }]),
  ].map(({ asset, name }, at) => ({ asset, name: name === '' ? words.featuredUnnamed(at + 1) : name }));
  if (pictures.length === 0 && blogPicture === undefined)
    return (
      <dl className={styles.row}>
        <dt>{words.featured}</dt>
        <dd>{words.featuredNoPicture}</dd>
      </dl>
    );
  const noteOf = (one: Featured): string =>
    one === null
      ? words.featuredNone
      : 'ref' in one
        ? words.featuredThere
        : (pictures.find(({ asset }) => asset === one.asset)?.name ?? '').slice(0, 60);
  return (
    <Disclosure
      title={words.featured}
      note={noteOf(featured)}
      defaultExpanded={beside.changed.featured !== undefined}
      isLazy
    >
      <div className={styles.part}>
        <Choice
          label={words.featured}
          value={keyOf(featured)}
          onChange={(key) => beside.change({ featured: featuredOf(key) })}
          options={[
            { id: keyOf(null), label: words.featuredNone },
            ...(blogPicture === undefined
              ? []
              : [
                  {
                    id: keyOf(blogPicture),
                    label: words.featuredThere,
                    hint: <NameThere blogId={blog.id} pictureRef={blogPicture.ref} />,
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
        {/* The blog's own picture is one of the choices. */}
        {(blogPicture === undefined || beside.changed.featured === undefined) && (
          <ThereNow prepared={prepared} isChanged={beside.changed.featured !== undefined}>
            {noteOf(details.featured ?? null)}
          </ThereNow>
        )}
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
      defaultExpanded={beside.changed.comments !== undefined}
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
        <ThereNow prepared={prepared} isChanged={beside.changed.comments !== undefined}>
          {prepared.details.comments === false ? words.commentsAre.closed : words.commentsAre.open}
        </ThereNow>
      </div>
    </Disclosure>
  );
}

type CategoriesProps = Readonly<{
  blogId: string;
  names: readonly string[];
  /** The account may make others than those that are there. */
  makes: boolean;
  change: (details: PostDetails) => void;
}>;

/** Suggests existing categories; a new one is created at first use if the account may. */
function Categories({ blogId, names, makes, change }: CategoriesProps): ReactNode {
  const { beside: words, failures } = useMessages();
  const categories = useQuery('blogs.categories', { blogId }, []);
  const [text, setText] = useState('');
  /** A requested category that the account may not create. */
  const [refused, setRefused] = useState<string>();
  const type = (typed: string): void => {
    setText(typed);
    setRefused(undefined);
  };
  const isChosen = (name: string): boolean => names.some((one) => foldKey(one) === foldKey(name));
  const add = (input: string): void => {
    const typed = input.trim().slice(0, 200);
    const existingName = categories.value?.names.find((one) => foldKey(one) === foldKey(typed));
    // It stays in the field to be corrected: the blog would refuse it.
    if (existingName === undefined && !makes) {
      if (typed !== '' && categories.value !== undefined) setRefused(typed);
      return;
    }
    const name = existingName ?? typed;
    type('');
    if (name !== '' && !isChosen(name)) change({ categories: [...names, name] });
  };
  const proposed = (categories.value?.names ?? []).filter(
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
        waiting={categories.waiting}
        text={text}
        onText={type}
        onChoose={add}
        onSubmit={() => add(text)}
        takesFocus={false}
      />
      {refused !== undefined && (
        <Notice tone="alert">{failures['wordpress.no-categories']({ name: refused })}</Notice>
      )}
      {!makes && <p className={styles.note}>{words.categoriesExisting}</p>}
      {categories.failure !== undefined && (
        <Notice>{failures[categories.failure.code](categories.failure.params)}</Notice>
      )}
    </div>
  );
}
