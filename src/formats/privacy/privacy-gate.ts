import { ImportError } from '../import-error.ts';
import type { ColumnOutcome } from '../incidents/report.ts';
import type { ImportRecipe } from '../incidents/recipe.ts';
import { headerMeanings } from '../catalogue/header-roles.ts';
import { privacyClassOfHeader } from './privacy-columns.ts';

/** i18n key of why a column that nobody asked for is not kept. */
export function reasonNotNeeded(name: string): string {
  const meaning = headerMeanings(name)[0]?.meaning;
  if (meaning === 'address' || meaning === 'area' || meaning === 'reported') return `import.column.${meaning}`;
  return 'import.column.notNeeded';
}

/**
 * The gate before anything is stored. Only columns with a role pass; a column whose name announces personal data, or in
 * which it was found before, passes never, whatever the recipe says. What is in the passing columns is watched while
 * they are read (see RowCleaner).
 * @throws ImportError privacyColumn when a recipe gives such a column a role
 */
export function passGate(fileName: string, tableColumns: readonly string[], recipe: ImportRecipe): ColumnOutcome[] {
  const roleOf = new Map(recipe.columns.map(({ name, role }) => [name, role]));
  const refused = new Map(recipe.refused.map(({ name, privacyClass }) => [name, privacyClass]));
  return tableColumns.map((name) => {
    const role = roleOf.get(name) ?? null;
    const privacyClass = privacyClassOfHeader(name) ?? refused.get(name) ?? null;
    if (privacyClass !== null && role !== null) {
      throw new ImportError('import.error.privacyColumn', { file: fileName, column: name, privacyClass });
    }
    if (privacyClass !== null) return { name, role: null, reason: `import.privacy.${privacyClass}`, hard: true };
    return { name, role, reason: role === null ? reasonNotNeeded(name) : null, hard: false };
  });
}
