/** The API that preload/bridge.ts exposes as `window.escale`. The gate chooses the table by the request's name. */
import type { BackendInput, BackendName, BackendOutput } from './backend.ts';
import type { EventName, EventPayload } from './events.ts';
import type { Envelope } from './failure.ts';
import type { GivenFile, ShellInput, ShellName, ShellOutput } from './shell.ts';

export type RequestName = BackendName | ShellName;
export type RequestInput<Name extends RequestName> = Name extends BackendName
  ? BackendInput<Name>
  : Name extends ShellName
    ? ShellInput<Name>
    : never;
export type RequestOutput<Name extends RequestName> = Name extends BackendName
  ? BackendOutput<Name>
  : Name extends ShellName
    ? ShellOutput<Name>
    : never;

export type Bridge = Readonly<{
  /** `input` may be JSON text for backend requests, which is cheaper for a long document. */
  call<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name> | string,
  ): Promise<Envelope<RequestOutput<Name>>>;
  /** Tokens for files and folders dropped on the window (DOM Files). Files created by the page get none. */
  giveDropped(files: readonly object[]): Promise<Envelope<Readonly<{ files: readonly GivenFile[] }>>>;
  /** Returns a function that ends the subscription. */
  subscribe<Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}>;
