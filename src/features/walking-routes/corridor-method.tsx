import { useTexts } from '../../i18n/index.ts';
import type { CorridorReport } from '../../network/corridor/corridor-types.ts';
import type { CorridorAnswer } from '../../network/questions/corridor-question.ts';
import { Facts } from '../../ui/layout/panel.tsx';
import styles from './walking-routes.module.css';

interface Props {
  readonly answer: CorridorAnswer;
  readonly report: CorridorReport;
  readonly dataFingerprint: string;
  readonly network: string;
}

/** How the corridor was compared: method, parameters, n, kinds of street, seed, fingerprints. */
export function CorridorMethod({ answer: { settings, rows }, report, dataFingerprint, network }: Props) {
  const { t, count, number, share } = useTexts();
  const [first] = report.comparisons;
  return (
    <>
      <p>{t('routes.corridorMethod')}</p>
      <p className="muted">{t('routes.exposureMethod')}</p>
      <Facts
        rows={[
          [t('method.n'), count(rows)],
          [t('routes.corridorFact.onRoute'), number(report.route.incidents, 1)],
          [t('routes.corridorFact.reach'), `${settings.reachMetres} m`],
          [t('routes.corridorFact.guard'), `${settings.guardMetres} m`],
          [t('routes.corridorFact.unit'), `${settings.unitMetres} m`],
          [t('routes.corridorFact.dispersion'), number(report.dispersion, 2)],
          [
            t('routes.corridorFact.permutations'),
            `${count(first.permutations)} (${t('routes.seed')} ${settings.seed})`,
          ],
          [
            t('routes.corridorFact.walked'),
            report.route.metresWalked === null ? '–' : `${count(report.route.metresWalked / 1000)} km`,
          ],
          [
            t('routes.corridorFact.perWalked'),
            report.route.per100KilometresWalked === null ? '–' : number(report.route.per100KilometresWalked, 2),
          ],
          [t('routes.corridorFact.unmatched'), share(report.unmatchedShare)],
          [t('routes.corridorFact.withoutHour'), number(report.withoutHour, 0)],
          [t('method.fingerprint'), <code key="data">{dataFingerprint.slice(0, 12)}</code>],
          [t('routes.corridorFact.network'), <code key="network">{network}</code>],
        ]}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('routes.corridorFact.kind')}</th>
            <th scope="col">{t('routes.corridorFact.route')}</th>
            <th scope="col">{t('routes.corridorFact.elsewhere')}</th>
          </tr>
        </thead>
        <tbody>
          {report.strata.map((stratum) => (
            <tr key={`${stratum.streetClass} ${stratum.streetFunction}`}>
              <th scope="row">
                {t(`routes.class.${stratum.streetClass}`)}
                {stratum.streetFunction && ` · ${t(`routes.function.${stratum.streetFunction}`)}`}
                {!stratum.matched && ` · ${t('routes.corridorFact.notMatched')}`}
              </th>
              <td>
                {number(stratum.routeIncidents, 0)} / {count(stratum.routeMetres)} m
              </td>
              <td>
                {number(stratum.comparisonIncidents, 0)} / {count(stratum.comparisonMetres)} m
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
