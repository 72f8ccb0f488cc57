import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './tools/vite/content-security-policy.ts';
import { precache } from './tools/vite/precache.ts';
import { thirdPartyLicences } from './tools/vite/third-party-licences.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), thirdPartyLicences(), precache(path('src/app/service-worker.js'))],
  build: {
    target: 'es2022',
    // Inlined assets would be data: addresses, which the content security policy refuses for scripts and fetches.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-aria.*|@react-.*|@internationalized)[\\/]/,
            },
            {
              name: 'map',
              test: /node_modules[\\/](maplibre-gl|@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl)[\\/]/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm', 'maplibre-gl'] },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          testTimeout: 60_000,
          env: { TZ: 'Europe/Amsterdam' },
        },
      },
    ],
  },
});
