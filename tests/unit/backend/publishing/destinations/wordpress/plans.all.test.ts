/** Random plans on sites that alter nothing. */
import { describePlansOn } from './plans-on-site.ts';

describePlansOn({ name: 'is local', environment: 'local', parts: 25 });
// Fewer behind TLS: the same connection, with one more thing that may break.
describePlansOn({ name: 'is in production', environment: 'production', parts: 10 });
