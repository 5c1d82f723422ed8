import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { $getNodeByKey, $setState, HISTORY_MERGE_TAG, type NodeKey } from 'lexical';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { Image } from '../../../interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../../widgets/IconButton.tsx';
import { changedSpan, inlinesText, replaceInInlines } from '../inlines.ts';
import { imageState } from '../nodes/image-state.ts';
import { PictureField } from './PictureField.tsx';
import styles from './ImageBlock.module.css';

type ImageBlockProps = Readonly<{ nodeKey: NodeKey; image: Image }>;

/** Where a picture of the document is shown from: the library first, else the address it has on the web. */
function addressOf(image: Image): string | undefined {
  return image.asset === undefined ? image.url : `app://asset/${image.asset}?width=1400`;
}

/** A picture, its words under it. Everything is reached by Tab from the text before it. */
export function ImageBlock({ nodeKey, image }: ImageBlockProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const [selected] = useLexicalNodeSelection(nodeKey);
  const [missing, setMissing] = useState(false);
  const lastField = useRef<keyof Image | null>(null);
  const hintId = useId();
  const address = addressOf(image);

  /** Successive keys in one field are one step to undo. */
  function change(field: keyof Image, edit: (image: Image) => Image): void {
    const tag = lastField.current === field ? { tag: HISTORY_MERGE_TAG } : {};
    lastField.current = field;
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if (node !== null) $setState(node, imageState, edit);
    }, tag);
  }

  /** On to the text after the picture. */
  function leave(): void {
    // First the focus: Lexical leaves the browser's selection alone while a field inside it has it.
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => $getNodeByKey(nodeKey)?.selectNext(), { discrete: true });
  }

  return (
    <figure
      className={styles.figure}
      data-selected={selected || undefined}
      data-decorative={image.decorative || undefined}
    >
      <div className={styles.frame} data-card="">
        {address === undefined || missing ? (
          <p className={styles.missing}>{messages.pictureMissing}</p>
        ) : (
          <img
            className={styles.picture}
            src={address}
            alt={image.decorative ? '' : image.alt}
            draggable={false}
            onError={() => setMissing(true)}
            {...(image.width === undefined || image.height === undefined
              ? {}
              : { width: image.width, height: image.height })}
          />
        )}
        <div className={styles.actions}>
          <IconButton
            icon="bin"
            label={messages.removePicture}
            onPress={() =>
              editor.update(() => {
                const node = $getNodeByKey(nodeKey);
                node?.selectNext();
                node?.remove();
              })
            }
          />
        </div>
      </div>
      <div
        className={styles.fields}
        onBlur={() => {
          lastField.current = null;
        }}
      >
        {!image.decorative && (
          <PictureField
            label={messages.altText}
            hint={messages.altHint}
            hintId={hintId}
            warning={image.alt === '' ? messages.altMissing : undefined}
            value={image.alt}
            onLeave={leave}
            onChange={(alt) => change('alt', (before) => ({ ...before, alt }))}
          />
        )}
        <PictureField
          label={messages.caption}
          value={inlinesText(image.caption)}
          onLeave={leave}
          onChange={(text) =>
            change('caption', (before) => {
              const span = changedSpan(inlinesText(before.caption), text);
              return { ...before, caption: replaceInInlines(before.caption, span.from, span.to, span.text) };
            })
          }
        />
        <PictureField
          label={messages.credit}
          value={image.credit}
          onLeave={leave}
          onChange={(credit) => change('credit', (before) => ({ ...before, credit }))}
        />
        <PictureCheck
          label={messages.decorative}
          checked={image.decorative}
          onChange={(decorative) => change('decorative', (before) => ({ ...before, decorative }))}
        />
      </div>
    </figure>
  );
}

type PictureCheckProps = Readonly<{ label: string; checked: boolean; onChange: (checked: boolean) => void }>;

function PictureCheck({ label, checked, onChange }: PictureCheckProps): ReactNode {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span aria-hidden="true" className={styles.box} />
      {label}
    </label>
  );
}
