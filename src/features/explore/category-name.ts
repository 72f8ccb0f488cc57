import catalogue from '../../../data/catalogue/offence-groups.json' with { type: 'json' };
import { useTexts } from '../../i18n/index.ts';

const GROUPS = new Map(catalogue.groups.map((group) => [group.id, group]));

/** Name of an offence group for the reader; a category or source that came with the file is shown as it came. */
export function useCategoryName(): (id: string) => string {
  const { language } = useTexts();
  return (id) => GROUPS.get(id)?.[language] ?? id;
}
