import catalogue from '../../../data/catalogue/offence-groups.json' with { type: 'json' };
import type { Language } from '../../i18n/index.ts';

const GROUPS = new Map(catalogue.groups.map((group) => [group.id, group]));

/** Name of an offence group; a category that came with the file is shown as it came. */
export const categoryName = (id: string, language: Language): string => GROUPS.get(id)?.[language] ?? id;
