/**
 * The promise "nothing leaves this machine", in a form that the browser enforces. Served as headers by tools/serve.mjs
 * and written into index.html for hosting that cannot set headers.
 */
const policy = {
  'default-src': "'self'",
  // DuckDB and the solvers are WebAssembly; nothing is ever evaluated from text.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'style-src': "'self'",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const print = (directives) =>
  Object.entries(directives)
    .map((entry) => entry.join(' '))
    .join('; ');

/** For a <meta> element, which knows no frame-ancestors. */
export const contentSecurityPolicyForMeta = print(policy);

export const securityHeaders = {
  'Content-Security-Policy': print({ ...policy, 'frame-ancestors': "'none'" }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'geolocation=(), camera=(), microphone=(), interest-cohort=()',
};
