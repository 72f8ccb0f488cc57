import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { createFormats, type Formats } from './formats.ts';

/**
 * Texts lie in parts/<room>.<language>.json, flat key → text. Each part belongs to the room of its name; the files are
 * joined here, and a test holds that both languages have the same keys and the same values to fill in.
 */
const parts = import.meta.glob<Record<string, string>>('./parts/*.json', { eager: true, import: 'default' });

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: TextValues) => string;

function textsOf(language: Language): Record<string, string> {
  const own = Object.entries(parts).filter(([path]) => path.endsWith(`.${language}.json`));
  return Object.assign({}, ...own.map(([, texts]) => texts)) as Record<string, string>;
}

/** Sets the language up; call once, before the first render. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'nl',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { nl: { translation: textsOf('nl') }, en: { translation: textsOf('en') } },
  });
  document.documentElement.lang = language;
}

export interface Texts extends Formats {
  readonly t: Translate;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

/** Texts and formats in a language of its own, whatever the screen's: documents are Dutch. */
export function textsIn(language: Language): Formats & { readonly t: Translate } {
  const t = i18next.getFixedT(language);
  return { ...createFormats(language), t: (key, values) => t(key, { ...values }) };
}

/** Texts and number, date and unit formats in the language of the screen. */
export function useTexts(): Texts {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'nl';
  return useMemo(
    () => ({
      ...createFormats(language),
      language,
      t: (key, values) => t(key, { ...values }),
      setLanguage: (next) => {
        document.documentElement.lang = next;
        void i18n.changeLanguage(next);
      },
    }),
    [t, i18n, language],
  );
}
