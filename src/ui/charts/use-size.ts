import { useEffect, useRef, useState, type RefObject } from 'react';

/** Width and height of an element in CSS pixels, followed as it is resized. */
export function useSize<E extends Element>(): [RefObject<E | null>, number, number] {
  const element = useRef<E>(null);
  const [[width, height], setSize] = useState<[number, number]>([0, 0]);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setSize([entry.contentRect.width, entry.contentRect.height]),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width, height];
}
