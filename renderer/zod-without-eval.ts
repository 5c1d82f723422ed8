// First import of the page: its policy forbids `new Function`, which zod would otherwise try.
import { z } from 'zod';

z.config({ jitless: true });
