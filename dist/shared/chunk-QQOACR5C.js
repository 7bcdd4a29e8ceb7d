import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/diagnosis/error-sentences.ts
function fillSentences(template, values) {
  return template.split(betweenSentences).map((sentence) => fillSentence(sentence, values)).filter((sentence) => sentence !== void 0).join(" ");
}
function namesIn(template) {
  return [...template.matchAll(place)].map(([, name = ""]) => name);
}
var place = /\{(\w{1,40})(?:\|([^{}]{0,200}))?\}/g;
var betweenSentences = /(?<=[.!?]) (?=[A-Z{"`])/;
var part = /\[\[([^[\]]{1,200})\]\]/g;
function fillSentence(sentence, values) {
  return fillPlaces(
    sentence.replace(part, (_, text) => fillPlaces(text, values) ?? ""),
    values
  );
}
function fillPlaces(sentence, values) {
  let isComplete = true;
  const text = sentence.replace(place, (_, name, otherwise) => {
    const value = values[name] ?? otherwise ?? "";
    if (value === "") isComplete = false;
    return value;
  });
  return isComplete ? text : void 0;
}

// src/diagnosis/known-errors/address.ts
var host = "(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\]|::1)";
function address(ports) {
  return `${host}:(?<port>${ports})(?!\\d)`;
}

// src/diagnosis/known-errors/probes.ts
var sources = ["probe"];
var curlFailed = "Failed to connect to (?<host>[\\w.:-]{1,255}) port (?<port>\\d{1,5})(?: after \\d{1,9} ms)?: ";
var anyPort = "\\d{1,5}";
var reach = [
  {
    id: "probe-connection-refused",
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:Couldn't connect|Could not connect|Connection refused)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: connection refused`)
    ],
    what: "Port {port} of {host} is refused: the host is up, but nothing listens there.",
    why: "No container publishes the port, the server in it does not listen on it, or the container does not run.",
    fix: "Publish the port (portMappings with hostPort {port}), let the server listen on it, and check that the container runs."
  },
  {
    id: "probe-timeout",
    sources,
    patterns: [
      new RegExp(`${curlFailed}(?:Timeout was reached|Connection timed out)`),
      /curl: \(28\) Connection timed out after/,
      /Connect Timeout Error \(attempted address/,
      /\bUND_ERR_CONNECT_TIMEOUT\b/,
      /connect ETIMEDOUT\b/,
      new RegExp(`dial tcp ${address(anyPort)}: (?:i/o timeout|connect: connection timed out)`)
    ],
    what: "The host does not answer at all on that port.",
    why: "Likely a security group or a network ACL drops the packets, or DNS has another address than that of the host.",
    fix: "Allow the port from 0.0.0.0/0 (80 and 443 for a public site) in the security group of the load balancer or instance, and compare DNS with its public address."
  },
  {
    id: "probe-no-response",
    sources,
    patterns: [
      /Operation timed out after \d{1,9} milliseconds with 0 (?:bytes|out of)/,
      /The operation was aborted due to timeout/,
      /\bUND_ERR_HEADERS_TIMEOUT\b/
    ],
    what: "The server took the connection, but did not answer in time.",
    why: "Likely the application hangs, still starts, or waits for its database.",
    fix: "Read the log of the application for the request that hangs. Wait longer only when the start is known to be slow."
  },
  {
    id: "probe-host-unreachable",
    sources,
    patterns: [
      new RegExp(`connect (?:EHOSTUNREACH|ENETUNREACH) ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:No route to host|Network is unreachable)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: (?:no route to host|network is unreachable)`)
    ],
    what: "There is no route to {host}.",
    why: "Likely DNS has a private address, or the host is stopped.",
    fix: "Let DNS point at the load balancer or the public address."
  },
  {
    id: "probe-dns-nxdomain",
    sources,
    patterns: [
      new RegExp(`getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      new RegExp(`Could not resolve host: ${host}`),
      new RegExp(`lookup ${host}(?: on [\\d.:]{1,60})?: no such host`)
    ],
    what: "The name {host} has no address in DNS.",
    why: "Its record was not made, its zone is not delegated, or it has a typing error.",
    fix: "Create the record for {host} (A, ALIAS or CNAME), and check the delegation of the zone."
  },
  {
    id: "probe-connection-reset",
    sources,
    patterns: [
      /Empty reply from server/,
      /Recv failure: Connection reset by peer/,
      /other side closed/,
      /socket hang up/,
      /read ECONNRESET/
    ],
    what: "The server closed the connection without an answer.",
    why: "Likely the application in the container listens on 127.0.0.1, crashes on the request, or expects TLS.",
    fix: "Listen on 0.0.0.0 in the container, use the protocol that the port speaks, and read the log of the application."
  }
];
var answers = [
  {
    id: "probe-redirect-loop",
    sources,
    patterns: [/Maximum \(\d{1,5}\) redirects followed/, /redirect count exceeded/, /stopped after \d{1,3} redirects/],
    what: "The site redirects in a circle.",
    why: "Likely the application forces https behind a proxy that speaks http to it, or two names redirect to each other.",
    fix: "Let the application trust X-Forwarded-Proto, set the CDN to Full (strict), and keep one redirect between the names."
  },
  {
    id: "probe-default-nginx-page",
    sources,
    patterns: [/<title>Welcome to nginx!<\/title>/],
    what: "The answer came from nginx's default server, not from the site.",
    why: "The configuration of the site is not loaded, or no server_name matches the host that was asked for.",
    fix: "Remove the default.conf of the base image, or make the site default_server, and check that its configuration and pages are copied."
  },
  {
    id: "probe-502-bad-gateway",
    sources,
    patterns: [/<title>502 Bad Gateway<\/title>/],
    what: "The proxy answers, but the application behind it does not (502).",
    why: "Likely the application crashed, still starts, or listens on another port.",
    fix: "Read the error log of the proxy at that time, and the log of the application."
  }
];
var probeErrors = [...reach, ...answers];

// src/diagnosis/known-errors/tls.ts
var sources2 = ["probe"];
var certificates = [
  {
    id: "probe-certificate-self-signed",
    sources: sources2,
    patterns: [/self[- ]signed certificate(?! in certificate chain)/, /\bDEPTH_ZERO_SELF_SIGNED_CERT\b/],
    what: "The server shows a certificate that it signed itself.",
    why: "Likely the placeholder from before the real one was issued.",
    fix: "Issue a real one (ACM for a load balancer, or certbot), and reload the server."
  },
  {
    id: "probe-certificate-expired",
    sources: sources2,
    patterns: [
      /\bCERT_HAS_EXPIRED\b/,
      /certificate has expired(?! or is not yet valid)/,
      /certificate has expired or is not yet valid: current time \S{1,40} is after/
    ],
    what: "The certificate of the server has expired.",
    why: "It was not renewed, or the server was not reloaded after it was.",
    fix: 'Run "certbot renew" and reload nginx ("nginx -s reload"), and check what shall renew it.'
  },
  {
    id: "probe-certificate-not-yet-valid",
    sources: sources2,
    patterns: [
      /\bCERT_NOT_YET_VALID\b/,
      /certificate is not yet valid/,
      /certificate has expired or is not yet valid: current time \S{1,40} is before/
    ],
    what: "The certificate of the server is not valid yet.",
    why: "It begins in the future, or the clock of the one who asks is behind.",
    fix: "Set the clocks right, wait, or issue it again."
  },
  {
    id: "probe-certificate-hostname-mismatch",
    sources: sources2,
    patterns: [
      /\bERR_TLS_CERT_ALTNAME_INVALID\b/,
      /does not match certificate's altnames/,
      /verify error:num=\d{1,3}:hostname mismatch/,
      /no alternative certificate subject name matches target host ?name/,
      /x509: certificate is valid for (?<names>[\w.*,: -]{1,1000}), not /
    ],
    what: "The certificate of the server does not name the host that was asked for.",
    why: "Another server block answered, or the certificate lacks a name, such as that with www.",
    fix: "Issue it with all names (-d example.com -d www.example.com), and check server_name. It names {names} now."
  },
  {
    id: "probe-certificate-chain-incomplete",
    sources: sources2,
    patterns: [
      /\bUNABLE_TO_VERIFY_LEAF_SIGNATURE\b/,
      /\bUNABLE_TO_GET_ISSUER_CERT_LOCALLY\b/,
      /unable to verify the first certificate/,
      /unable to get local issuer certificate/,
      /x509: certificate signed by unknown authority/,
      /self[- ]signed certificate in certificate chain/
    ],
    what: "The certificate of the server cannot be followed up to a known authority.",
    why: "Likely the server does not send the intermediate certificate, or the authority is a private one.",
    fix: "Use fullchain.pem instead of cert.pem. For a private authority, give its root certificate to whoever asks."
  }
];
var handshakes = [
  {
    id: "probe-plain-http-on-tls-port",
    sources: sources2,
    patterns: [
      /SSL routines:\w{0,60}:wrong version number/,
      /server gave HTTP response to HTTPS client/,
      /\bERR_SSL_WRONG_VERSION_NUMBER\b/,
      /first record does not look like a TLS handshake/
    ],
    what: "The port that was asked with https speaks plain http.",
    why: "It is mapped to port 80 of the container, or its listen line has no ssl.",
    fix: "Map 443 to the port with TLS, add ssl to the listen line, or end TLS at the load balancer."
  },
  {
    id: "probe-http-to-tls-port",
    sources: ["probe"],
    patterns: [/The plain HTTP request was sent to HTTPS port/],
    what: "Plain http was sent to a port with TLS.",
    why: "A health check or a redirect uses http:// with the port for https.",
    fix: "Use https://, or set the protocol of the health check to HTTPS."
  },
  {
    id: "probe-tls-handshake-closed",
    sources: sources2,
    patterns: [
      /SSL_ERROR_SYSCALL in connection to/,
      /Client network socket disconnected before secure TLS connection was established/
    ],
    what: "The server hung up while TLS was set up.",
    why: "It has no certificate for that name, does not speak TLS, or a proxy is between.",
    fix: 'Read the log of the server, and try "openssl s_client -connect HOST:443 -servername HOST".'
  },
  {
    id: "probe-tls-version",
    sources: sources2,
    patterns: [/alert protocol version/, /\bERR_SSL_UNSUPPORTED_PROTOCOL\b/, /protocol version not supported/],
    what: "Client and server have no version of TLS in common.",
    why: "The server offers only versions that are too old, or only ones that are too new.",
    fix: "Allow TLSv1.2 and TLSv1.3 in the server (ssl_protocols in nginx)."
  }
];
var tlsErrors = [...certificates, ...handshakes];

export {
  fillSentences,
  namesIn,
  host,
  address,
  probeErrors,
  tlsErrors
};
