import type { ReactNode } from 'react';
import type {
  Answer,
  Participant,
  Post,
  Question,
  Gallery,
  Image,
  List,
  TopBlock,
  Inline,
} from '#interview/document.ts';
import { imagesIn, isPictures, typeOf } from '#interview/blocks/blocks.ts';
import { blockToText } from '#interview/plain.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Initials } from '../ui/Initials.tsx';
import { tintsOf } from '#interview/people/person-signs.ts';
import { Badge } from '../ui/Badge.tsx';
import styles from './Proposed.module.css';

/** The number of blocks shown, enough to judge a post quickly; the rest is counted. */
const SHOWN = 300;

type ProposedProps = Readonly<{
  post: Post;
  /** Shows all blocks. */
  showsAll?: boolean;
}>;

/** A read-only post as questions and answers, in the editor's style. */
export function Proposed({ post, showsAll = false }: ProposedProps): ReactNode {
  const words = useMessages().proposals;
  const tints = tintsOf(post.participants);
  const people = new Map(post.participants.map((person) => [person.id, person]));
  const blocks = showsAll ? post.body : post.body.slice(0, SHOWN);
  const numbers = new Map(
    blocks.filter((block) => block.type === 'question').map((block, index) => [block.id, index + 1]),
  );
  const names = (ids: readonly string[]): ReactNode =>
    ids
      .flatMap((id) => people.get(id) ?? [])
      .map((person) => <Name key={person.id} person={person} tint={tints.get(person.id) ?? 1} />);
  return (
    <div className={styles.proposed} lang={post.language}>
      {blocks.map((block, index) => {
        if (block.type === 'question')
          return (
            <Asked key={block.id} question={block} number={numbers.get(block.id) ?? 0}>
              {names(block.by ?? [])}
            </Asked>
          );
        if (block.type === 'answer')
          return (
            <ProposedAnswer key={block.id} answer={block}>
              {names(block.participants)}
            </ProposedAnswer>
          );
        return <Block key={index} block={block} />;
      })}
      {post.body.length > blocks.length && (
        <p className={styles.rest}>{words.rest(post.body.length - blocks.length)}</p>
      )}
    </div>
  );
}

function Asked({
  question,
  number,
  children,
}: Readonly<{ question: Question; number: number; children: ReactNode }>): ReactNode {
  return (
    <div className={styles.question} lang={question.language}>
      <span className={styles.number}>{number}</span>
      <div>
        {children}
        {question.content.map((content, index) => (
          <p key={index}>
            <Runs content={content} />
          </p>
        ))}
      </div>
    </div>
  );
}

function ProposedAnswer({ answer, children }: Readonly<{ answer: Answer; children: ReactNode }>): ReactNode {
  return (
    <div className={styles.answer} lang={answer.language}>
      {children}
      {answer.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Name({ person, tint }: Readonly<{ person: Participant; tint: number }>): ReactNode {
  return (
    <span className={styles.name} data-tint={tint}>
      <Initials name={person.name} tint={tint} />
      <b>{person.name}</b>
    </span>
  );
}

type PlainBlock = Exclude<TopBlock, { type: 'question' | 'answer' }>;

type BlockProps = Readonly<{ block: PlainBlock }>;

/** A read-only block, inside or outside a turn. */
function Block({ block }: BlockProps): ReactNode {
  const words = useMessages().proposals;
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Runs content={block.content} />
        </p>
      );
    case 'heading':
      return (
        <p className={styles.heading}>
          <Runs content={block.content} />
        </p>
      );
    case 'list':
      return <Items list={block} />;
    case 'quote':
      return (
        <blockquote className={styles.quote} lang={block.language}>
          {block.content.map((content, index) => (
            <p key={index}>
              <Runs content={content} />
            </p>
          ))}
          {block.cite !== undefined && <cite>{block.cite}</cite>}
        </blockquote>
      );
    case 'rule':
      return <hr className={styles.rule} />;
    case 'jumpBreak':
      return null;
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
    default:
  }
  if (isPictures(block)) return <Pictures block={block} />;
  const paragraphs = typeOf(block).paragraphs?.(block);
  if (paragraphs !== undefined)
    return (
      <div>
        {paragraphs.map((content, index) => (
          <p key={index}>
            <Runs content={content} />
          </p>
        ))}
      </div>
    );
  return (
    <div className={styles.sealed}>
      <Badge>{words.sealed}</Badge>
      <p>{blockToText(block).slice(0, 600)}</p>
    </div>
  );
}

function Items({ list }: Readonly<{ list: List }>): ReactNode {
  const Tag = list.ordered ? 'ol' : 'ul';
  return (
    <Tag {...(list.ordered && list.start !== undefined ? { start: list.start } : {})}>
      {list.items.map((item, index) => (
        <li key={index}>
          <Runs content={item.content} />
          {item.children !== undefined && <Items list={item.children} />}
        </li>
      ))}
    </Tag>
  );
}

function Pictures({ block }: Readonly<{ block: Image | Gallery }>): ReactNode {
  const words = useMessages().proposals;
  return (
    <div className={styles.pictures}>
      {imagesIn(block).map((image, index) =>
        image.asset === undefined ? (
          <p key={index} className={styles.sealed}>
            <Badge icon="picture">{words.picture}</Badge> {image.alt}
          </p>
        ) : (
          <img key={index} src={`app://asset/${image.asset}?width=640`} alt={image.alt} />
        ),
      )}
      <p className={styles.caption}>
        {blockToText({ ...block, ...(block.type === 'image' && { alt: '' }) })}
      </p>
    </div>
  );
}

type RunsProps = Readonly<{ content: readonly Inline[] }>;

/** Read-only text with its formats; links are inactive. */
export function Runs({ content }: RunsProps): ReactNode {
  return content.map((inline, index) => {
    if (inline.type === 'lineBreak') return <br key={index} />;
    if (inline.type === 'link')
      return (
        <span key={index} className={styles.link}>
          <Runs content={inline.content} />
        </span>
      );
    let words: ReactNode = inline.text;
    for (const mark of inline.marks ?? []) {
      const Tag = TAGS[mark];
      words = <Tag>{words}</Tag>;
    }
    return (
      <span key={index} lang={inline.language}>
        {words}
      </span>
    );
  });
}

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
} as const;
