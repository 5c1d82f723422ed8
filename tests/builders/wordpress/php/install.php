<?php
// Installs a fresh site: an administrator, an author, a contributor, each with an application password; printed as JSON.
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Le Labo', 'lise', 'lise@example.org', true, '', 'lise', 'fr_FR');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('timezone_string', 'Europe/Paris');
update_option('default_comment_status', 'closed');
wp_delete_post(1, true);
wp_delete_post(2, true);
wp_delete_post(3, true);
$users = ['lise' => 1];
foreach (['author' => 'marc', 'contributor' => 'anna'] as $role => $name)
    $users[$name] = wp_insert_user(['user_login' => $name, 'user_pass' => $name, 'user_email' => "$name@example.org", 'role' => $role, 'display_name' => ucfirst($name)]);
wp_update_user(['ID' => 1, 'display_name' => 'Lise Aubin']);
$passwords = [];
foreach ($users as $name => $id) {
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
    $passwords[$name] = $password;
}
echo "\n" . json_encode($passwords);
