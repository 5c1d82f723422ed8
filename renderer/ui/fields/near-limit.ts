/** Whether a count is in the last tenth of its limit or over it, so that it is shown. */
export const isNearLimit = (count: number, limit: number): boolean => count >= limit * 0.9;
