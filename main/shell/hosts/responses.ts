/** What answers of every host have. */

export const COMMON = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const;

export const refused = (status: number): Response => new Response(null, { status, headers: COMMON });
