import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import type { DocumentBlock, DocumentModel, DocumentPage, FigureBlock, TableBlock } from '../document-model.ts';

/** Twentieths of a point in a millimetre. */
const MM = 56.6929;
const PAGES: Readonly<Record<DocumentPage, { width: number; height: number; margin: number; landscape: boolean }>> = {
  A4: { width: 210, height: 297, margin: 22, landscape: false },
  'A4-landscape': { width: 210, height: 297, margin: 18, landscape: true },
  A5: { width: 148, height: 210, margin: 12, landscape: false },
};
const PIXELS_PER_MM = 96 / 25.4;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const BULLETS = 'opsomming';
const NUMBERS = 'nummering';

/**
 * A document as DOCX: real headings, lists, header rows and alternative texts, so that it can be edited in any word
 * processor and read aloud. Blanks are marked in yellow between square brackets.
 */
export async function writeDocx(model: DocumentModel): Promise<Uint8Array> {
  let numberings = 0;
  const children = model.blocks.flatMap((block) => blockOf(block, model.page, () => numberings++));
  const file = new Document({
    title: model.title,
    subject: model.audience,
    creator: 'Regiekaart',
    description: model.provenance,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: 'nl-NL' } } },
        title: { run: { size: 36, bold: true, color: '154273' }, paragraph: { spacing: { after: 160 } } },
        heading1: {
          run: { size: 28, bold: true, color: '154273' },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading2: {
          run: { size: 24, bold: true, color: '154273' },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
        heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style: INDENT }],
        },
        {
          reference: NUMBERS,
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: INDENT }],
        },
      ],
    },
    sections: [
      {
        ...pageOf(model.page),
        headers: { default: new Header({ children: [small(`${model.title} — ${model.audience}`)] }) },
        footers: {
          default: new Footer({
            children: [
              small(model.provenance),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ size: 16, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(model.title)] }), ...children],
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(file)).arrayBuffer());
}

const INDENT = { paragraph: { indent: { left: 360, hanging: 260 } } };

function pageOf(page: DocumentPage): Pick<ISectionOptions, 'properties'> {
  const { width, height, margin, landscape } = PAGES[page];
  const edge = Math.round(margin * MM);
  return {
    properties: {
      page: {
        size: {
          width: Math.round(width * MM),
          height: Math.round(height * MM),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: edge, bottom: edge, left: edge, right: edge },
      },
    },
  };
}

const small = (text: string) => new Paragraph({ children: [new TextRun({ text, size: 16, color: '555555' })] });

function runsOf(runs: readonly { text: string; mark?: 'strong' | 'blank' }[], size?: number): TextRun[] {
  return runs.map(
    ({ text, mark }) =>
      new TextRun({
        text: mark === 'blank' ? `[${text}]` : text,
        ...(size === undefined ? {} : { size }),
        ...(mark === 'strong' ? { bold: true } : {}),
        ...(mark === 'blank' ? { shading: { type: ShadingType.CLEAR, fill: 'FFF2B3' } } : {}),
      }),
  );
}

function blockOf(block: DocumentBlock, page: DocumentPage, nextNumbering: () => number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun(block.text)] })];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 120 },
          children: runsOf(block.runs, block.look ? 20 : undefined),
          ...(block.look
            ? { shading: { type: ShadingType.CLEAR, fill: block.look === 'caution' ? 'FFF4E0' : 'EEF2F8' } }
            : {}),
        }),
      ];
    case 'list': {
      const instance = nextNumbering();
      return block.items.map(
        (runs) =>
          new Paragraph({
            children: runsOf(runs),
            spacing: { after: 40 },
            numbering: { reference: block.ordered ? NUMBERS : BULLETS, level: 0, instance },
          }),
      );
    }
    case 'table':
      return tableOf(block);
    case 'figure':
      return figureOf(block, page);
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function tableOf({ caption, head, rows, numeric }: TableBlock): (Paragraph | Table)[] {
  const cell = (text: string, column: number, isHead: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E6ECF4' } } : {}),
      children: [
        new Paragraph({
          alignment: numeric.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, size: 20, bold: isHead })],
        }),
      ],
    });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 60 },
      children: [new TextRun({ text: caption, bold: true, size: 20 })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: head.map((text, column) => cell(text, column, true)) }),
        ...rows.map(
          (row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) }),
        ),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

function figureOf({ image, widthPx, heightPx, alternative, caption }: FigureBlock, page: DocumentPage): Paragraph[] {
  const { width, height, margin, landscape } = PAGES[page];
  const [across, up] = landscape ? [height, width] : [width, height];
  const room = { width: (across - 2 * margin) * PIXELS_PER_MM, height: (up - 2 * margin) * 0.55 * PIXELS_PER_MM };
  const scale = Math.min(room.width / widthPx, room.height / heightPx);
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120 },
      children: [
        new ImageRun({
          type: 'png',
          data: image,
          transformation: { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) },
          altText: { name: caption, title: caption, description: alternative },
        }),
      ],
    }),
    new Paragraph({ spacing: { after: 160 }, children: [new TextRun({ text: caption, size: 18, italics: true })] }),
  ];
}
