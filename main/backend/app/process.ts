/**
 * The entry of the backend's process (docs/design/processes.md#the-processes). It loads next to nothing: what is loaded after
 * `keepCompiledCode` alone comes compiled from the start before.
 */
import { keepCompiledCode } from '../core/compiled-code.ts';

// What Escale writes is its author's alone, also in a folder that others may read; Windows gives the rights of the folder above.
process.umask(0o077);
keepCompiledCode(process.env.ESCALE_PROFILE);

void import('./run-process.ts');
