import { useEffect, useState } from 'react';

/** Whole minutes since the screen came up; right again after the laptop slept, for it reads the clock. */
export function useElapsedMinutes(): number {
  const [start] = useState(() => performance.timeOrigin + performance.now());
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const look = () => setMinutes(Math.floor((Date.now() - start) / 60_000));
    const timer = setInterval(look, 5_000);
    return () => clearInterval(timer);
  }, [start]);
  return minutes;
}
