import { fileSave } from 'browser-fs-access';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import { DOCUMENT_TEMPLATES } from '../../document/document-catalogue.ts';
import type { DocumentModel } from '../../document/document-model.ts';
import type { DocumentTemplate } from '../../document/document-template.ts';
import { fillTemplate, refusalsOf, type DocumentFacts } from '../../document/fill-template.ts';
import type { RegiePlan } from '../../domain/plan/regie-plan.ts';
import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { textsIn, useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { useZoneFindings } from '../use-zone-findings.ts';
import { deriveDocumentFacts } from './document-facts.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { LEGAL_NOTES, measureName } from './measure-names.ts';
import styles from './plan.module.css';

interface Props extends StepProps {
  readonly hotspot: KeptHotspot;
  readonly plan: RegiePlan | null;
  readonly summary: AreaSummary | null;
}

/** Size of the map picture in a document, CSS pixels, and how many more in print. */
const MAP_PICTURE = { widthPx: 900, heightPx: 560, pixelRatio: 1.5 };

/** Every document that can be made, what it still lacks, and the way to see, print and save it. */
export function DocumentList({ project, workbench, map, session, clients, now, hotspot, plan, summary }: Props) {
  const { t } = useTexts();
  const { document } = useStore(project);
  const { layers, dataFingerprint } = useStore(workbench);
  const [zoneId, setZoneId] = useState<string>('');
  const [shown, setShown] = useState<DocumentModel | null>(null);
  const { zones } = document;
  const zone = zones.find(({ id }) => id === zoneId) ?? zones[0] ?? null;
  const municipality = layers.areas?.records.find(({ kind }) => kind === 'municipality')?.name ?? null;

  const zoneFindings = useZoneFindings({ project, workbench, session, clients, now }, zone);

  const factsWith = (picture: DocumentFacts['figures'][string] | null): DocumentFacts =>
    deriveDocumentFacts({
      document,
      dataFingerprint,
      today: now().slice(0, 10),
      municipality,
      hotspot,
      summary,
      plan,
      zone,
      zoneFindings,
      legal: LEGAL_NOTES,
      measureName,
      asked: document.agenda.find(({ subjectId }) => subjectId === hotspot.id)?.asked ?? '',
      map: picture,
      t: textsIn('nl').t,
    });
  const facts = factsWith(null);

  async function open(template: DocumentTemplate): Promise<void> {
    try {
      const rings = template.subject === 'zone' && zone ? zone.rings : hotspot.rings;
      const picture =
        map && needsMap(template) ? await session.tasks.run('task.picture', () => takePicture(map, rings)) : null;
      setShown(fillTemplate(template, factsWith(picture)));
    } catch (error) {
      session.fail(error);
    }
  }

  return (
    <PanelSection title={t('documents.title')}>
      {zones.length > 0 && (
        <Select
          label={t('documents.zone')}
          value={zone?.id ?? ''}
          choices={zones.map(({ id, name, variant }) => ({ value: id, label: `${name} (${variant})` }))}
          onChange={setZoneId}
        />
      )}
      <ul className={styles.documents}>
        {DOCUMENT_TEMPLATES.filter(({ measures }) => fits(measures, zone?.measureId)).map((template) => {
          const refusals = refusalsOf(template, facts);
          return (
            <li key={template.id}>
              <button type="button" disabled={refusals.length > 0} onClick={() => void open(template)}>
                <span className={styles.documentName}>{template.name}</span>
                <span className={styles.documentMeta}>
                  {refusals.length > 0 ? refusals.join(' ') : `${template.audience} · Toolbox ${template.toolbox}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown && (
        <DocumentDialog
          model={shown}
          onClose={() => setShown(null)}
          onDocx={async () => {
            const { writeDocx } = await import('../../document/docx/write-docx.ts');
            const bytes = await writeDocx(shown);
            const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
            await fileSave(new Blob([bytes as BlobPart], { type }), { fileName: `${shown.id}.docx` }).catch(
              () => undefined,
            );
          }}
        />
      )}
    </PanelSection>
  );
}

/** A document made for certain measures is offered with an area for one of them, or while there is no area yet. */
const fits = (measures: readonly string[], measureId: string | undefined) =>
  measures.length === 0 || measureId === undefined || measures.includes(measureId);

const needsMap = ({ blocks }: DocumentTemplate) => blocks.some((block) => 'figure' in block && block.figure === 'map');

async function takePicture(
  map: NonNullable<StepProps['map']>,
  rings: readonly (readonly number[])[],
): Promise<DocumentFacts['figures'][string]> {
  const xs = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
  const ys = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const margin = Math.max(150, 0.35 * Math.max(east - west, north - south));
  const blob = await map.snapshot({
    ...MAP_PICTURE,
    bounds: { west: west - margin, south: south - margin, east: east + margin, north: north + margin },
  });
  return {
    image: new Uint8Array(await blob.arrayBuffer()),
    widthPx: MAP_PICTURE.widthPx,
    heightPx: MAP_PICTURE.heightPx,
    alternative:
      `Kaart van ${Math.round(west)}–${Math.round(east)} bij ${Math.round(south)}–${Math.round(north)} (meters in het stelsel van het project), ` +
      'met straten, de grens van de plek en de dichtheid van geregistreerde meldingen.',
  };
}
