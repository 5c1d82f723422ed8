/** Google Drive as the host of a blog's pictures, which 0290-picture-hosts.ts takes back. */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const drive: Migration = {
  number: 180,
  name: 'drive',
  up(db: WritableDb): void {
    // A CHECK cannot be changed where it stands: the column makes room for one that knows the new place.
    db.exec(`
      ALTER TABLE blogs RENAME COLUMN picture_host TO picture_host_before;
      ALTER TABLE blogs ADD COLUMN picture_host TEXT
        CHECK (picture_host IN ('inline', 's3', 'address', 'blogger', 'drive'));
      UPDATE blogs SET picture_host = picture_host_before;
      ALTER TABLE blogs DROP COLUMN picture_host_before;

      -- when the person allowed Drive; NULL where they did not, or no longer do. The token is with the secrets
      ALTER TABLE accounts ADD COLUMN drive_consented_at INTEGER;
      -- whose Drive it is, as Google names them
      ALTER TABLE accounts ADD COLUMN drive_owner TEXT;
      -- the folder of the pictures, by its id there
      ALTER TABLE accounts ADD COLUMN drive_folder TEXT;
    `);
  },
};
