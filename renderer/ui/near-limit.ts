/** Whether a count is in the last tenth of its limit, or over it. Only then is it shown. */
export const isNearLimit = (count: number, limit: number): boolean => count >= limit * 0.9;
