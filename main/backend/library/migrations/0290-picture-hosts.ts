/**
 * Google Drive is no place for a blog's pictures any more. Where it was chosen, the author is asked again; a send that waits
 * for it says that the place has changed. Pictures and their known addresses stay.
 */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const pictureHosts: Migration = {
  number: 290,
  name: 'picture-hosts',
  up(db: WritableDb): void {
    // A CHECK cannot be changed where it stands: the column makes room for one without that place.
    db.exec(`
      ALTER TABLE blogs RENAME COLUMN picture_host TO picture_host_before;
      ALTER TABLE blogs ADD COLUMN picture_host TEXT
        CHECK (picture_host IN ('inline', 's3', 'address', 'blogger'));
      UPDATE blogs SET picture_host = picture_host_before
        WHERE picture_host_before IN ('inline', 's3', 'address', 'blogger');
      ALTER TABLE blogs DROP COLUMN picture_host_before;
      ALTER TABLE accounts DROP COLUMN drive_consented_at;
      ALTER TABLE accounts DROP COLUMN drive_owner;
      ALTER TABLE accounts DROP COLUMN drive_folder;
      UPDATE jobs SET failure_code = 'pictures.place-changed', failure_params = '{}'
        WHERE failure_code LIKE 'pictures.drive-%';
    `);
  },
};
