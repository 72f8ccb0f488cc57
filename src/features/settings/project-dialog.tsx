import { useEffect, useState } from 'react';
import type { ProjectDocument } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import type { ExternalBasemap } from '../../map/map-types.ts';
import type { SavedProject } from '../../state/saving.ts';
import { DeleteIcon } from '../../ui/icons.ts';
import { Facts, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { FileButton } from '../../ui/primitives/file-drop.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import styles from './settings.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly document: ProjectDocument;
  readonly basemap: ExternalBasemap | null;
  readonly listSaved: () => Promise<readonly SavedProject[]>;
  readonly onClose: () => void;
  readonly onChange: (change: { readonly name?: string; readonly purpose?: string }) => void;
  readonly onBasemap: (basemap: ExternalBasemap | null) => void;
  readonly onOpenSaved: (projectId: string) => void;
  readonly onNew: () => void;
  readonly onWipe: () => void;
}

/** The project itself: name, purpose, what this browser keeps of it, and the base map. */
export function ProjectDialog(props: Props) {
  const { isOpen, document, onClose, onChange } = props;
  const { t } = useTexts();
  return (
    <Dialog title={t('project.title')} closeLabel={t('app.close')} isOpen={isOpen} onClose={onClose}>
      <div className={styles.sections}>
        <TextField label={t('project.name')} value={document.name} onChange={(name) => onChange({ name })} />
        <TextField
          label={t('project.purpose')}
          description={t('project.purposeWhy')}
          value={document.purpose}
          onChange={(purpose) => onChange({ purpose })}
        />
        <Facts
          rows={[
            [t('project.crs'), `${document.crs.name} (EPSG:${document.crs.epsg})`],
            [t('project.timeZone'), document.timeZone],
          ]}
        />
        <Basemap {...props} />
        <Saved {...props} />
      </div>
    </Dialog>
  );
}

function Basemap({ basemap, onBasemap }: Props) {
  const { t } = useTexts();
  const [template, setTemplate] = useState('');
  const isTemplate = /\{z\}/.test(template) && /\{x\}/.test(template) && /\{y\}/.test(template);
  return (
    <PanelSection title={t('project.basemap')}>
      <p className="muted">{t('project.basemapExplain')}</p>
      {basemap ? (
        <div className={styles.row}>
          <span>{basemap.attribution}</span>
          <Button onPress={() => onBasemap(null)}>{t('project.basemapOwn')}</Button>
        </div>
      ) : (
        <>
          <div className={styles.row}>
            <FileButton
              accept={['.pmtiles']}
              label={t('project.basemapFile')}
              onFile={(file) => onBasemap({ kind: 'pmtiles', file, attribution: file.name })}
            />
          </div>
          <TextField
            label={t('project.wmts')}
            description={t('project.wmtsExplain')}
            placeholder="/tegels/{z}/{x}/{y}.png"
            value={template}
            error={template && !isTemplate ? t('project.wmtsWrong') : null}
            onChange={setTemplate}
          />
          {isTemplate && (
            <div className={styles.row}>
              <Button
                onPress={() =>
                  onBasemap({ kind: 'wmts', urlTemplate: template, attribution: template.split('/{')[0]! })
                }
              >
                {t('project.wmtsShow')}
              </Button>
            </div>
          )}
        </>
      )}
    </PanelSection>
  );
}

function Saved({ isOpen, document, listSaved, onOpenSaved, onNew, onWipe }: Props) {
  const { t, language } = useTexts();
  const [saved, setSaved] = useState<readonly SavedProject[]>([]);
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    let left = false;
    if (isOpen)
      listSaved().then(
        (list) => !left && setSaved(list),
        () => undefined,
      );
    return () => {
      left = true;
      setSure(false);
    };
  }, [isOpen, listSaved]);
  const moment = (iso: string) =>
    new Date(iso).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <PanelSection title={t('project.saved')}>
      <p className="muted">{t('project.savedExplain')}</p>
      {saved.length > 0 && (
        <ul className={styles.saved}>
          {saved.map(({ projectId, name, savedAt }) => (
            <li key={projectId}>
              <span>
                {name || t('project.nameless')}
                <small className="muted"> {moment(savedAt)}</small>
              </span>
              {projectId === document.id ? (
                <span className="muted">{t('project.isOpen')}</span>
              ) : (
                <Button variant="quiet" onPress={() => onOpenSaved(projectId)}>
                  {t('project.openSaved')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isSure && <Notice tone="caution">{t('project.wipeSure')}</Notice>}
      <div className={styles.row}>
        <Button onPress={onNew}>{t('app.new')}</Button>
        {isSure ? (
          <Button variant="danger" icon={DeleteIcon} onPress={onWipe}>
            {t('project.wipeDo')}
          </Button>
        ) : (
          <Button icon={DeleteIcon} onPress={() => setSure(true)}>
            {t('project.wipe')}
          </Button>
        )}
      </div>
    </PanelSection>
  );
}
