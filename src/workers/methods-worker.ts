import { runTool, type ToolRequest } from '../analysis/tools/tools.ts';
import type { ToolData, ToolFrame, ToolResult } from '../analysis/tools/tool-types.ts';
import type { CaseReport } from '../analysis/verification/reference-case.ts';
import { readReferenceFile, verifyCase } from '../analysis/verification/verify-file.ts';
import { serve, type Task } from './protocol.ts';

const shipped = import.meta.glob<unknown>('../../data/reference/*.json', { eager: true, import: 'default' });

export interface VerifiedFile {
  readonly id: string;
  readonly method: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** Repositories or pages that the numbers come from. */
  readonly sources: readonly string[];
  readonly cases: readonly CaseReport[];
}

let data: ToolData | null = null;

const api = {
  /** Re-runs every published case that is shipped with the app. */
  async verify(task: Task): Promise<readonly VerifiedFile[]> {
    const files = Object.values(shipped).map((content) => ({ content, file: readReferenceFile(content) }));
    const total = files.reduce((sum, { file }) => sum + file.cases.length, 0);
    let done = 0;
    const results: VerifiedFile[] = [];
    for (const { content, file } of files) {
      const cases: CaseReport[] = [];
      for (let index = 0; index < file.cases.length; index++) {
        cases.push(await verifyCase(file, index));
        task.progress({ stage: 'verify.stage', fraction: ++done / total });
        await task.breathe();
      }
      const { id, method, title, notes } = file;
      results.push({ id, method, title, notes, sources: sourcesOf(content), cases });
    }
    return results;
  },

  /** Takes the rows and what is known of the place; replaces what was there. */
  load(next: ToolData, _task: Task): void {
    data = next;
  },

  run(frame: ToolFrame, request: ToolRequest, task: Task): Promise<ToolResult> {
    if (!data) throw new Error('a tool was asked before any rows were loaded');
    return Promise.resolve(runTool(data, frame, request, task));
  },
};

function sourcesOf(content: unknown): readonly string[] {
  const { sources } = content as { readonly sources?: readonly { readonly repo?: string }[] };
  return (sources ?? []).flatMap(({ repo }) => repo ?? []);
}

export type MethodsApi = typeof api;

serve(api, globalThis);
