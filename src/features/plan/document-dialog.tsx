import { useEffect, useMemo } from 'react';
import type { DocumentBlock, DocumentModel, FigureBlock, TextRun } from '../../document/document-model.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon, PrintIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import styles from './document-view.module.css';

interface Props {
  readonly model: DocumentModel;
  readonly onClose: () => void;
  readonly onDocx: () => Promise<void>;
}

/** A document as it will be: read, printed (tagged PDF through the browser) or saved as DOCX. */
export function DocumentDialog({ model, onClose, onDocx }: Props) {
  const { t } = useTexts();
  return (
    <Dialog
      title={model.title}
      closeLabel={t('app.close')}
      isOpen
      onClose={onClose}
      width="wide"
      footer={
        <>
          <Button icon={PrintIcon} onPress={() => window.print()}>
            {t('documents.print')}
          </Button>
          <Button icon={DownloadIcon} variant="primary" onPress={() => void onDocx()}>
            {t('documents.docx')}
          </Button>
        </>
      }
    >
      {model.missing.length > 0 && <Notice tone="caution">{t('documents.blanks', { n: model.missing.length })}</Notice>}
      <DocumentView model={model} />
    </Dialog>
  );
}

function DocumentView({ model }: { readonly model: DocumentModel }) {
  return (
    <article className={styles.document} data-page={model.page} data-printable lang={model.language}>
      <p className={styles.audience}>{model.audience}</p>
      <h1>{model.title}</h1>
      {model.blocks.map((block, i) => (
        // Blocks have no identity but their place, and the list never changes while it is shown.
        <Block key={i} block={block} />
      ))}
      <footer className={styles.provenance}>{model.provenance}</footer>
    </article>
  );
}

function Block({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4';
      return <Heading>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p className={block.look ? styles[block.look] : ''}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((runs, i) => (
            <li key={i}>
              <Runs runs={runs} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {block.head.map((text, column) => (
                <th key={text} scope="col" className={block.numeric.includes(column) ? styles.numeric : ''}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((text, column) => (
                  <td key={column} className={block.numeric.includes(column) ? styles.numeric : ''}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'figure':
      return <Picture figure={block} />;
    case 'pageBreak':
      return <hr className={styles.pageBreak} />;
  }
}

function Picture({ figure }: { readonly figure: FigureBlock }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([figure.image as BlobPart], { type: 'image/png' })), [figure]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <figure>
      <img src={url} alt={figure.alternative} width={figure.widthPx} height={figure.heightPx} />
      <figcaption>{figure.caption}</figcaption>
    </figure>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return runs.map(({ text, mark }, i) => {
    if (mark === 'blank')
      return (
        <mark key={i} className={styles.blank}>
          [{text}]
        </mark>
      );
    return mark === 'strong' ? <strong key={i}>{text}</strong> : <span key={i}>{text}</span>;
  });
}
