import { useEffect, useState } from 'preact/hooks';

/** Something that takes its time: a bar that moves, by how much is done where that is known, and the seconds so far. */
export function Working({ doing, done }: { doing: string; done?: number }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="working">
      <progress aria-label={doing} value={done} />
      <p>
        {doing} …{' '}
        <span aria-hidden="true" data-words="time">
          {seconds > 0 && `${seconds} s`}
        </span>
      </p>
      {seconds >= 5 && <p class="quiet">You may close this sidebar: the run goes on without it.</p>}
    </div>
  );
}
