import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, serve, type Port, type Task } from '../../src/workers/protocol.ts';

class ReadError extends Error {
  override name = 'ReadError';
  details = { key: 'import.error.empty', values: { file: 'a.csv' } };
}

const api = {
  add: (a: number, b: number, _task: Task) => a + b,
  count: async (n: number, task: Task) => {
    for (let i = 0; i < n; i++) {
      task.progress({ stage: 'counting', fraction: i / n });
      await task.breathe();
    }
    return n;
  },
  fail: (_task: Task) => {
    throw new ReadError('empty file');
  },
  buffer: (length: number, task: Task) => {
    const values = new Float64Array(length).fill(7);
    task.transfer(values.buffer, values.buffer);
    return values;
  },
};

const open: MessageChannel[] = [];
afterEach(() => open.splice(0).forEach((channel) => channel.port1.close()));

function pair() {
  const channel = new MessageChannel();
  open.push(channel);
  serve(api, channel.port2 as unknown as Port);
  const client = connect<typeof api>(channel.port1 as unknown as Port);
  channel.port1.start();
  channel.port2.start();
  return client;
}

describe('worker protocol', () => {
  it('calls by name and answers', async () => {
    await expect(pair().add([2, 3])).resolves.toBe(5);
  });

  it('hands buffers over', async () => {
    const values = await pair().buffer([1000]);
    expect(values).toHaveLength(1000);
    expect(values[999]).toBe(7);
  });

  it('keeps the name and details of a user error', async () => {
    await expect(pair().fail([])).rejects.toMatchObject({
      name: 'ReadError',
      message: 'empty file',
      details: { key: 'import.error.empty' },
    });
  });

  it('reports progress and can be cancelled', async () => {
    const controller = new AbortController();
    const onProgress = vi.fn(() => controller.abort());
    const call = pair().count([100_000], { signal: controller.signal, onProgress });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(onProgress).toHaveBeenCalled();
  });

  it('says so when a function does not exist', async () => {
    const client = pair() as unknown as { missing: (args: unknown[]) => Promise<unknown> };
    await expect(client.missing([])).rejects.toThrow(/missing/);
  });
});
