/** What a command does with the open post, by its name among the acts. */
export const POST_ACTS = {
  'copy-questions': 'copyQuestions',
  'copy-html': 'copyHtml',
  'bin-post': 'bin',
  'same-questions': 'sameQuestions',
  'duplicate-post': 'duplicate',
} as const;
