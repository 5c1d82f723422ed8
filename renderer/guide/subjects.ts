/** The pages of the guide in display order: `docs/guide/{fr,en}/<id>.md`. */
export const SUBJECTS = [
  'first-interview',
  'answers-by-mail',
  'approval',
  'typography',
  'pictures',
  'publishing',
  'by-hand',
  'conflicts',
  'existing-blog',
  'search',
  'people',
  'consents',
  'backups',
  'new-computer',
  'connect-blogger',
  'connect-wordpress',
  'publish-in-folder',
  'privacy',
  'it-service',
  'accessibility',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const isSubject = (name: string): name is Subject => SUBJECTS.some((subject) => subject === name);
