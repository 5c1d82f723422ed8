<?php
// Of sites in tests alone. WordPress has no clock that can be moved: the file `clock` beside the site says the seconds, and
// what is written gets its times from there; what is due by it becomes public as by the site's own schedule. Without the file
// it is the computer's.
function clock_of_test(): int {
    $file = dirname(ABSPATH) . '/clock';
    return is_file($file) ? (int) file_get_contents($file) : time();
}
// Its pages say French, though it has no translation.
add_filter('locale', fn () => 'fr_FR');
add_filter('wp_insert_post_data', function (array $data): array {
    $now = clock_of_test();
    $data['post_modified_gmt'] = gmdate('Y-m-d H:i:s', $now);
    $data['post_modified'] = get_date_from_gmt($data['post_modified_gmt']);
    $at = strtotime($data['post_date_gmt'] . ' UTC');
    // Now, as the machine's clock has it.
    if ($at !== false && abs($at - time()) < 30) {
        $data['post_date_gmt'] = $data['post_modified_gmt'];
        $data['post_date'] = $data['post_modified'];
        $at = $now;
    }
    if (in_array($data['post_status'], ['publish', 'future'], true))
        $data['post_status'] = $at - $now >= MINUTE_IN_SECONDS ? 'future' : 'publish';
    return $data;
});
// At each request, also where the site stays between them: what is due becomes public; and a test's own question is answered.
function at_each_request(): ?string {
    global $wpdb;
    $due = $wpdb->get_col($wpdb->prepare("SELECT ID FROM {$wpdb->posts} WHERE post_status = 'future' AND post_date_gmt <= %s", gmdate('Y-m-d H:i:s', clock_of_test())));
    foreach ($due as $id) wp_publish_post((int) $id);
    switch ($_GET['for-tests'] ?? '') {
        case 'empty':
            foreach (['posts', 'postmeta', 'term_relationships', 'comments', 'commentmeta'] as $table) $wpdb->query("DELETE FROM {$wpdb->$table}");
            $wpdb->query("DELETE FROM {$wpdb->terms} WHERE term_id > 1");
            $wpdb->query("DELETE FROM {$wpdb->term_taxonomy} WHERE term_id > 1");
            delete_option('cron');
            return 'ok';
        // As a plugin that lets nobody in without an account.
        case 'close-api':
        case 'open-api':
            update_option('closed_for_tests', $_GET['for-tests'] === 'close-api' ? 1 : 0);
            return 'ok';
        // As a plugin that makes a page of a post, or the other way: nothing says when it was.
        case 'turn':
            set_post_type((int) $_GET['id'], $_GET['into']);
            return 'ok';
        case 'blocks':
            $content = file_get_contents('php://input');
            $blocks = parse_blocks($content);
            return json_encode(['same' => serialize_blocks($blocks) === $content, 'blocks' => $blocks]);
        case 'texts':
            return json_encode($wpdb->get_results("SELECT ID AS id, post_type AS type, post_status AS status, post_content AS content FROM {$wpdb->posts} WHERE post_type IN ('post', 'revision') ORDER BY ID"));
    }
    return null;
}
add_action('init', function (): void {
    if (($answer = at_each_request()) === null) return;
    header('content-type: application/json');
    exit($answer);
}, 1);
add_filter('rest_authentication_errors', fn ($error) => get_option('closed_for_tests') && !is_user_logged_in()
    ? new WP_Error('rest_not_logged_in', 'Closed.', ['status' => 401]) : $error);
