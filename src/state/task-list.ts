import type { Progress } from '../workers/protocol.ts';
import type { UserNotice, WorkbenchStore } from './workbench.ts';

export interface TaskList {
  /**
   * Runs work that takes time: shows it with its progress and a way to stop it until it ends. A stop rejects with an
   * AbortError.
   */
  run<T>(
    stage: string,
    work: (options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }) => Promise<T>,
  ): Promise<T>;
  readonly notify: (tone: UserNotice['tone'], key: string, values?: UserNotice['values']) => void;
  readonly dismiss: (id: string) => void;
}

export function createTaskList(workbench: WorkbenchStore, newId: () => string): TaskList {
  const change = (id: string, progress: Progress) =>
    workbench.setState(({ tasks }) => ({
      tasks: tasks.map((task) => (task.id === id ? { ...task, progress } : task)),
    }));
  return {
    async run(stage, work) {
      const id = newId();
      const controller = new AbortController();
      const task = { id, progress: { stage, fraction: null }, cancel: () => controller.abort() };
      workbench.setState(({ tasks }) => ({ tasks: [...tasks, task] }));
      try {
        return await work({ signal: controller.signal, onProgress: (progress) => change(id, progress) });
      } finally {
        workbench.setState(({ tasks }) => ({ tasks: tasks.filter((other) => other.id !== id) }));
      }
    },
    notify(tone, key, values = {}) {
      workbench.setState(({ notices }) => ({ notices: [...notices.slice(-3), { id: newId(), tone, key, values }] }));
    },
    dismiss(id) {
      workbench.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
  };
}
