/**
 * Blogger's rule for labels: at most 20 on a post, at most 200 characters in all, commas and spaces counted
 * (docs/design/blogger.md#labels-titles-addresses).
 */

export const MOST_LABELS = 20;
export const MOST_LABEL_CHARACTERS = 200;

/** How a list of labels stands against a blog's limits, by default Blogger's. `characters` counts the list as Blogger does, joined by ", ". */
export function checkLabels(
  labels: readonly string[],
  limits: Readonly<{ labels: number; labelCharacters: number }> = {
    labels: MOST_LABELS,
    labelCharacters: MOST_LABEL_CHARACTERS,
  },
): {
  count: number;
  characters: number;
  tooMany: boolean;
  tooLong: boolean;
} {
  const characters = labels.join(', ').length;
  return {
    count: labels.length,
    characters,
    tooMany: labels.length > limits.labels,
    tooLong: characters > limits.labelCharacters,
  };
}
