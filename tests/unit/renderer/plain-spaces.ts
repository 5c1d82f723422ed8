/** A text as testing-library reads it from the page: each run of spaces, no-break ones too, is one space. */
export const plainSpaces = (text: string): string => text.replaceAll(/\s+/g, ' ');
