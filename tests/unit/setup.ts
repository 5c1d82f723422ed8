import { z } from 'zod';

// As in the page, whose CSP forbids `new Function`.
z.config({ jitless: true });
