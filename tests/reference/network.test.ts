import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyNetworkCase, type NetworkCase } from '../../src/network/density/verify-network-case.ts';
import { sharedPath } from '../shared-data.ts';

const path = sharedPath('reference/network_kde_spnetwork.json');
const cases = path ? (JSON.parse(readFileSync(path, 'utf8')) as { cases: NetworkCase[] }).cases : [];

describe.skipIf(!path)('network density against spNetwork and PredictCode (shared references)', () => {
  it('covers every case of the file', () => expect(cases.length).toBe(8));
  it.each(cases)('$name', async (networkCase) => {
    const result = (await verifyNetworkCase(networkCase))!;
    expect(result.largestDifference).toBeLessThanOrEqual(result.tolerance);
    expect(result.passed).toBe(true);
  });
});
