import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getNodeByKey,
  $setState,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import type { NodeKey } from 'lexical';
import { useId, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Embed } from '#interview/document.ts';
import { mediumOf } from '#interview/media/media.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { embedState } from '../model/nodes/embed-node.ts';
import { videosOf } from './complete-videos.ts';
import { useLeaveCard, useApproached, useCardSelected } from './use-card.ts';
import { call } from '../../bridge/call.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CARD_COMMAND } from './card-commands.ts';
import { servicesOf } from '../core/services.ts';
import { CardCheck, PictureField } from './PictureWords.tsx';
import styles from './VideoCard.module.css';

const subscribeToNothing = (): (() => void) => () => undefined;

type VideoCardProps = Readonly<{ nodeKey: NodeKey; embed: Embed }>;

/** A video as readers see it: a linked card or the player. Nothing is loaded from its site. */
export function VideoCard({ nodeKey, embed }: VideoCardProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const selected = useCardSelected(nodeKey);
  const words = useMessages().pictures;
  const videos = videosOf(editor);
  const state = useSyncExternalStore(
    videos?.subscribe ?? subscribeToNothing,
    () => videos?.stateOf(embed.url) ?? 'settled',
  );
  const leave = useLeaveCard(nodeKey);
  const { near, props } = useApproached(selected);
  const typing = useRef(false);
  const hintId = useId();
  const medium = mediumOf(embed.url);
  const site = embed.provider ?? medium?.site;
  const sound = medium?.kind === 'sound';
  // A page of a known site without a player stays a link.
  const unplayable = medium !== undefined && medium.frame === undefined;
  const untitled = embed.title.trim() === '';

  function change(edit: (embed: Embed) => Embed, step: string): void {
    editor.update(
      () => {
        const node = $getNodeByKey(nodeKey);
        if (node !== null) $setState(node, embedState, edit);
      },
      { tag: [step, SKIP_DOM_SELECTION_TAG] },
    );
  }

  return (
    <div
      className={styles.card}
      role="group"
      aria-label={[site === undefined ? words.page : sound ? words.sound : words.video, site, embed.title]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ')}
      data-selected={selected || undefined}
      {...props}
    >
      <div className={styles.picture} data-card="" data-frame={embed.frame || undefined}>
        {embed.thumbnail !== undefined && (
          <img src={`app://asset/${embed.thumbnail}?width=640`} alt="" draggable={false} />
        )}
        <svg className={styles.play} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M7 5.2v9.600l7.600-4.800z" />
        </svg>
        {embed.frame && <span className={styles.badge}>{words.frameShown}</span>}
      </div>
      <div className={styles.words} data-escale-words="" onBlur={() => (typing.current = false)}>
        <PictureField
          label={sound ? words.soundTitle : words.videoTitle}
          placeholder={sound ? words.soundTitlePlaceholder : words.videoTitlePlaceholder}
          value={embed.title}
          onLeave={leave}
          onChange={(title) => {
            const step = typing.current ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
            typing.current = true;
            // A player needs a title.
            change((before) => ({ ...before, title, frame: before.frame && title.trim() !== '' }), step);
          }}
        />
        <p className={styles.address}>
          {site !== undefined && <strong>{site}</strong>} {embed.url}
        </p>
        {untitled && state !== 'settled' && (
          <p className={styles.state} role="status">
            {{ asking: words.asking, waiting: words.waiting, refused: words.notFound }[state]}
          </p>
        )}
        <CardCheck
          label={words.frame}
          checked={embed.frame}
          disabled={untitled || unplayable}
          describedBy={hintId}
          onChange={(frame) => change((before) => ({ ...before, frame }), HISTORY_PUSH_TAG)}
        />
        <p id={hintId} className={styles.hint}>
          {unplayable
            ? words.frameUnknown
            : untitled
              ? words.frameNeedsTitle
              : medium?.isFile === true
                ? words.framePlaysFile
                : words.frameTracks}
        </p>
        <div className={styles.toolsRow}>{near && <VideoTools nodeKey={nodeKey} embed={embed} />}</div>
      </div>
    </div>
  );
}

type VideoToolsProps = Readonly<{ nodeKey: NodeKey; embed: Embed }>;

/** The tools of a video card. */
function VideoTools({ nodeKey, embed }: VideoToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().pictures;
  const medium = mediumOf(embed.url);
  const sound = medium?.kind === 'sound';
  const incomplete = embed.title === '' || embed.thumbnail === undefined;
  return (
    <Toolbar className={styles.tools ?? ''} aria-label={sound ? words.sound : words.video}>
      {incomplete && medium?.about !== undefined && (
        <Button kind="plain" onPress={() => videosOf(editor)?.ask(embed.url)}>
          {words.complete}
        </Button>
      )}
      <Button
        kind="plain"
        onPress={() => {
          const services = servicesOf(editor);
          call('links.open', { url: embed.url }).catch((thrown: unknown) =>
            services.notify({ tone: 'alert', text: services.failure(thrown) }),
          );
        }}
      >
        {words.open}
      </Button>
      <Button
        kind="plain"
        onPress={() => {
          editor.getRootElement()?.focus({ preventScroll: true });
          editor.dispatchCommand(CARD_COMMAND, { act: 'to-link', key: nodeKey });
        }}
      >
        {words.asLink}
      </Button>
      <IconButton
        icon="bin"
        label={sound ? words.removeSound : words.removeVideo}
        onPress={() => void editor.dispatchCommand(CARD_COMMAND, { act: 'remove', key: nodeKey })}
      />
    </Toolbar>
  );
}
