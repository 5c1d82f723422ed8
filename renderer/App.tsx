import type { ReactNode } from 'react';
import { useMessages } from './bridge/messages.tsx';

export function App(): ReactNode {
  const words = useMessages();
  return <main aria-label="Escale">{words.settings.title}</main>;
}
