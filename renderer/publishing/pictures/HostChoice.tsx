import type { ReactNode } from 'react';
import type { PictureHost } from '#contract/pictures.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Choice } from '../../ui/Choice.tsx';

type HostChoiceProps = Readonly<{
  label: string;
  host: PictureHost;
  onChoose: (host: PictureHost) => void;
}>;

/** The advised one first. */
const ORDER = ['blogger', 's3', 'address', 'inline'] as const satisfies readonly PictureHost[];

/** The four places where pictures may go, each with what it costs. */
export function HostChoice({ label, host, onChoose }: HostChoiceProps): ReactNode {
  const { places, placeHints } = useMessages().photos;
  return (
    <Choice
      label={label}
      value={host}
      onChange={onChoose}
      options={ORDER.map((id) => ({ id, label: places[id], hint: placeHints[id] }))}
    />
  );
}
