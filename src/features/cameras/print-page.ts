/** Prints a page of its own, without leaving the app: an invisible frame that goes when the print dialog closes. */
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
