/** What a reading of foreign HTML leaves behind and an author may look for: told, never silent. */
export type Left = {
  /** Comments in the margin. */
  comments: number;
  /** Passages that tracked changes had taken out. */
  deletions: number;
  /** Pictures that exist only on the computer, or in the mail, they were copied from. */
  pictures: number;
};

export const nothingLeft = (): Left => ({ comments: 0, deletions: 0, pictures: 0 });
