/**
 * Entry of the backend process (docs/design/processes.md#the-processes). Loads as little as possible before
 * `keepCompiledCode`, since only later modules come from the compile cache.
 */
import { keepCompiledCode } from '../core/compiled-code.ts';

// Files are created readable by their owner only, even in a shared folder. On Windows the rights come from the parent
// folder.
process.umask(0o077);
keepCompiledCode(process.env.ESCALE_PROFILE);

void import('./run-process.ts');
