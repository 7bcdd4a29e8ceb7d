import type { KnownError } from './known-error.ts';

/* What nginx says about its configuration, its certificates and its files; see nginx-upstream.ts for proxies. */

const sources = ['container-log'] as const;
/** With the process id in the log file, without it on the console. */
const emerg = '\\[emerg\\] (?:\\d{1,10}#\\d{1,10}: )?';
const error = '\\[error\\] (?:\\d{1,10}#\\d{1,10}: )?(?:\\*\\d{1,12} )?';
const place = ' in (?<file>[^\\s:]{1,300}):(?<line>\\d{1,6})';
/** A request for the root; scanners ask for directories that are none, and that is no error. */
const ofTheRoot = '(?![^\\n]{0,400}request: "[A-Z]{3,10} /[^ ?])';

const configurations: readonly KnownError[] = [
  {
    id: 'nginx-upstream-host-not-found',
    sources,
    patterns: [new RegExp(`host not found in upstream "(?<host>[^"]{1,255})"${place}`)],
    what: 'nginx does not start, because the host {host} of {file}:{line} has no address.',
    why: 'It looks the names of proxy_pass up when it starts; the names of Compose services do not exist on ECS.',
    fix: 'Use 127.0.0.1:PORT for a container of the same awsvpc task. With Cloud Map, use its name in a variable and set a resolver, so that the start does not depend on it.',
  },
  {
    id: 'nginx-config-syntax',
    sources,
    patterns: [
      new RegExp(`${emerg}unexpected (?:end of file|"[^"]{1,10}")[^\\n"]{0,40}(?:"[^"]{1,10}")?${place}`),
      new RegExp(`${emerg}(?:invalid parameter|invalid value|unknown directive) "[^"]{1,200}"${place}`),
      new RegExp(`${emerg}invalid number of arguments in "[^"]{1,100}" directive${place}`),
      new RegExp(`${emerg}directive "[^"]{1,100}" is not terminated by ";"${place}`),
    ],
    what: 'The configuration of nginx has an error at {file}:{line}.',
    why: 'A typing error, a missing semicolon or bracket just before, or a $variable that envsubst replaced by nothing.',
    fix: 'Correct {file} near line {line}, and check it while the image is built (RUN nginx -t).',
  },
  {
    id: 'nginx-config-wrong-context',
    sources,
    patterns: [new RegExp(`${emerg}"(?<directive>[^"]{1,100})" directive is not allowed here${place}`)],
    what: 'nginx takes no "{directive}" at {file}:{line}.',
    why: 'Likely a server block stands in nginx.conf itself, outside of http.',
    fix: 'Copy the block to /etc/nginx/conf.d/default.conf, which is read inside of http.',
  },
  {
    id: 'nginx-config-file-missing',
    sources,
    patterns: [new RegExp(`${emerg}open\\(\\) "(?<file>[^"]{1,300})" failed \\(2: `)],
    what: 'nginx does not start, because {file} does not exist.',
    why: 'The configuration or a file that it includes is not in the image.',
    fix: 'Copy {file} into the image, or correct the include.',
  },
  {
    id: 'nginx-unknown-variable',
    sources,
    patterns: [new RegExp(`${emerg}unknown "(?<variable>[^"]{1,100})" variable`)],
    what: 'nginx knows no variable "{variable}".',
    why: 'Likely a template was not filled in by envsubst, or the name has a typing error.',
    fix: 'Put templates into /etc/nginx/templates/NAME.template and set the variable in the container.',
  },
  {
    id: 'nginx-duplicate-default-server',
    sources,
    patterns: [new RegExp(`${emerg}a duplicate default server for (?<address>\\S{1,80})${place}`)],
    what: 'Two server blocks of nginx claim to be the default of {address}, the second at {file}:{line}.',
    why: 'Likely the default.conf of the base image is still there.',
    fix: 'Remove it in the Dockerfile ("RUN rm /etc/nginx/conf.d/default.conf"), or drop one default_server.',
  },
  {
    id: 'nginx-conflicting-server-name',
    sources,
    patterns: [
      /\[warn\] [^\n"]{0,40}conflicting server name "(?<name>[^"]{0,255})" on (?<address>[^\s,]{1,80}), ignored/,
    ],
    what: 'Two server blocks of nginx have the name "{name}" on {address}; the second is ignored.',
    why: 'A second file in conf.d or sites-enabled has the same server_name and port.',
    fix: 'Remove one of them: what is changed in the second has no effect. nginx runs on.',
  },
  {
    id: 'nginx-nonroot-cache-or-pid',
    sources,
    patterns: [new RegExp(`${emerg}(?:mkdir|open)\\(\\) "(?<file>[^"]{1,300})" failed \\(13: Permission denied\\)`)],
    what: 'nginx does not start, because it may not write {file}.',
    why: 'It runs as a user other than root, and its cache and pid file belong to root.',
    fix: 'Use the image nginxinc/nginx-unprivileged, or put the pid file and the temporary paths under /tmp.',
  },
];

const certificates: readonly KnownError[] = [
  {
    id: 'nginx-certificate-file-missing',
    sources,
    patterns: [
      /cannot load certificate(?: key)? "(?<file>[^"]{1,300})": BIO_new_file\(\) failed[^\n]{0,60}:No such file or directory/,
    ],
    what: 'nginx does not start, because the certificate {file} is not in the container.',
    why: 'It was not issued yet, its volume is not mounted, or it has another name under live/.',
    fix: 'Mount the volume of the certificates. For the first one, start with port 80 only (or a temporary certificate), issue it, and reload nginx.',
  },
  {
    id: 'nginx-certificate-key-mismatch',
    sources,
    patterns: [/SSL_CTX_use_PrivateKey(?:_file)?\("(?<file>[^"]{1,300})"\) failed[^\n]{0,100}key values mismatch/],
    what: 'The private key {file} does not belong to the certificate.',
    why: 'One of them is of another issue, or the chain does not begin with the certificate of the host.',
    fix: 'Compare "openssl x509 -noout -pubkey -in CERT" with "openssl pkey -pubout -in {file}", and put the certificate of the host first in its file.',
  },
  {
    id: 'nginx-certificate-not-pem',
    sources,
    patterns: [/PEM_read_bio_\w{1,30}\(\) failed[^\n]{0,100}:no start line/],
    what: 'The certificate file of nginx is no certificate in PEM.',
    why: 'It is empty, is the key instead, or came from a secret whose line breaks were escaped.',
    fix: 'Write it with real line breaks, and check it with "openssl x509 -in FILE -noout -subject".',
  },
  {
    id: 'nginx-ssl-certificate-directive-missing',
    sources,
    patterns: [new RegExp(`no "ssl_certificate" is defined for the "listen \\.\\.\\. ssl" directive${place}`)],
    what: 'The server block at {file}:{line} listens with ssl, but has no certificate.',
    why: 'ssl_certificate is missing in it.',
    fix: 'Add ssl_certificate and ssl_certificate_key to it.',
  },
];

/** Why nginx does not start, or not as it was meant to. */
export const nginxStartErrors: readonly KnownError[] = [...configurations, ...certificates];

/** What nginx says about the files that it serves, and about requests. */
export const nginxFileErrors: readonly KnownError[] = [
  {
    id: 'nginx-index-missing',
    sources,
    patterns: [
      new RegExp(`directory index of "(?<file>[^"]{1,300})" is forbidden${ofTheRoot}`),
      new RegExp(`"(?<file>[^"\\n]{1,300})" is not found \\(2: No such file or directory\\)${ofTheRoot}`),
    ],
    what: 'nginx finds no index page at {file}.',
    why: 'The page is not where the configuration looks: the build output was not copied, lies in a directory below, or its volume is not mounted.',
    fix: 'Compare root in the configuration with where COPY puts the pages (such as COPY --from=build /app/dist /usr/share/nginx/html; for Angular dist/NAME/browser), and look into the image with "docker run --rm --entrypoint ls IMAGE".',
  },
  {
    id: 'nginx-static-permission',
    sources,
    patterns: [
      new RegExp(`${error}open\\(\\) "(?<file>[^"]{1,300})" failed \\(13: Permission denied\\)`),
      new RegExp(`${error}"(?<file>[^"\\n]{1,300})" is forbidden \\(13: Permission denied\\)`),
    ],
    what: 'nginx may not read {file} and answers 403.',
    why: 'The file or a directory above it is not open to the user of the workers.',
    fix: 'Copy the pages with COPY --chmod=644 (755 for directories) or --chown=nginx.',
  },
  {
    id: 'nginx-body-too-large',
    sources,
    patterns: [/client intended to send too large body: (?<size>\d{1,15}) bytes/],
    what: 'nginx refused a request of {size} bytes with 413.',
    why: 'It is larger than client_max_body_size, which is 1 MB if it is not set.',
    fix: 'Raise client_max_body_size in that server block.',
  },
];
