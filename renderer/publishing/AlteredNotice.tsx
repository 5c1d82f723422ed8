import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Notice } from '../ui/Notice.tsx';

/** A public post that its blog altered, with a button to the differences. */
export function AlteredNotice({ onShow }: Readonly<{ onShow: () => void }>): ReactNode {
  const words = useMessages().altered;
  return <Notice action={{ label: words.show, onPress: onShow }}>{words.notice}</Notice>;
}
