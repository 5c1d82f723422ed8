import type { WritableDb } from '../sql.ts';

/** How each blog shows its posts (interview/render/presentation.ts). */
export const presentations = {
  number: 120,
  name: 'presentations',
  up(db: WritableDb): void {
    db.exec(`
      -- What the author chose, as JSON; what is not in it, and NULL: what a new blog has.
      ALTER TABLE blogs ADD COLUMN presentation TEXT CHECK (json_valid(presentation));
      -- Until now every question was an h2. Where readers already have such posts, no heading moves by itself.
      UPDATE blogs SET presentation = '{"titleLevel":1}'
      WHERE id IN (SELECT blog_id FROM publications WHERE base_content LIKE '%iv-question%');
    `);
  },
};
