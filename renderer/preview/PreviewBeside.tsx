import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Preview } from './Preview.tsx';
import { useSaved } from './PreviewDialog.tsx';

type PreviewBesideProps = Readonly<{
  postId: string;
  title: string;
  save: () => Promise<unknown>;
  anchor: () => string | undefined;
  onFull: () => void;
  onClose: () => void;
}>;

/** The preview beside the text: it follows what is written, turn by turn. */
export function PreviewBeside({ save, onFull, onClose, ...rest }: PreviewBesideProps): ReactNode {
  const messages = useMessages();
  const saved = useSaved(save);
  if (!saved) return messages.window.loading;
  return (
    <Preview {...rest} device="phone">
      <IconButton icon="external" label={messages.preview.full} onPress={onFull} />
      <IconButton icon="close" label={messages.preview.close} onPress={onClose} />
    </Preview>
  );
}
