import { findPartner, lighterThan, practicesOf } from '../../domain/measure/catalogue.ts';
import { isPlannable, type Measure } from '../../domain/measure/measure.ts';
import { useTexts } from '../../i18n/index.ts';
import { AreaIcon, CloseIcon } from '../../ui/icons.ts';
import { Facts, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { LegalCard } from './legal-card.tsx';
import styles from './measures.module.css';
import { SourcedList } from './sourced-list.tsx';

interface Props {
  readonly measure: Measure;
  readonly onSelect: (id: string) => void;
  readonly onDraw: () => void;
  readonly onClose: () => void;
}

/** All that the catalogue knows of a measure: the lighter ones first, then what this one asks. */
export function MeasureDetail({ measure, onSelect, onDraw, onClose }: Props) {
  const { t, language } = useTexts();
  const lighter = lighterThan(measure);
  const practices = practicesOf(measure.id);
  return (
    <Panel
      title={measure.name[language]}
      lead={measure.summary[language]}
      actions={<IconButton icon={CloseIcon} label={t('measures.close')} onPress={onClose} />}
    >
      {measure.infoOnly && <Notice tone="info">{t('measures.infoOnlyNote')}</Notice>}
      {lighter.length > 0 && (
        <PanelSection title={t('measures.lighter')}>
          <p className={styles.note}>{t('measures.lighterNote')}</p>
          <ul className={styles.plain}>
            {lighter.map((other) => (
              <li key={other.id}>
                <button type="button" className={styles.link} onClick={() => onSelect(other.id)}>
                  {other.name[language]}
                </button>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {isPlannable(measure) && (
        <Button variant="primary" icon={AreaIcon} onPress={onDraw}>
          {t('measures.draw')}
        </Button>
      )}
      {measure.steps.length > 0 && (
        <PanelSection title={t('measures.steps')}>
          <ol className={styles.steps}>
            {measure.steps.map((step) => (
              <li key={step.nl}>{step[language]}</li>
            ))}
          </ol>
        </PanelSection>
      )}
      <DecisionFacts measure={measure} />
      {measure.legalBasis.length > 0 && <LegalCard ids={measure.legalBasis} />}
      {measure.preconditions.length > 0 && (
        <PanelSection title={t('measures.preconditions')}>
          <SourcedList statements={measure.preconditions} />
        </PanelSection>
      )}
      {(measure.requirements.length > 0 || measure.checks.length > 0) && <PlanNeeds measure={measure} />}
      <EvidenceCard evidence={measure.evidence} practices={practices} />
      {measure.notes.length > 0 && (
        <PanelSection title={t('measures.notes')}>
          <SourcedList statements={measure.notes} />
        </PanelSection>
      )}
      <p className={styles.source}>{t('measures.source', { source: measure.source })}</p>
    </Panel>
  );
}

function DecisionFacts({ measure }: { readonly measure: Measure }) {
  const { t, language, list } = useTexts();
  const heard = measure.hearings.map(({ who, strength }) => `${who[language]} (${t(`measures.strength.${strength}`)})`);
  const rows: (readonly [string, string])[] = [
    [t('measures.decides'), measure.decides[language]],
    ...(heard.length > 0 ? [[t('measures.heard'), heard.join('; ')] as const] : []),
    [t('measures.term'), measure.term[language]],
    ...(measure.hours ? [[t('measures.hours'), measure.hours[language]] as const] : []),
    [t('measures.partners'), list(measure.partners.map((id) => findPartner(id)?.name[language] ?? id)) || '–'],
    [t('measures.documents'), measure.documents.map((name) => name[language]).join(', ') || '–'],
    [t('measures.spuk'), t(`measures.spuk.${measure.spuk}`)],
  ];
  return (
    <PanelSection title={t('measures.decision')}>
      <Facts rows={rows} />
    </PanelSection>
  );
}

function PlanNeeds({ measure }: { readonly measure: Measure }) {
  const { t } = useTexts();
  return (
    <PanelSection title={t('measures.needs')}>
      <ul className={styles.bullets}>
        {measure.requirements.map((requirement) => (
          <li key={requirement}>{t(`measures.requirement.${requirement}`)}</li>
        ))}
      </ul>
      {measure.checks.length > 0 && (
        <p className={styles.note}>
          {t('measures.checks')} {measure.checks.map((id) => `${id} ${t(`checks.name.${id}`)}`).join(', ')}.
        </p>
      )}
    </PanelSection>
  );
}
