<?php
// Puts public posts into a site by its database: a JSON list of {title, content, labels, publishedAt (seconds)} on standard input.
require $argv[1] . '/wp-load.php';
$terms = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $number => $post) {
    $gmt = gmdate('Y-m-d H:i:s', $post['publishedAt']);
    $local = get_date_from_gmt($gmt);
    $wpdb->insert($wpdb->posts, [
        'post_author' => 1, 'post_date' => $local, 'post_date_gmt' => $gmt, 'post_modified' => $local, 'post_modified_gmt' => $gmt,
        'post_title' => $post['title'], 'post_content' => $post['content'], 'post_name' => "billet-$number", 'post_status' => 'publish', 'post_type' => 'post',
        'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '',
    ]);
    $id = $wpdb->insert_id;
    foreach ($post['labels'] as $label) {
        $terms[$label] ??= (int) wp_insert_term($label, 'post_tag')['term_taxonomy_id'];
        $wpdb->insert($wpdb->term_relationships, ['object_id' => $id, 'term_taxonomy_id' => $terms[$label]]);
    }
}
