/** The class on the draft that takes pictures to Blogger's own storage: by it the draft is known again, and for no post. */
export const handoffMark = (id: string): string => `escale-photos-${id}`;

export const carriesPictures = (html: string): boolean => /\sclass=["']escale-photos-/.test(html);
