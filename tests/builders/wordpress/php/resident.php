<?php
// The REST API of a site, many times a second: WordPress is started once and stays, as application servers of PHP keep it. What
// answers is WordPress's own; what `php -S` does anew for each request, two thirds of its time, is the start.
[, $site, $port] = $argv;
require $site . '/wp-load.php';

/** What WordPress says by header(), which a program of the terminal sends to nobody. */
class Resident_Server extends WP_REST_Server {
    public int $status = 200;
    public array $headers = [];
    protected function set_status($code): void { $this->status = (int) $code; }
    public function send_header($key, $value): void { $this->headers[strtolower($key)] = $value; }
    public function remove_header($key): void { unset($this->headers[strtolower($key)]); }
}
add_filter('wp_rest_server_class', fn() => Resident_Server::class);
$line = null;
define('REST_REQUEST', true);
$listening = stream_socket_server("tcp://127.0.0.1:$port");
while (true) {
    $line = @stream_socket_accept($listening, -1);
    if ($line === false) continue;
    answer($line);
    fclose($line);
}

function answer($line): void {
    [$method, $target] = explode(' ', (string) fgets($line)) + ['', '/'];
    $headers = [];
    while (($read = trim((string) fgets($line))) !== '') {
        [$name, $value] = explode(':', $read, 2);
        $headers[strtolower($name)] = trim($value);
    }
    $length = (int) ($headers['content-length'] ?? 0);
    begin($method, $target, $headers, $length > 0 ? stream_get_contents($line, $length) : '');
    $server = rest_get_server();
    [$server->status, $server->headers] = [200, []];
    $path = (string) parse_url($target, PHP_URL_PATH);
    $body = at_each_request();
    if ($body === null && str_starts_with($path, '/wp-json/')) {
        ob_start();
        $server->serve_request('/' . rtrim(substr($path, strlen('/wp-json/')), '/'));
        $body = ob_get_clean();
    }
    // A page, of which only the way to the API is asked.
    else $server->send_header('link', '<' . rest_url() . '>; rel="https://api.w.org/"');
    $head = "HTTP/1.1 $server->status -\r\n";
    foreach (['connection' => 'close', 'content-length' => strlen((string) $body)] + $server->headers as $name => $value) $head .= "$name: $value\r\n";
    @fwrite($line, "$head\r\n$body");
}

/** Everything as at the start, and what was asked in its place. */
function begin(string $method, string $target, array $headers, string $sent): void {
    global $HTTP_RAW_POST_DATA, $current_user, $wp_rest_application_password_status, $wp_rest_application_password_uuid;
    wp_cache_flush();
    $current_user = $wp_rest_application_password_status = $wp_rest_application_password_uuid = null;
    $HTTP_RAW_POST_DATA = $sent;
    $asked = parse_url($target, PHP_URL_QUERY) ?? '';
    parse_str($asked, $query);
    [$_GET, $_POST, $_REQUEST] = [wp_slash($query), [], wp_slash($query)];
    static $environment = null;
    $environment ??= $_SERVER;
    $_SERVER = ['REQUEST_METHOD' => $method, 'REQUEST_URI' => $target, 'QUERY_STRING' => $asked, 'REMOTE_ADDR' => '127.0.0.1', 'SERVER_PROTOCOL' => 'HTTP/1.1'] + $environment;
    foreach ($headers as $name => $value) {
        $key = strtoupper(strtr($name, '-', '_'));
        $_SERVER[str_starts_with($key, 'CONTENT_') ? $key : "HTTP_$key"] = $value;
    }
    // As wp-config.php does at a start.
    if (($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') $_SERVER['HTTPS'] = 'on';
    if (preg_match('/^Basic (.+)$/', $headers['authorization'] ?? '', $given))
        [$_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW']] = explode(':', base64_decode($given[1]), 2);
}
