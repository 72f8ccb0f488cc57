import type { ProjectParts } from '../domain/project/project-parts.ts';
import type { PerceptionFile } from '../domain/survey/survey.ts';
import type { ProjectStore } from './project-store.ts';

type Part = 'surveys' | 'interviews' | 'series' | 'areaTables';

/** Adds what was read to the project; a file of the same name takes the place of the one before. */
export function keepPerception(project: ProjectStore, found: PerceptionFile): void {
  const [part, records] = recordsOf(found);
  const fileName = records[0]?.fileName ?? '';
  project.dispatch(
    'command.perception',
    (draft) => {
      const others = (draft[part] as { fileName: string }[]).filter((one) => one.fileName !== fileName);
      Object.assign(draft, { [part]: [...others, ...structuredClone(records)] });
    },
    { values: { file: fileName } },
  );
}

/** Takes a file out of the project. */
export function removePerception(project: ProjectStore, part: Part, fileName: string): void {
  project.dispatch(
    'command.perceptionRemove',
    (draft) => {
      Object.assign(draft, {
        [part]: (draft[part] as { fileName: string }[]).filter((one) => one.fileName !== fileName),
      });
    },
    { values: { file: fileName } },
  );
}

function recordsOf(found: PerceptionFile): [Part, ProjectParts[Part]] {
  switch (found.kind) {
    case 'survey':
      return ['surveys', [found.survey]];
    case 'interviews':
      return ['interviews', [found.interviews]];
    case 'series':
      return ['series', found.series];
    case 'areaTable':
      return ['areaTables', [found.areaTable]];
  }
}
