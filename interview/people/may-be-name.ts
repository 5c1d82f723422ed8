const LONGEST_NAME = 60;

/** Whether a text may be the name of a person or a group: one line that is no question, of at most 60 characters. */
export const mayBeName = (text: string): boolean =>
  text.trim() !== '' && text.length <= LONGEST_NAME && !/\?[\s»”"]*$/u.test(text);
