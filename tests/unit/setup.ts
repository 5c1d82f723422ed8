import * as fc from 'fast-check';
import { z } from 'zod';

// As in the page, whose CSP forbids `new Function`.
z.config({ jitless: true });

// The same cases at each run, so that a red run is red for everyone. ESCALE_SEED=random looks further: what it finds
// becomes a test of its own.
const seed = process.env['ESCALE_SEED'];
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed ?? 20_261_124) });
