const LONGEST_NAME = 60;

/** Whether a text may be the name of a person or group: one line of at most 60 characters that is no question. */
export const mayBeName = (text: string): boolean =>
  text.trim() !== '' && text.length <= LONGEST_NAME && !/\?[\s»”"]*$/u.test(text);
