import { useStore } from 'zustand';
import type { SurveyReport } from '../../domain/survey/survey.ts';
import { useTexts } from '../../i18n/index.ts';
import { removePerception } from '../../state/keep-perception.ts';
import { DeleteIcon } from '../../ui/icons.ts';
import { Facts } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './perception.module.css';

/** The files of this step, each with what was kept and what was left out. */
export function FileList({ project }: StepProps) {
  const { surveys, interviews, series, areaTables } = useStore(project, ({ document }) => document);
  const { t, count } = useTexts();
  const remove = (part: 'surveys' | 'interviews' | 'series' | 'areaTables', fileName: string) => (
    <div>
      <Button variant="quiet" icon={DeleteIcon} onPress={() => removePerception(project, part, fileName)}>
        {t('perception.remove')}
      </Button>
    </div>
  );
  const seriesFiles = [...new Set(series.map(({ fileName }) => fileName))];
  return (
    <>
      {surveys.map(({ id, fileName, report, questions, places }) => (
        <Disclosure key={id} title={fileName}>
          <Report report={report} />
          <p>{t('perception.surveyHas', { questions: questions.length, places: count(places.length) })}</p>
          {remove('surveys', fileName)}
        </Disclosure>
      ))}
      {interviews.map(({ id, fileName, report, conversations }) => (
        <Disclosure key={id} title={fileName}>
          <Report report={report} />
          <p>{t('perception.interviewsHave', { n: count(conversations) })}</p>
          {remove('interviews', fileName)}
        </Disclosure>
      ))}
      {seriesFiles.map((fileName) => (
        <Disclosure key={fileName} title={fileName}>
          <p>
            {series
              .filter((one) => one.fileName === fileName)
              .map(({ name, values }) => `${name} (${values.length})`)
              .join(', ')}
          </p>
          {remove('series', fileName)}
        </Disclosure>
      ))}
      {areaTables.map(({ id, fileName, report, measure }) => (
        <Disclosure key={id} title={fileName}>
          <p>{measure}</p>
          <Facts
            rows={[
              [t('perception.rows'), count(report.rows)],
              [t('perception.kept'), count(report.kept)],
              [t('perception.elsewhere'), count(report.elsewhere)],
              [t('perception.totals'), count(report.totals)],
              [t('perception.yearRows'), count(report.yearRows)],
              [t('perception.monthRows'), count(report.monthRows)],
              [t('perception.withheld'), count(report.withheld)],
              [t('perception.trimmed'), count(report.trimmed)],
              [t('perception.incomplete'), report.incomplete ?? '–'],
            ]}
          />
          {remove('areaTables', fileName)}
        </Disclosure>
      ))}
    </>
  );
}

function Report({ report }: { readonly report: SurveyReport }) {
  const { t, count } = useTexts();
  return (
    <>
      <Facts
        rows={[
          [t('perception.rows'), count(report.rows)],
          [t('perception.kept'), count(report.kept)],
        ]}
      />
      {report.rejected.map(({ key, rows, firstRow }) => (
        <p key={key}>{t(key, { n: count(rows), row: firstRow })}</p>
      ))}
      {report.dropped.length > 0 && (
        <>
          <p className="muted">{t('perception.dropped')}</p>
          <ul className={styles.list}>
            {report.dropped.map(({ name, key }) => (
              <li key={name}>
                {name}: {t(key)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
