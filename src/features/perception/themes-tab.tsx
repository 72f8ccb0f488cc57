import { useStore } from 'zustand';
import { LEAST_GROUP } from '../../domain/survey/survey.ts';
import { useTexts } from '../../i18n/index.ts';
import { MonthBars } from '../../ui/charts/month-bars.tsx';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/primitives/feedback.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './perception.module.css';

/** What conversations are about, and what others count by month. */
export function ThemesTab({ project }: StepProps) {
  const { interviews, series } = useStore(project, ({ document }) => document);
  const { t, number, count, month } = useTexts();
  if (interviews.length === 0 && series.length === 0)
    return <EmptyState title={t('perception.noThemes')}>{t('perception.noThemesWhatNow')}</EmptyState>;
  return (
    <>
      {interviews.map(({ id, fileName, conversations, themes, places }) => (
        <PanelSection key={id} title={t('perception.conversations', { n: count(conversations) })}>
          <table className={styles.table}>
            <caption>{fileName}</caption>
            <thead>
              <tr>
                <th scope="col">{t('perception.theme')}</th>
                <th scope="col">{t('perception.mentioned')}</th>
                <th scope="col">{t('perception.tone')}</th>
              </tr>
            </thead>
            <tbody>
              {themes
                .filter(({ place }) => place === null)
                .map(({ theme, mentions, meanTone }) => (
                  <tr key={theme}>
                    <th scope="row">
                      {theme}
                      <br />
                      <span className="muted">
                        {themes
                          .filter((one) => one.theme === theme && one.place !== null && one.mentions >= 2)
                          .slice(0, 3)
                          .map((one) => `${places[one.place!]!.name} ${one.mentions}`)
                          .join(', ')}
                      </span>
                    </th>
                    <td>{count(mentions)}</td>
                    <td>{meanTone === null ? t('perception.tooFew') : number(meanTone, 1)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
          <p className="muted">{t('perception.toneMethod', { least: LEAST_GROUP })}</p>
        </PanelSection>
      ))}
      {series.map(({ id, name, unit, source, values }) => (
        <PanelSection key={id} title={name}>
          <MonthBars
            values={Float64Array.from(values, ({ value }) => value)}
            firstMonth={Date.parse(`${values[0]?.month ?? '2025-01'}-01T00:00:00Z`)}
            label={name}
            describe={(at, value) => `${month(at)} ${count(value)}`}
          />
          <p className="muted">
            {t('perception.seriesIs', {
              first: count(values[0]?.value ?? 0),
              last: count(values.at(-1)?.value ?? 0),
              from: month(Date.parse(`${values[0]?.month}-01T00:00:00Z`)),
              to: month(Date.parse(`${values.at(-1)?.month}-01T00:00:00Z`)),
              unit,
              source,
            })}
          </p>
        </PanelSection>
      ))}
    </>
  );
}
