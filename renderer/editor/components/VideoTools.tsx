import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Embed } from '#interview/document.ts';
import { videoOf } from '#interview/videos.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CARD_COMMAND } from '../card-commands.ts';
import { videosOf } from '../video-states.ts';
import { servicesOf } from '../services.ts';
import styles from './VideoCard.module.css';

type VideoToolsProps = Readonly<{ nodeKey: NodeKey; embed: Embed }>;

/** What can be done with a card. */
export function VideoTools({ nodeKey, embed }: VideoToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().pictures;
  const incomplete = embed.title === '' || embed.thumbnail === undefined;
  return (
    <Toolbar className={styles.tools ?? ''} aria-label={words.video}>
      {incomplete && videoOf(embed.url) !== undefined && (
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
        label={words.removeVideo}
        onPress={() => void editor.dispatchCommand(CARD_COMMAND, { act: 'remove', key: nodeKey })}
      />
    </Toolbar>
  );
}
