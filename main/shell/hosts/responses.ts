/** Headers common to all responses. */

export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

export const refused = (status: number): Response => new Response(null, { status, headers: COMMON_HEADERS });
