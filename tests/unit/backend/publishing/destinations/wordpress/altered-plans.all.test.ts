/** Random plans on sites whose plugins alter saved posts. */
import { describePlansOn } from './plans-on-site.ts';

/** The body changes $data, the row of a post that is about to be saved. */
const altering = (body: string): string => `add_filter('wp_insert_post_data', function (array $data): array {
  if ($data['post_type'] === 'post' && $data['post_content'] !== '') { ${body} }
  return $data;
}, 20);`;
const SIGNATURE = `if (!str_contains($data['post_content'], 'Le Labo, 2026')) $data['post_content'] .= '<p>Le Labo, 2026</p>';`;
const APOSTROPHE = `$data['post_content'] = str_replace('’', "\\'", $data['post_content']);`;

describePlansOn({ name: 'appends a signature', parts: 30, plugin: altering(SIGNATURE) });
describePlansOn({ name: 'replaces apostrophes', parts: 25, plugin: altering(APOSTROPHE) });
