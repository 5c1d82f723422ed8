import type { ReactNode } from 'react';
import type { Gallery, Image, List, TopBlock } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Runs } from './Runs.tsx';
import styles from './Proposed.module.css';

type PlainBlock = Exclude<TopBlock, { type: 'question' | 'answer' }>;

type BlockProps = Readonly<{ block: PlainBlock }>;

/** One block that is no turn, or stands in one, to be read only. */
export function Block({ block }: BlockProps): ReactNode {
  const words = useMessages().review;
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
    case 'image':
    case 'gallery':
      return <Pictures block={block} />;
    case 'rule':
      return <hr className={styles.rule} />;
    case 'jumpBreak':
      return null;
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
    case 'table':
    case 'embed':
    case 'html':
      return (
        <div className={styles.sealed}>
          <Badge>{words.sealed}</Badge>
          <p>{blockToText(block).slice(0, 600)}</p>
        </div>
      );
  }
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
  const words = useMessages().review;
  const images = block.type === 'image' ? [block] : block.images;
  return (
    <div className={styles.pictures}>
      {images.map((image, index) =>
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
