import type { ReactNode } from 'react';
import type { PictureHost } from '../../../preload/contract/pictures.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Choice } from '../../widgets/Choice.tsx';

type HostChoiceProps = Readonly<{
  label: string;
  host: PictureHost;
  /** The blog has an account whose Drive could be asked for. */
  hasDrive: boolean;
  onChoose: (host: PictureHost) => void;
}>;

/** The advised one first. */
const ORDER = ['blogger', 's3', 'address', 'inline', 'drive'] as const satisfies readonly PictureHost[];

/** The places where pictures may go, each with what it costs. */
export function HostChoice({ label, host, hasDrive, onChoose }: HostChoiceProps): ReactNode {
  const { places, placeHints } = useMessages().photos;
  // What was chosen is shown, even where it can serve no more.
  const offered = ORDER.filter((id) => id !== 'drive' || hasDrive || host === 'drive');
  return (
    <Choice
      label={label}
      value={host}
      onChange={onChoose}
      options={offered.map((id) => ({ id, label: places[id], hint: placeHints[id] }))}
    />
  );
}
