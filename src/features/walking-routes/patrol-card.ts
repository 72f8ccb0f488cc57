interface Card {
  readonly t: (key: string) => string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly streets: readonly (readonly [name: string, metres: string])[];
  /** The round in project metres, flat. */
  readonly points: ArrayLike<number>;
  readonly attention: readonly {
    readonly street: string;
    readonly after: string;
    readonly points: ArrayLike<number>;
  }[];
}

const PICTURE = 640;
const MARGIN = 24;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The round as a page of its own for paper: sketch, streets in order, stretches that ask attention. There is no incident
 * on it, neither as a point nor as a count.
 */
export function patrolCard({ t, title, facts, streets, points, attention }: Card): string {
  const draw = sketch(points);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page { size: A4; margin: 14mm; }
body { font: 11pt/1.4 sans-serif; color: #111; }
h1 { font-size: 18pt; margin: 0 0 4mm; } h2 { font-size: 12pt; margin: 6mm 0 2mm; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 1mm 6mm; margin: 0; } dt { color: #555; } dd { margin: 0; }
ol { columns: 2; margin: 0; padding-left: 6mm; } li { break-inside: avoid; }
svg { width: 100%; max-height: 110mm; border: 0.3mm solid #bbb; }
footer { margin-top: 6mm; color: #555; font-size: 9pt; }
</style></head><body>
<h1>${escaped(title)}</h1>
<dl>${facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<svg viewBox="0 0 ${PICTURE} ${draw.height}" role="img">
${attention.map(({ points: stretch }) => `<polyline points="${draw.line(stretch)}" fill="none" stroke="#d98a00" stroke-width="10" stroke-linecap="round"/>`).join('')}
<polyline points="${draw.line(points)}" fill="none" stroke="#10427a" stroke-width="3" stroke-linejoin="round"/>
<text x="10" y="20" font-size="14">${escaped(t('routes.patrol.north'))} ↑</text></svg>
<h2>${escaped(t('routes.patrol.attention'))}</h2>
<ol>${attention.map(({ street, after }) => `<li>${escaped(street)} (${escaped(after)})</li>`).join('')}</ol>
<h2>${escaped(t('routes.patrol.streets'))}</h2>
<ol>${streets.map(([name, metres]) => `<li>${escaped(name)}, ${escaped(metres)}</li>`).join('')}</ol>
<footer>${escaped(t('routes.patrol.footer'))}</footer>
</body></html>`;
}

/** Project metres to picture, north up. */
function sketch(points: ArrayLike<number>) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    [minX, maxX] = [Math.min(minX, points[i]!), Math.max(maxX, points[i]!)];
    [minY, maxY] = [Math.min(minY, points[i + 1]!), Math.max(maxY, points[i + 1]!)];
  }
  const scale = (PICTURE - 2 * MARGIN) / Math.max(1, maxX - minX, maxY - minY);
  return {
    height: Math.round((maxY - minY) * scale + 2 * MARGIN),
    line: (line: ArrayLike<number>) =>
      Array.from({ length: line.length / 2 }, (_, i) => {
        const [x, y] = [(line[2 * i]! - minX) * scale + MARGIN, (maxY - line[2 * i + 1]!) * scale + MARGIN];
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      }).join(' '),
  };
}

/** Prints a page without leaving the app: an invisible frame that goes when the print dialog closes. */
export function printPage(html: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.srcdoc = html;
  frame.onload = () => {
    const page = frame.contentWindow!;
    page.onafterprint = () => frame.remove();
    page.print();
  };
  document.body.append(frame);
}
