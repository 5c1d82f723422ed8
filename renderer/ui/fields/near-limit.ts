/** True for a count in the last tenth of its limit, or over it: only such a count is shown. */
export const isNearLimit = (count: number, limit: number): boolean => count >= limit * 0.9;
