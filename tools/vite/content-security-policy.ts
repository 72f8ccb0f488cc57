import type { Plugin } from 'vite';
import { contentSecurityPolicyForMeta } from '../security-headers.mjs';

/** Writes the policy into the built page, for hosting that cannot send headers. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'regiekaart:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicyForMeta },
        injectTo: 'head-prepend',
      },
    ],
  };
}
