import { useTexts } from '../../i18n/index.ts';
import { hasText } from '../../i18n/index.ts';

/** Name of an offence group or source for the reader; a name that came with the file is shown as it came. */
export function useCategoryName(): (id: string) => string {
  const { t } = useTexts();
  return (id) => (hasText(`category.${id}`) ? t(`category.${id}`) : id);
}
