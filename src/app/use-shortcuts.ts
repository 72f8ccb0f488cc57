import { useEffect, useEffectEvent } from 'react';

/** Key combinations such as "Ctrl+Z", "Alt+1", "Escape" or "?", and what they do. Ctrl also answers to ⌘. */
export type Shortcuts = Readonly<Record<string, () => void>>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement | null;
    const typing = target?.closest('input, textarea, select, [contenteditable]') !== null && target !== document.body;
    const control = event.ctrlKey || event.metaKey;
    const name = `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
    const action = shortcuts[name];
    // In a text field only combinations are ours: letters and undo belong to the field.
    if (!action || (typing && (!control || name === 'Ctrl+Z' || name === 'Ctrl+Y'))) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
